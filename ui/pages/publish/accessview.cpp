// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/publish/accessview.h"

#include "ui/state/formats.h"
#include "ui/state/navigator.h"
#include "ui/state/theme.h"
#include "ui/widgets/facttable.h"
#include "ui/widgets/labels.h"

#include "app/workspace/catalogediting.h"
#include "app/workspace/workspace.h"

#include <QItemSelectionModel>
#include <QPushButton>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>
#include <tuple>

using namespace Qt::StringLiterals;

namespace mesh::ui {
namespace {

using catalog::AccessState;

constexpr std::size_t mostReveals = 200;
/// A broker learns of rights a moment after the controller has them.
constexpr std::chrono::seconds brokersLearn{3};

QString dateText(const std::optional<QDate> &date, const Formats &formats)
{
    return date ? formats.locale().toString(*date, QLocale::ShortFormat) : QString();
}

bool isOpen(AccessState state)
{
    return state == AccessState::Requested;
}

// Agreed, or ended, where no ACL is seen: they may be there or not.
bool isToGive(AccessState state)
{
    return state == AccessState::Agreed || state == AccessState::AgreedNotGranted;
}

bool isToTakeBack(AccessState state, bool seen)
{
    return state == AccessState::EndedStillGranted || (state == AccessState::Ended && !seen);
}

bool mayEnd(AccessState state)
{
    return state == AccessState::Agreed || state == AccessState::AgreedNotGranted ||
           state == AccessState::Granted || state == AccessState::GrantedWithoutAgreement;
}

} // namespace

QString accessStateText(AccessState state)
{
    switch (state) {
    case AccessState::Requested:
        return AccessView::tr("requested");
    case AccessState::Withdrawn:
        return AccessView::tr("withdrawn");
    case AccessState::Agreed:
        return AccessView::tr("agreed");
    case AccessState::AgreedNotGranted:
        return AccessView::tr("agreed, but not granted");
    case AccessState::Granted:
        return AccessView::tr("granted");
    case AccessState::GrantedWithoutAgreement:
        return AccessView::tr("granted without agreement");
    case AccessState::ReadsWithoutAgreement:
        return AccessView::tr("reads without agreement");
    case AccessState::WorksOnIt:
        //: Whoever may write a product's topics, and not only read them
        return AccessView::tr("works on it");
    case AccessState::Refused:
        return AccessView::tr("refused");
    case AccessState::Ended:
        return AccessView::tr("ended");
    case AccessState::EndedStillGranted:
        break;
    }
    return AccessView::tr("ended, but still granted");
}

AccessView::AccessView(const Context &context, workspace::Session &session,
                       const core::ProductId &id, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_session(&session)
    , m_id(id)
    , m_table(new FactTable(tr("Who reads"), {{tr("Who"), false, true, true},
                                              {tr("State"), false, false, false},
                                              {tr("What for"), false, false, true},
                                              {tr("Until"), false, false, false},
                                              {tr("Look again"), false, false, false},
                                              {tr("Asked"), false, false, false}}))
    , m_note(new DimLabel)
    , m_ask(new QPushButton(tr("Ask for access…")))
    , m_agree(new QPushButton(tr("Agree…")))
    , m_refuse(new QPushButton(tr("Refuse…")))
    , m_end(new QPushButton(tr("End…")))
    , m_withdraw(new QPushButton(tr("Withdraw")))
    , m_rights(new QPushButton)
    , m_revealsHead(new SectionLabel(tr("Looked at what is masked")))
    , m_reveals(
          new FactTable(tr("Looked at what is masked"), {{tr("When"), false, false, false},
                                                         {tr("Who (claimed)"), false, false, true},
                                                         {tr("Fields"), false, true, true},
                                                         {tr("Events"), false, true, true}}))
{
    m_note->setWordWrap(true);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(space::small);
    for (QPushButton *button : {m_ask, m_withdraw, m_agree, m_refuse, m_end, m_rights}) {
        button->setAutoDefault(false);
        buttons->addWidget(button);
    }
    buttons->addStretch();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::large, space::medium, space::large, space::large);
    column->setSpacing(space::small);
    column->addWidget(m_note);
    column->addWidget(m_table);
    column->addLayout(buttons);
    column->addSpacing(space::medium);
    column->addWidget(m_revealsHead);
    column->addWidget(m_reveals);
    column->addStretch();
    const auto opens = [this](QPushButton *button, AccessDialog::What what) {
        connect(button, &QPushButton::clicked, this, [this, what] { openDialog(what); });
    };
    opens(m_ask, AccessDialog::What::Ask);
    opens(m_agree, AccessDialog::What::Agree);
    opens(m_refuse, AccessDialog::What::Refuse);
    opens(m_end, AccessDialog::What::End);
    connect(m_withdraw, &QPushButton::clicked, this, &AccessView::withdraw);
    connect(m_rights, &QPushButton::clicked, this, &AccessView::openRights);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &AccessView::updateButtons);
    connect(&session, &workspace::Session::catalogChanged, this, &AccessView::showLines);
    connect(&session, &workspace::Session::stateChanged, this, &AccessView::updateButtons);
    showLines();
}

