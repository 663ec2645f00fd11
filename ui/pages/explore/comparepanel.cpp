// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/explore/comparepanel.h"

#include "app/catalog/snapshot.h"
#include "app/workspace/workspace.h"
#include "ui/models/words.h"
#include "ui/state/formats.h"
#include "ui/state/theme.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/labels.h"

#include <QGridLayout>
#include <QScrollArea>
#include <QVBoxLayout>

namespace mesh::ui {

using namespace Qt::StringLiterals;

ComparePanel::ComparePanel(const Context &context, QWidget *parent)
    : QFrame(parent)
    , m_context(context)
{
    setObjectName(u"surface"_s);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(space::large, space::small, space::small, space::tiny);
    head->addWidget(new SectionLabel(tr("Compare")));
    head->addStretch(1);
    auto *close = new IconButton(u"close"_s, tr("End comparing"));
    connect(close, &QAbstractButton::clicked, this, &ComparePanel::closed);
    head->addWidget(close);
    auto *scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setObjectName(u"surface"_s);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(head);
    column->addWidget(scroll, 1);
}

void ComparePanel::setTargets(const catalog::CatalogSnapshot &snapshot,
                              const std::vector<Target> &targets)
{
    m_content = new QWidget;
    m_content->setObjectName(u"surface"_s);
    m_grid = new QGridLayout(m_content);
    m_grid->setContentsMargins(space::large, 0, space::large, space::medium);
    m_grid->setHorizontalSpacing(space::large);
    m_grid->setVerticalSpacing(space::tiny);
    m_rows = 0;
    for (int i = 0; i < int(targets.size()); ++i) {
        const Target &target = targets[std::size_t(i)];
        auto *name = new FlatButton(target.product ? target.product->toString() : target.topic);
        name->setProperty("look", u"link"_s);
        connect(name, &QPushButton::clicked, this,
                [this, target] { Q_EMIT openRequested(target); });
        m_grid->addWidget(name, 0, i + 1, Qt::AlignLeft);
        m_grid->setColumnStretch(i + 1, 1);
    }
    m_rows = 1;

    std::vector<std::optional<catalog::Product>> products;
    for (const Target &target : targets) {
        const auto entry = target.product ? snapshot.product(*target.product) : nullptr;
        products.push_back(entry ? std::optional(entry->product()) : std::nullopt);
    }
    const auto row = [&](const QString &title, auto text) {
        QStringList values;
        for (const auto &product : products) {
            values << (product ? text(*product) : QString());
        }
        addRow(title, values);
    };
    using catalog::Product;
    row(tr("Purpose"), [](const Product &p) { return p.purpose; });
    row(tr("Owner"), [](const Product &p) { return p.owner; });
    row(tr("Lifecycle"), [](const Product &p) { return word(p.lifecycle); });
    row(tr("Quality"), [](const Product &p) { return word(p.quality); });
    row(tr("Tier"), [&snapshot](const Product &p) { return tierText(&snapshot, p.tier); });
    row(tr("Classification"),
        [&snapshot](const Product &p) { return classificationText(&snapshot, p.classification); });
    row(tr("Version"), [](const Product &p) { return p.version; });
    row(tr("Freshness promised"), [this](const Product &p) {
        return p.promises.freshnessSeconds
                   ? m_context.formats.span(*p.promises.freshnessSeconds * 1000)
                   : QString();
    });
    row(tr("Kept for"), [this](const Product &p) {
        const auto seconds = p.promises.retentionSeconds;
        return !seconds       ? QString()
               : *seconds < 0 ? tr("good")
                              : m_context.formats.span(*seconds * 1000);
    });
    row(tr("Topic"),
        [](const Product &p) { return p.currentPort() ? p.currentPort()->topic : QString(); });
    row(tr("Format"),
        [](const Product &p) { return p.currentPort() ? p.currentPort()->format : QString(); });
    row(tr("Terms"), [](const Product &p) { return p.terms.join(u", "_s); });
    row(tr("Limitations"), [](const Product &p) { return p.limitations; });
    m_grid->setRowStretch(m_rows, 1);
    findChild<QScrollArea *>()->setWidget(m_content);
}

void ComparePanel::addRow(const QString &name, const QStringList &values)
{
    if (values.join(QString()).isEmpty()) {
        return;
    }
    const bool differ = QSet<QString>(values.begin(), values.end()).size() > 1;
    auto *head = new DimLabel(name);
    m_grid->addWidget(head, m_rows, 0, Qt::AlignTop);
    for (int i = 0; i < int(values.size()); ++i) {
        auto *value = new QLabel(values[i].isEmpty() ? u"–"_s : values[i]);
        value->setTextFormat(Qt::PlainText);
        value->setWordWrap(true);
        value->setTextInteractionFlags(Qt::TextSelectableByMouse);
        value->setAccessibleName(name + u": "_s + value->text());
        if (values[i].isEmpty()) {
            setTone(*value, u"dim"_s);
        } else if (differ) {
            QFont font = bodyFont();
            font.setWeight(QFont::DemiBold);
            value->setFont(font);
        }
        m_grid->addWidget(value, m_rows, i + 1, Qt::AlignTop);
    }
    ++m_rows;
}

} // namespace mesh::ui
