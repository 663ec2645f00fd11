// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/publish/dataproposals.h"

#include "ui/pages/publish/productfields.h"
#include "ui/state/theme.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/labels.h"

#include <QHBoxLayout>
#include <QLayoutItem>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace mesh::ui {
namespace {

using profiling::PersonalData;

constexpr qint64 fewest = 100; ///< records; of less than that, later ones are waited for
constexpr int mostTries = 5;
constexpr auto firstPause = 500ms; ///< and each time twice as long

/// The platform's record for data about a person, and the tag where there is none.
const QString personal = u"personal"_s;

QString kindText(PersonalData kind)
{
    switch (kind) {
    case PersonalData::Email:
        return DataProposals::tr("e-mail addresses");
    case PersonalData::Phone:
        return DataProposals::tr("phone numbers");
    case PersonalData::Iban:
        return DataProposals::tr("bank accounts (IBAN)");
    case PersonalData::PaymentCard:
        return DataProposals::tr("payment cards");
    case PersonalData::IpAddress:
        break;
    }
    return DataProposals::tr("IP addresses");
}

} // namespace

DataProposals::DataProposals(workspace::Session &session, ProductFields &fields,
                             const QString &topic, QWidget *parent)
    : QWidget(parent)
    , m_session(&session)
    , m_fields(fields)
    , m_topic(topic)
    , m_about(new DimLabel)
    , m_rows(new QVBoxLayout)
{
    m_about->setWordWrap(true);
    m_rows->setSpacing(space::tiny);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, space::small);
    column->setSpacing(space::tiny);
    column->addWidget(new SectionLabel(tr("From the data")));
    column->addWidget(m_about);
    column->addLayout(m_rows);
    hide();
    connect(&fields, &ProductFields::changed, this, &DataProposals::refresh);
    connect(&session, &workspace::Session::stateChanged, this, &DataProposals::ask);
    ask();
}

DataProposals::~DataProposals() = default;

void DataProposals::ask()
{
    if (m_asked || !m_session || m_topic.isEmpty() ||
        m_session->state() != workspace::Session::State::Connected) {
        return;
    }
    m_asked = true;
    m_session->surveyData(m_topic).then(
        this, [this](const core::Result<workspace::DataSurvey> &survey) {
            if (!survey) {
                return; // who may not read the topic is told so elsewhere
            }
            m_found = survey->personal;
            if (survey->records < fewest && m_tries < mostTries) {
                // Nobody has written yet, or only begun to.
                m_asked = false;
                QTimer::singleShot(firstPause * (1 << m_tries++), this, &DataProposals::ask);
                return;
            }
            m_about->setText(tr("What the newest %n record(s) look like. No value leaves them.",
                                nullptr, int(survey->records)));
            refresh();
        });
}

bool DataProposals::isSaid(const QString &path) const
{
    const auto &notes = m_fields.product().fields;
    return std::ranges::any_of(notes, [&path](const catalog::FieldNote &note) {
        return note.path == path && (!note.classification.isEmpty() || !note.tags.isEmpty());
    });
}

std::pair<QString, QString> DataProposals::classification() const
{
    const auto *known = m_session ? m_session->catalog()->classification(personal) : nullptr;
    return known ? std::pair(known->id, nameOf(*known)) : std::pair<QString, QString>();
}

QStringList DataProposals::proposed() const
{
    return m_shown;
}

void DataProposals::refresh()
{
    QStringList wanted;
    for (const profiling::PersonalField &field : m_found) {
        if (!m_dismissed.contains(field.path) && !isSaid(field.path)) {
            wanted << field.path;
        }
    }
    if (wanted == m_shown) {
        return;
    }
    m_shown = wanted;
    while (QLayoutItem *item = m_rows->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    for (const profiling::PersonalField &field : m_found) {
        if (m_shown.contains(field.path)) {
            addRow(field);
        }
    }
    setVisible(!m_shown.isEmpty());
}

void DataProposals::addRow(const profiling::PersonalField &field)
{
    auto *row = new QWidget;
    //: A share of the values of a field, its path, and what they look like
    auto *text =
        new QLabel(tr("%1 % of %2 look like %3")
                       .arg(QString::number(field.percent()), field.path, kindText(field.kind)));
    text->setTextFormat(Qt::PlainText);
    text->setWordWrap(true);
    const QString name = classification().second;
    auto *accept = new FlatButton(name.isEmpty() ? tr("Tag as personal")
                                                 //: The name of a classification
                                                 : tr("Classify as %1").arg(name));
    auto *dismiss = new FlatButton(tr("Let it be"));
    accept->setProperty("look", u"link"_s);
    accept->setAccessibleName(u"%1: %2"_s.arg(field.path, accept->text()));
    dismiss->setAccessibleName(u"%1: %2"_s.arg(field.path, dismiss->text()));
    auto *line = new QHBoxLayout(row);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(space::small);
    line->addWidget(text, 1);
    line->addWidget(accept);
    line->addWidget(dismiss);
    const QString path = field.path;
    // The row goes with the click.
    connect(
        accept, &QPushButton::clicked, this, [this, path] { this->accept(path); },
        Qt::QueuedConnection);
    connect(
        dismiss, &QPushButton::clicked, this, [this, path] { this->dismiss(path); },
        Qt::QueuedConnection);
    m_rows->addWidget(row);
}

void DataProposals::accept(const QString &path)
{
    catalog::FieldNote note;
    note.path = path;
    note.classification = classification().first;
    if (note.classification.isEmpty()) {
        note.tags = {personal};
    }
    m_fields.addFieldNote(note);
}

void DataProposals::dismiss(const QString &path)
{
    m_dismissed.insert(path);
    refresh();
}

} // namespace mesh::ui
