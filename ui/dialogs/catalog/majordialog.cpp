// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/dialogs/catalog/majordialog.h"

#include "ui/dialogs/formgrid.h"
#include "ui/pages/publish/rulebook.h"
#include "ui/pages/publish/writing.h"
#include "ui/state/theme.h"

#include "app/workspace/catalogediting.h"

#include <QComboBox>
#include <QDateEdit>
#include <QLineEdit>
#include <QPlainTextEdit>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mesh::ui {
namespace {

constexpr int mostTopics = 2'000; ///< more are typed, not chosen
constexpr int statementHeight = 96;

} // namespace

QString bridgingStatement(const core::ProductId &product, int oldMajor, const QString &oldTopic,
                          int newMajor)
{
    return u"-- %1\nINSERT INTO %2@%3\nSELECT *\nFROM %2@%4;\n"_s.arg(
        MajorDialog::tr("Keeps %1 filled for those who read it still. Name here what differs: "
                        "new_field AS old_field.")
            .arg(oldTopic),
        product.toString(), QString::number(oldMajor), QString::number(newMajor));
}

MajorDialog::MajorDialog(const Context &context, const core::ProductId &id, QWidget *parent)
    : WriteDialog(context,
                  {tr("New major version of %1").arg(id.toString()),
                   tr("It gets a port of its own, on another topic, beside the one that is there: "
                      "readers move when they are ready, until the old one ends."),
                   tr("Add the version"), tr("Added a major version")},
                  parent)
    , m_id(id)
    , m_grid(new FormGrid)
    , m_topic(new QComboBox)
    , m_sunset(new QDateEdit)
    , m_reason(new QLineEdit)
    , m_statement(new QPlainTextEdit)
{
    addFields();
    const auto changed = [this] { update(); };
    connect(m_topic, &QComboBox::currentTextChanged, this, changed);
    connect(m_sunset, &QDateEdit::dateChanged, this, changed);
    connect(m_reason, &QLineEdit::textChanged, this, changed);
    update();
}

MajorDialog::~MajorDialog() = default;

void MajorDialog::addFields()
{
    const auto entry = session()->catalog()->product(m_id);
    const QDate today = QDate::currentDate();
    m_sunset->setCalendarPopup(true);
    m_sunset->setDisplayFormat(u"yyyy-MM-dd"_s);
    m_sunset->setDate(entry ? catalog::earliestSunset(catalog::lifeFacts(
                                  entry->product(), *session()->catalog(), today))
                            : today);
    m_topic->setEditable(true);
    m_topic->setInsertPolicy(QComboBox::NoInsert);
    fillTopics();
    m_statement->setProperty("look", u"code"_s);
    m_statement->setFont(monoFont());
    m_statement->setReadOnly(true);
    m_statement->setTabChangesFocus(true);
    m_statement->setFixedHeight(statementHeight);
    m_grid->addRow(u"outputPorts"_s, tr("Topic"), m_topic,
                   tr("Of the new version; it is there already."));
    m_grid->addRow(u"sunset"_s, tr("The old one ends on"), m_sunset);
    m_grid->addRow(u"message"_s, tr("Why"), m_reason, tr("For the history, and for readers."));
    m_grid->addRow(u"statement"_s, tr("Bridge"), m_statement,
                   tr("A statement that fills the old topic from the new one. It runs where your "
                      "streams run; nothing starts here."));
    addToForm(m_grid);
}

// Topics of the domain that no product claims, those of a similar name first.
void MajorDialog::fillTopics()
{
    const auto catalog = session()->catalog();
    const auto entry = catalog->product(m_id);
    const auto domain = catalog->domain(m_id.domain);
    const QString old = entry && !entry->topics.isEmpty() ? entry->topics.front() : QString();
    QStringList topics;
    for (const auto &topic : catalog->topics()) {
        const bool owned = domain && domain->domain.ownsTopic(topic->name);
        if (!topic->published && !topic->internal && !topic->meshOwn &&
            (owned || topic->name.startsWith(old)) && topics.size() < mostTopics) {
            topics << topic->name;
        }
    }
    std::stable_partition(topics.begin(), topics.end(),
                          [&old](const QString &name) { return name.startsWith(old); });
    m_topic->addItems(topics);
    m_topic->setCurrentIndex(!topics.isEmpty() && topics.front().startsWith(old) ? 0 : -1);
}

catalog::LifeChange MajorDialog::change(const catalog::Product &product) const
{
    return catalog::newMajorVersion(
        product, m_topic->currentText().trimmed(), m_sunset->date(),
        catalog::lifeFacts(product, *session()->catalog(), QDate::currentDate()));
}

QString MajorDialog::topicProblem() const
{
    const QString name = m_topic->currentText().trimmed();
    if (name.isEmpty()) {
        return tr("Choose the topic of the new version.");
    }
    const auto catalog = session()->catalog();
    const auto claiming = catalog->productsOfTopic(name);
    if (!claiming.empty()) {
        return tr("%1 is published as %2 already.").arg(name, claiming.front()->id.toString());
    }
    return catalog->topic(name) ? QString() : tr("There is no topic %1 on this cluster.").arg(name);
}

void MajorDialog::showProblems()
{
    const auto entry = session()->catalog()->product(m_id);
    m_grid->clearProblems();
    if (!m_topic->currentText().isEmpty()) {
        m_grid->setProblem(u"outputPorts"_s, topicProblem());
    }
    if (!entry) {
        return;
    }
    for (const catalog::ObjectionAt &one : change(entry->product()).objections) {
        m_grid->setProblem(u"sunset"_s, one.blocks ? catalog::objectionText(one) : QString());
    }
    showStatement();
}

void MajorDialog::showStatement()
{
    const catalog::Product product = session()->catalog()->product(m_id)->product();
    const catalog::Port *old = product.currentPort();
    const QString text =
        old ? bridgingStatement(m_id, old->major, old->topic, old->major + 1) : QString();
    if (text != m_statement->toPlainText()) {
        m_statement->setPlainText(text);
    }
}

QString MajorDialog::statement() const
{
    return m_statement->toPlainText();
}

QString MajorDialog::subject() const
{
    return m_id.toString();
}

std::optional<WriteDialog::Plan> MajorDialog::plan() const
{
    const auto entry = session()->catalog()->product(m_id);
    if (!entry) {
        return std::nullopt;
    }
    const catalog::LifeChange planned = change(entry->product());
    return Plan{productChange(planned.product, entry->revision, session()->editing().signature(),
                              m_reason->text().trimmed()),
                rulesOf(planned.objections), planned.blocked() || !topicProblem().isEmpty(),
                m_topic->currentText().trimmed().isEmpty() ? topicProblem() : QString(),
                planned.product};
}

} // namespace mesh::ui