AccessView::~AccessView() = default;

void AccessView::setActive(bool active)
{
    const bool begins = active && !m_active;
    m_active = active;
    if (begins) {
        refresh();
    }
}

void AccessView::refresh()
{
    const auto entry = m_session ? m_session->catalog()->product(m_id) : nullptr;
    if (!entry) {
        return;
    }
    m_session->editing()
        .rightsOn(entry->topics, catalog::agreedGroups(m_id, *m_session->catalog()))
        .then(this, [this, request = ++m_request](
                        const core::Result<std::vector<kafka::AclBinding>> &acls) {
            if (request != m_request) {
                return;
            }
            m_acls = acls ? std::optional(*acls) : std::nullopt;
            m_aclsProblem = acls ? QString() : core::explain(acls.error()).why;
            showLines();
        });
    m_readers = {};
    for (const QString &topic : entry->topics) {
        m_session->topicReaders(topic).then(
            this,
            [this, request = m_request](const core::Result<std::vector<kafka::GroupLag>> &readers) {
                if (request == m_request) {
                    m_readers.add(readers);
                    showLines();
                }
            });
    }
}

void AccessView::withdraw()
{
    const catalog::AccessLine *line = selected();
    if (!line || !isMyRequest(*line)) {
        return;
    }
    catalog::AccessRequest request = *line->request;
    request.withdrawn = true;
    request.by = m_session->editing().signature();
    m_session->editing().ask(request).then(this, [this](const core::Result<core::Offset> &sent) {
        m_context.navigator.tell(sent
                                     ? tr("Withdrawn: your request to read %1").arg(m_id.toString())
                                     : core::explain(sent.error()).sentence());
    });
}

bool AccessView::isMyRequest(const catalog::AccessLine &line) const
{
    return line.state == AccessState::Requested && line.request && m_session &&
           catalog::isBy(*line.request, m_session->profile().principal(),
                         m_session->profile().identity);
}

void AccessView::showLines()
{
    const auto entry = m_session ? m_session->catalog()->product(m_id) : nullptr;
    if (!entry) {
        return;
    }
    const auto idOf = [](const catalog::AccessLine &line) {
        return std::tuple(line.principal, line.group,
                          line.request ? line.request->id
                          : line.grant ? line.grant->id
                                       : QString());
    };
    const auto former = selected() ? std::optional(idOf(*selected())) : std::nullopt;
    m_lines = catalog::accessOf(entry->product(), *m_session->catalog(), QDate::currentDate(),
                                m_acls, m_readers.reading);
    std::vector<QStringList> rows;
    const core::TimestampMs now = m_context.workspace.clock().now();
    for (const catalog::AccessLine &line : m_lines) {
        const auto until = line.grant     ? line.grant->until
                           : line.request ? line.request->until
                                          : std::nullopt;
        const QString purpose = line.request ? line.request->purpose
                                : line.grant ? line.grant->purpose
                                             : QString();
        QStringList who{line.principal, line.group};
        who.removeAll(QString());
        const bool tells = line.reads && line.state != AccessState::ReadsWithoutAgreement;
        rows.push_back(
            {who.join(u" · "_s),
             //: How access stands; its group has read
             tells ? tr("%1, reads").arg(accessStateText(line.state)) : accessStateText(line.state),
             purpose, dateText(until, m_context.formats),
             dateText(line.grant ? line.grant->reviewAt : std::nullopt, m_context.formats),
             m_context.formats.ago(line.requestedAt, now)});
    }
    m_table->setRows(rows);
    m_table->setVisible(!rows.empty());
    for (int i = 0; i < int(m_lines.size()); ++i) {
        const AccessState state = m_lines[std::size_t(i)].state;
        if (state == AccessState::AgreedNotGranted ||
            state == AccessState::GrantedWithoutAgreement ||
            state == AccessState::EndedStillGranted) {
            m_table->setRowTone(i, u"warn"_s, tr("What was agreed and what Kafka allows differ."));
        } else if (state == AccessState::ReadsWithoutAgreement) {
            m_table->setRowTone(i, u"warn"_s, tr("A group reads that no agreement names."));
        } else if (m_lines[std::size_t(i)].reviewDue) {
            m_table->setRowTone(i, u"warn"_s, tr("It was to be looked at again by now."));
        }
    }
    QString note = rows.empty() ? tr("Nobody has asked for access.") + u' ' : QString();
    note += tr("An agreement grants nothing in Kafka: its ACLs do.");
    if (!m_acls) {
        note += u' ' + (m_aclsProblem.isEmpty()
                            ? tr("They are being asked for.")
                            : tr("They cannot be seen here: %1").arg(m_aclsProblem));
    }
    m_note->setText(note);
    if (!rows.empty()) {
        const auto same = std::ranges::find_if(
            m_lines, [&](const catalog::AccessLine &line) { return former == idOf(line); });
        select(same == m_lines.end() ? 0 : int(same - m_lines.begin()));
    }
    updateButtons();
    showReveals();
}

