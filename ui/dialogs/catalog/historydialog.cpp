// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/dialogs/catalog/historydialog.h"

#include "ui/dialogs/catalog/reviewdialog.h"
#include "ui/state/theme.h"
#include "ui/widgets/labels.h"

#include "app/catalog/history/merge.h"
#include "app/workspace/workspace.h"

#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace mesh::ui {
namespace {

constexpr QSize usualSize(860, 620);

/// What the change did, undone in the record as it stands now; what it removed, and nobody has made
/// anew, as it was before.
catalog::Revert revertNow(const workspace::Session &session, const catalog::RecordPlace &place,
                          const catalog::HistoryEntry &entry)
{
    if (entry.change.document.isNull()) {
        return {standingAt(session, place).isNull() ? entry.before : schema::Value(), {}, {}};
    }
    return catalog::revert(entry.before, entry.change.document, standingAt(session, place));
}

} // namespace

HistoryDialog::HistoryDialog(const Context &context, const QString &name,
                             const catalog::RecordPlace &place, QWidget *parent)
    : QDialog(parent)
    , m_context(context)
    , m_name(name)
    , m_place(place)
    , m_view(new HistoryView(context, *context.workspace.session(), place))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("History of %1").arg(name));
    resize(usualSize);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(space::large, space::large, space::large, 0);
    head->addWidget(new TitleLabel(windowTitle()));
    auto *close = new QPushButton(tr("Close"));
    close->setAutoDefault(false);
    auto *buttons = new QHBoxLayout;
    buttons->setContentsMargins(space::large, space::small, space::large, space::small);
    buttons->addStretch();
    buttons->addWidget(close);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->setSpacing(0);
    outer->addLayout(head);
    outer->addWidget(m_view, 1);
    outer->addWidget(new Line(Qt::Horizontal));
    outer->addLayout(buttons);
    connect(close, &QPushButton::clicked, this, &QDialog::close);
    connect(context.workspace.session(), &QObject::destroyed, this, &QDialog::close);
    connect(m_view, &HistoryView::revertWanted, this, &HistoryDialog::takeBack);
    m_view->setActive(true);
}

HistoryDialog::~HistoryDialog() = default;

ReviewDialog *HistoryDialog::revertDialog() const
{
    return m_revert;
}

void HistoryDialog::takeBack(const catalog::HistoryEntry &entry)
{
    if (m_revert) {
        m_revert->close();
    }
    const QPointer<workspace::Session> session = m_context.workspace.session();
    const int kept = int(revertNow(*session, m_place, entry).kept.size());
    const QString since =
        kept > 0 ? tr("%n field(s) were changed again since, and stay as they are.", nullptr, kept)
                 : QString();
    m_revert = new ReviewDialog(m_context,
                                {tr("Take back a change of %1").arg(m_name), since,
                                 tr("Take it back"), tr("Took back a change")},
                                m_name, this);
    m_revert->reason().setText(revertReason(m_context.formats, entry));
    // Made anew whenever somebody else writes the record meanwhile.
    m_revert->setPlan([session, place = m_place, entry]() -> ReviewDialog::Plan {
        return [place, document = revertNow(*session, place, entry).document](
                   catalog::ReviewBuilder &builder) {
            (void)builder.putRecord(place, document); // what is not valid is not written
        };
    });
    Q_EMIT opened(m_revert);
    m_revert->show();
}

} // namespace mesh::ui
