// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/pages/publish/productchecks.h"

#include <QSet>
#include <QWidget>

#include <map>
#include <memory>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;

namespace mesh::ui {

class Disclosure;
class FormGrid;
class RowsEditor;
class Segmented;
class SpanField;

/// The form of a product: the five fields that are needed, and the rest under *Later*. Fields are
/// addressed by their path in the document, so that a policy's failure is shown at its field.
class ProductFields : public QWidget
{
    Q_OBJECT
public:
    /// New: id and domain can be chosen. Existing: they stay; the rest is unfolded.
    enum class Of { New, Existing };

    explicit ProductFields(Of of, QWidget *parent = nullptr);

    /// What can be chosen: domains, teams, tiers, classifications.
    void setCatalog(std::shared_ptr<const catalog::CatalogSnapshot> catalog,
                    const QStringList &myTeams);
    void setProduct(const catalog::Product &product);
    /// What setProduct was given, with what was changed since.
    [[nodiscard]] catalog::Product product() const;

    /// What was typed and cannot be read, so that product() lacks it.
    [[nodiscard]] std::vector<FieldProblem> unreadable() const;
    /// What the registry says of the topic's values.
    void setSchema(const QString &subject, const QString &type);
    void setVersion(const QString &version);
    /// As if somebody had chosen it.
    void setDomain(const QString &id);
    /// As if somebody had typed it: into the row of that field where there is one.
    void addFieldNote(const catalog::FieldNote &note);

    /// Shows each at its field: problems of a new product only where somebody was already, until
    /// `all`. What has no field here stands at the topic.
    void setVerdict(const std::vector<FieldProblem> &problems,
                    const std::vector<FieldRemark> &remarks, bool all);
    /// Puts the cursor there, unfolding *Later* where it stands below it.
    void focusField(const QString &field);
    /// The same for the first of the form's fields that has a problem.
    void focusFirst(const std::vector<FieldProblem> &problems);
    /// nullptr: there is no such field.
    [[nodiscard]] QWidget *field(const QString &name) const;

Q_SIGNALS:
    /// By the user.
    void changed();
    void newDomainWanted();

private:
    void makeNeeded();
    void makeLater();
    QLineEdit *addLine(FormGrid &grid, const QString &field, const QString &label,
                       const QString &hint = {});
    QPlainTextEdit *addText(FormGrid &grid, const QString &field, const QString &label,
                            const QString &hint = {});
    void addField(FormGrid &grid, const QString &field, const QString &label, QWidget *widget,
                  const QString &hint = {});
    void addRows(FormGrid &grid, const QString &field, const QString &label, RowsEditor *rows);
    void touch(const QString &field);
    void domainChosen();
    void updateHints();
    void fillDomains();
    void fillOwners();
    void fillPlatform();
    void readLists(catalog::Product &product) const;
    [[nodiscard]] QString placeOf(const QString &field) const;
    void setRow(const QString &row, const QStringList &problems,
                const std::vector<FieldRemark> &remarks);

    Of m_of;
    std::shared_ptr<const catalog::CatalogSnapshot> m_catalog;
    QStringList m_myTeams;
    QStringList m_choices; ///< what the lists were filled with
    catalog::Product m_base;
    QSet<QString> m_touched;
    bool m_filling = false;

    FormGrid *m_needed;
    FormGrid *m_later;
    Disclosure *m_disclosure;
    std::map<QString, QWidget *> m_fields;
    QStringList m_order; ///< names of m_fields, from top to bottom
    QLineEdit *m_name = nullptr;
    QComboBox *m_domain = nullptr;
    QLineEdit *m_id = nullptr;
    QComboBox *m_owner = nullptr;
    QPlainTextEdit *m_purpose = nullptr;
    QLabel *m_purposeHint = nullptr;
    QComboBox *m_classification = nullptr;
    QLabel *m_topics = nullptr;
    Segmented *m_quality = nullptr;
    QComboBox *m_tier = nullptr;
    QLineEdit *m_version = nullptr;
    SpanField *m_freshness = nullptr;
    QLineEdit *m_availability = nullptr;
    SpanField *m_retention = nullptr;
    QLineEdit *m_support = nullptr;
    QPlainTextEdit *m_usage = nullptr;
    QPlainTextEdit *m_limitations = nullptr;
    QLineEdit *m_tags = nullptr;
    QLineEdit *m_terms = nullptr;
    RowsEditor *m_channels = nullptr;
    RowsEditor *m_links = nullptr;
    RowsEditor *m_notes = nullptr;
    RowsEditor *m_inputs = nullptr;
    RowsEditor *m_outputs = nullptr;
    RowsEditor *m_notices = nullptr;
    RowsEditor *m_ports = nullptr;
    QCheckBox *m_sample = nullptr;
};

} // namespace mesh::ui