void AccessView::showReveals()
{
    const auto entry = m_session->catalog()->product(m_id);
    std::vector<QStringList> rows;
    for (const auto &found : catalog::revealsOf(*m_session->catalog(), entry->topics)) {
        const catalog::Reveal &reveal = found->value;
        const QString events =
            reveal.partition && reveal.offset
                ? tr("%1, partition %2, offset %3")
                      .arg(reveal.topic, m_context.formats.count(*reveal.partition),
                           QString::number(*reveal.offset))
                //: Whatever was read of a topic
                : tr("%1, as read by %2").arg(reveal.topic, reveal.by.program);
        rows.push_back({m_context.formats.toSecond(found->changedAt),
                        reveal.by.name.isEmpty() ? tr("not said") : reveal.by.name,
                        reveal.fields.join(u", "_s), events});
        if (rows.size() == mostReveals) {
            break;
        }
    }
    m_reveals->setRows(rows);
    m_revealsHead->setVisible(!rows.empty());
    m_reveals->setVisible(!rows.empty());
}

void AccessView::select(int row)
{
    m_table->setCurrentIndex(m_table->model()->index(row, 0));
    m_table->selectRow(row);
    updateButtons();
}

const catalog::AccessLine *AccessView::selected() const
{
    const int row = m_table->currentIndex().row();
    return row >= 0 && row < int(m_lines.size()) ? &m_lines[std::size_t(row)] : nullptr;
}

// The owner's word, or the domain's. Who names no team of theirs is not kept from it: whether
// the domain's topic takes the answer is Kafka's to say.
bool AccessView::mayAnswer() const
{
    if (!m_session || m_session->profile().readOnly) {
        return false;
    }
    const config::Identity &me = m_session->profile().identity;
    const auto entry = m_session->catalog()->product(m_id);
    const auto domain = m_session->catalog()->domain(m_id.domain);
    return me.teams.isEmpty() || (entry && me.isOf(entry->owner)) ||
           (domain && me.isOfOneOf(domain->domain.teams));
}

void AccessView::updateButtons()
{
    const catalog::AccessLine *line = selected();
    const bool answers = mayAnswer();
    const bool writes = m_session && !m_session->profile().readOnly;
    m_ask->setVisible(writes);
    m_withdraw->setVisible(writes && line && isMyRequest(*line));
    const bool first =
        line && (isOpen(line->state) || line->state == AccessState::GrantedWithoutAgreement);
    // For longer, or again after all.
    const bool anew = line && line->grant && !first;
    m_agree->setText(anew ? tr("Agree anew…") : tr("Agree…"));
    m_agree->setVisible(answers && (first || anew));
    m_refuse->setVisible(answers && line && isOpen(line->state));
    m_end->setVisible(answers && line && mayEnd(line->state));
    const bool goesOn =
        line && line->grant && m_session &&
        catalog::goesOnOtherwise(*line->grant, *m_session->catalog(), QDate::currentDate());
    const bool takesBack = line && !goesOn && isToTakeBack(line->state, m_acls.has_value());
    m_rights->setText(takesBack ? tr("Take rights back…") : tr("Give rights…"));
    m_rights->setVisible(writes && line && (takesBack || isToGive(line->state)));
}

void AccessView::openRights()
{
    const catalog::AccessLine *line = selected();
    const auto entry = m_session ? m_session->catalog()->product(m_id) : nullptr;
    if (!line || !entry) {
        return;
    }
    delete m_rightsDialog;
    m_rightsDialog = new RightsDialog(
        m_context,
        isToTakeBack(line->state, m_acls.has_value()) ? RightsDialog::What::TakeBack
                                                      : RightsDialog::What::Give,
        tr("%1 on %2").arg(line->principal, m_id.toString()),
        catalog::readerAcls(entry->product(), line->principal, line->group), this);
    connect(m_rightsDialog, &RightsDialog::applied, this, [this] {
        refresh();
        QTimer::singleShot(brokersLearn, this, &AccessView::refresh);
    });
    m_rightsDialog->show();
}

void AccessView::openDialog(AccessDialog::What what)
{
    if (!m_session) {
        return;
    }
    const catalog::AccessLine *line = selected();
    delete m_dialog;
    m_dialog = new AccessDialog(
        m_context, m_id, what,
        line && what != AccessDialog::What::Ask ? *line : catalog::AccessLine(), this);
    m_dialog->setAttribute(Qt::WA_DeleteOnClose);
    m_dialog->show();
}

} // namespace mesh::ui
