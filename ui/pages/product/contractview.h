// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/pages/product/productfacts.h"
#include "ui/state/context.h"

#include "app/workspace/promisecheck.h"
#include "app/workspace/session.h"

#include <QPointer>
#include <QWidget>

class QLabel;
class QPushButton;

namespace mesh::ui {

class ContractExportDialog;
class ContractImportDialog;
class FactTable;
class TopicInquiry;

/// What the owner of a product promises, what was measured of it, and whether it holds; and the way
/// in and out for contracts and product descriptions of the open standards.
class ContractView : public QWidget
{
    Q_OBJECT
public:
    ContractView(const Context &context, workspace::Session &session, const ProductFacts &facts,
                 QWidget *parent = nullptr);
    ~ContractView() override;

    void setFacts(const ProductFacts &facts);
    /// Asks and measures only while somebody looks.
    void setActive(bool active);
    void refresh();

    [[nodiscard]] const std::vector<workspace::PromiseCheck> &checks() const { return m_checks; }
    /// What the owner says of fields.
    [[nodiscard]] FactTable &fields() const { return *m_fields; }
    /// nullptr while closed.
    [[nodiscard]] ContractImportDialog *importDialog() const;
    [[nodiscard]] ContractExportDialog *exportDialog() const;
    void openImport();
    void openExport();

private:
    void showPromises();
    void showFields();

    Context m_context;
    QPointer<workspace::Session> m_session;
    ProductFacts m_facts;
    bool m_active = false;
    std::vector<workspace::PromiseCheck> m_checks;
    TopicInquiry *m_inquiry;
    FactTable *m_table;
    QLabel *m_note;
    QLabel *m_fieldsHead;
    FactTable *m_fields;
    QPushButton *m_import;
    QPushButton *m_export;
    QPointer<ContractImportDialog> m_importDialog;
    QPointer<ContractExportDialog> m_exportDialog;
};

} // namespace mesh::ui
