// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/dialogs/catalog/remnantsdialog.h"

#include "ui/state/formats.h"
#include "ui/state/navigator.h"
#include "ui/state/theme.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/noticebar.h"

#include "app/workspace/catalogediting.h"
#include "app/workspace/workspace.h"

#include <QCheckBox>
#include <QLineEdit>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mesh::ui {

using catalog::Remnant;

RemnantsDialog::RemnantsDialog(const Context &context, const catalog::Product &product,
                               QWidget *parent)
    : ActionDialog(tr("What is left of %1").arg(product.id.toString()), tr("Delete what is ticked"),
                   parent)
    , m_context(context)
    , m_session(context.workspace.session())
    , m_product(product)
    , m_state(new DimLabel)
    , m_list(new QWidget)
    , m_rowsBox(new QVBoxLayout(m_list))
    , m_question(new QWidget)
    , m_confirmation(new QLineEdit)
{
    setAttribute(Qt::WA_DeleteOnClose);
    resize(620, 0);
    auto *about = new DimLabel(tr("All of it stays until it is deleted, each for itself. What is "
                                  "deleted does not come back."));
    about->setWordWrap(true);
    m_state->setWordWrap(true);
    m_rowsBox->setContentsMargins(0, 0, 0, 0);
    m_rowsBox->setSpacing(space::small);
    //: %1 is a product's id, which has to be typed
    auto *question = new QLabel(tr("To delete, type %1").arg(product.id.toString()));
    question->setBuddy(m_confirmation);
    m_confirmation->setAccessibleName(question->text());
    auto *below = new QVBoxLayout(m_question);
    below->setContentsMargins(0, 0, 0, 0);
    below->setSpacing(space::tiny);
    below->addWidget(question);
    below->addWidget(m_confirmation);
    content().addWidget(about);
    content().addWidget(m_state);
    content().addWidget(m_list);
    content().addWidget(m_question);
    content().addStretch();
    connect(&notice(), &NoticeBar::actionTriggered, this, &RemnantsDialog::ask);
    connect(m_confirmation, &QLineEdit::textChanged, this, &RemnantsDialog::update);
    connect(&action(), &QPushButton::clicked, this, &RemnantsDialog::deleteTicked);
    connect(m_session, &workspace::Session::stateChanged, this, &RemnantsDialog::update);
    connect(m_session, &QObject::destroyed, this, &QDialog::close);
    ask();
}

RemnantsDialog::~RemnantsDialog() = default;

QCheckBox *RemnantsDialog::box(Remnant::Kind kind, const QString &name) const
{
    const auto row = std::ranges::find_if(m_rows, [&](const Row &each) {
        return each.remnant.kind == kind && each.remnant.name == name;
    });
    return row == m_rows.end() ? nullptr : row->box;
}

void RemnantsDialog::ask()
{
    if (!m_session) {
        return;
    }
    notice().clear();
    m_state->setText(tr("Asking the cluster and the schema registry…"));
    update();
    m_session->editing().remnants(m_product).then(
        this, [this](const core::Result<std::vector<Remnant>> &found) {
            if (found) {
                showList(*found);
            } else {
                m_state->setText(tr("What is left could not be asked."));
                notice().showError(found.error(), tr("Ask again"));
            }
        });
}

void RemnantsDialog::showList(const std::vector<Remnant> &remnants)
{
    for (const Row &row : m_rows) {
        delete row.box->parentWidget();
    }
    m_rows.clear();
    for (const Remnant &each : remnants) {
        addRow(each);
    }
    m_state->setText(remnants.empty() ? tr("Nothing: its topics and schemas are gone.")
                                      : QString());
    update();
}

QString RemnantsDialog::titleOf(const Remnant &remnant) const
{
    return remnant.kind == Remnant::Kind::Topic ? tr("Topic %1").arg(remnant.name)
                                                : tr("Schemas of subject %1").arg(remnant.name);
}

