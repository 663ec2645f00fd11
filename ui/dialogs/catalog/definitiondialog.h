// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/dialogs/catalog/reviewdialog.h"

class QComboBox;
class QLineEdit;
class QPlainTextEdit;
class QSpinBox;

namespace mesh::ui {

class FormGrid;
class SpanField;

/// Makes or changes what the platform defines for everybody: a tier, a classification. Who has
/// opened one that somebody else changes meanwhile is told, and nothing of it is written over.
class DefinitionDialog : public ReviewDialog
{
    Q_OBJECT
public:
    [[nodiscard]] QLineEdit &name() const { return *m_name; }
    [[nodiscard]] QPlainTextEdit &meaning() const { return *m_meaning; }

protected:
    DefinitionDialog(const Context &context, const Words &words, catalog::Kind kind,
                     const QString &id, QWidget *parent);

    [[nodiscard]] bool isNew() const { return m_id.isEmpty(); }
    /// Of the one that is changed, or as the name of a new one makes it.
    [[nodiscard]] QString id() const;
    [[nodiscard]] FormGrid &grid() const { return *m_grid; }
    /// After the fields of what is derived: shows the record, and listens to who changes it.
    void begin();
    void setCommon(const QString &name, const QString &meaning);

    /// Fills the form with what stands in the mesh now.
    virtual void load() = 0;
    /// Who wrote it last.
    [[nodiscard]] virtual QString writer() const = 0;
    [[nodiscard]] virtual Plan plan() const = 0;

private:
    /// Of the record of this id; nothing: there is none.
    [[nodiscard]] std::optional<core::Offset> revision(const QString &id) const;
    void reload();
    void takeCatalog();
    [[nodiscard]] QString lacks() const;

    const catalog::Kind m_kind;
    const QString m_id;
    std::optional<core::Offset> m_basedOn;
    FormGrid *m_grid;
    QLineEdit *m_name;
    QPlainTextEdit *m_meaning;
};

/// Freshness, answer and notice that a tier promises.
class TierDialog : public DefinitionDialog
{
    Q_OBJECT
public:
    /// An empty id: a new one.
    TierDialog(const Context &context, const QString &id, QWidget *parent = nullptr);

    [[nodiscard]] SpanField &freshness() const { return *m_freshness; }
    [[nodiscard]] SpanField &response() const { return *m_response; }
    [[nodiscard]] QSpinBox &noticeDays() const { return *m_notice; }

protected:
    void load() override;
    [[nodiscard]] QString writer() const override;
    [[nodiscard]] Plan plan() const override;

private:
    SpanField *m_freshness;
    SpanField *m_response;
    QSpinBox *m_notice; ///< days; 0: none
};

/// What a class of data means, and whether its fields are shown.
class ClassificationDialog : public DefinitionDialog
{
    Q_OBJECT
public:
    /// An empty id: a new one.
    ClassificationDialog(const Context &context, const QString &id, QWidget *parent = nullptr);

    [[nodiscard]] QComboBox &masking() const { return *m_masking; }

protected:
    void load() override;
    [[nodiscard]] QString writer() const override;
    [[nodiscard]] Plan plan() const override;

private:
    QComboBox *m_masking;
};

} // namespace mesh::ui