QString RemnantsDialog::whyItStays(const Remnant &remnant) const
{
    if (!remnant.products.isEmpty()) {
        return tr("stays: it belongs to %1, too").arg(remnant.products.join(u", "_s));
    }
    return remnant.kind == Remnant::Kind::Topic && !m_session->cluster().capabilities.topicChanges
               ? tr("stays: this cluster deletes no topics on request")
               : QString();
}

QString RemnantsDialog::aboutOf(const Remnant &remnant) const
{
    if (const QString why = whyItStays(remnant); !why.isEmpty()) {
        return why;
    }
    const bool topic = remnant.kind == Remnant::Kind::Topic;
    QStringList words;
    if (remnant.size) {
        const QString count = m_context.formats.count(*remnant.size);
        words << (topic ? tr("up to %1 records").arg(count)
                        : tr("%n version(s); records that need them can still be read", nullptr,
                             int(*remnant.size)));
    }
    if (!remnant.readers.isEmpty()) {
        words << tr("read by %1").arg(remnant.readers.join(u", "_s));
    }
    return words.join(u" · "_s);
}

void RemnantsDialog::addRow(const Remnant &remnant)
{
    auto *row = new QWidget;
    auto *box = new QCheckBox(titleOf(remnant));
    auto *about = new DimLabel(aboutOf(remnant));
    about->setWordWrap(true);
    about->setContentsMargins(space::large + space::small, 0, 0, 0);
    if (!remnant.readers.isEmpty()) {
        setTone(*about, u"warn"_s);
    }
    box->setAccessibleDescription(about->text());
    box->setEnabled(whyItStays(remnant).isEmpty());
    connect(box, &QCheckBox::toggled, this, &RemnantsDialog::update);
    auto *lines = new QVBoxLayout(row);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(0);
    lines->addWidget(box);
    lines->addWidget(about);
    m_rowsBox->addWidget(row);
    about->setVisible(!about->text().isEmpty());
    m_rows.push_back({remnant, box});
}

std::vector<Remnant> RemnantsDialog::ticked() const
{
    std::vector<Remnant> ticked;
    for (const Row &row : m_rows) {
        if (row.box->isChecked()) {
            ticked.push_back(row.remnant);
        }
    }
    return ticked;
}

void RemnantsDialog::update()
{
    if (!m_session) {
        return;
    }
    const bool any =
        std::ranges::any_of(m_rows, [](const Row &row) { return row.box->isEnabled(); });
    m_state->setVisible(!m_state->text().isEmpty());
    m_list->setVisible(!m_rows.empty());
    m_question->setVisible(any);
    action().setVisible(any);
    const auto refusal = m_session->editing().refusal();
    const bool meant = m_confirmation->text().trimmed() == m_product.id.toString();
    action().setEnabled(!m_busy && !refusal && meant && !ticked().empty());
    if (refusal && any) {
        notice().showError(*refusal);
    }
}

void RemnantsDialog::deleteTicked()
{
    if (m_busy || !m_session || !action().isEnabled()) {
        return;
    }
    m_busy = true;
    notice().clear();
    update();
    m_session->editing()
        .deleteRemnants(m_product, ticked())
        .then(this, [this](const std::vector<catalog::DeletedRemnant> &deleted) {
            m_busy = false;
            tell(deleted);
        });
}

void RemnantsDialog::tell(const std::vector<catalog::DeletedRemnant> &deleted)
{
    std::vector<Remnant> left;
    for (const Row &row : m_rows) {
        const bool gone = std::ranges::any_of(deleted, [&](const catalog::DeletedRemnant &each) {
            return !each.error && each.remnant == row.remnant;
        });
        if (!gone) {
            left.push_back(row.remnant);
        }
    }
    const auto failed = std::ranges::find_if(
        deleted, [](const catalog::DeletedRemnant &each) { return each.error.has_value(); });
    if (failed == deleted.end()) {
        m_context.navigator.tell(tr("Deleted: %n of what was left", nullptr, int(deleted.size())));
        close();
        return;
    }
    m_confirmation->clear();
    showList(left);
    notice().showError(*failed->error);
}

} // namespace mesh::ui
