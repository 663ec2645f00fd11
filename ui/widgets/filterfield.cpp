// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/filterfield.h"

#include "ui/state/theme.h"

#include <QLabel>
#include <QStyle>
#include <QToolButton>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mesh::ui {
namespace {

constexpr auto restMs = 180;

} // namespace

FilterField::FilterField(QWidget *parent)
    : ExpressionField(parent)
    , m_shape(std::make_shared<tabular::RecordShape>())
    , m_modeButton(new QToolButton(this))
{
    setPlaceholderText(tr("Filter: text, or amount > 500 AND region = 'EU'"));
    setAccessibleName(tr("Filter"));
    setClearButtonEnabled(false);
    setMinimumWidth(140);

    m_modeButton->setProperty("look", u"flat"_s);
    m_modeButton->setFont(smallFont());
    m_modeButton->setCursor(Qt::PointingHandCursor);
    m_modeButton->setFocusPolicy(Qt::NoFocus);
    m_modeButton->hide();
    connect(m_modeButton, &QToolButton::clicked, this, &FilterField::toggleMode);

    m_rest.setSingleShot(true);
    m_rest.setInterval(restMs);
    connect(&m_rest, &QTimer::timeout, this, &FilterField::apply);
    connect(this, &QLineEdit::textChanged, this, [this] {
        judge();
        m_rest.start();
    });
}

FilterField::~FilterField() = default;

void FilterField::setShape(std::shared_ptr<const tabular::RecordShape> shape)
{
    m_shape = std::move(shape);
    // Names may now be known that were not: a text with errors is judged anew, one without keeps
    // its filter, for that would look through all rows again.
    if (hasError()) {
        judge();
        m_rest.start();
    }
}

void FilterField::setFilterText(const QString &text)
{
    setText(text);
    judge();
    apply();
}

void FilterField::judge()
{
    m_judged = text().trimmed().isEmpty() ? nullptr
                                          : tabular::RecordFilter::parse(text(), *m_shape, m_mode);
    if (m_judged) {
        const bool isText = m_judged->kind() == tabular::RecordFilter::Kind::Text;
        m_modeButton->setText(isText ? tr("text") : tr("condition"));
        m_modeButton->setToolTip(m_judged->explanation());
        m_modeButton->setAccessibleName(m_judged->explanation());
    }
    m_modeButton->setVisible(m_judged != nullptr);
    layoutMode();
    showJudgement(hasError(), sentence());
    showHint();
}

void FilterField::apply()
{
    m_rest.stop();
    if (hasError()) {
        return;
    }
    const QString before = m_filter ? m_filter->text() : QString();
    const auto kindBefore = m_filter ? m_filter->kind() : tabular::RecordFilter::Kind::Everything;
    const auto kind = m_judged ? m_judged->kind() : tabular::RecordFilter::Kind::Everything;
    if ((m_judged ? m_judged->text() : QString()) == before && kind == kindBefore) {
        return;
    }
    m_filter = m_judged;
    Q_EMIT filterChanged(m_filter);
}

void FilterField::toggleMode()
{
    using Mode = tabular::RecordFilter::Mode;
    const bool isText = m_judged && m_judged->kind() == tabular::RecordFilter::Kind::Text;
    m_mode = isText ? Mode::Condition : Mode::Text;
    judge();
    apply();
    setFocus();
}

bool FilterField::hasError() const
{
    return m_judged && !m_judged->usable();
}

QString FilterField::sentence() const
{
    if (!m_judged) {
        return {};
    }
    const auto &diagnostics = m_judged->diagnostics();
    const auto worst = std::find_if(diagnostics.begin(), diagnostics.end(), [](const auto &one) {
        return one.severity == sql::Severity::Error;
    });
    if (worst != diagnostics.end()) {
        return worst->sentence;
    }
    return diagnostics.empty() ? m_judged->explanation() : diagnostics.front().sentence;
}

const sql::Diagnostics &FilterField::diagnostics() const
{
    static const sql::Diagnostics none;
    return m_judged ? m_judged->diagnostics() : none;
}

expr::Completions FilterField::completions() const
{
    using Mode = tabular::RecordFilter::Mode;
    if (m_mode == Mode::Text || text().startsWith(u'"')) {
        return {};
    }
    const tabular::RecordLookup lookup(*m_shape, m_seen ? m_seen() : tabular::SeenValues());
    return expr::complete(text(), cursorPosition(), lookup);
}

bool FilterField::cancel()
{
    if (text().isEmpty()) {
        return false;
    }
    setFilterText({});
    return true;
}

void FilterField::layoutMode()
{
    const int width = m_modeButton->isHidden() ? 0 : m_modeButton->sizeHint().width();
    setTextMargins(0, 0, width, 0);
    m_modeButton->setGeometry(this->width() - width - 3, 3, width, height() - 6);
}

void FilterField::resizeEvent(QResizeEvent *event)
{
    QLineEdit::resizeEvent(event);
    layoutMode();
    placeHint();
}

void FilterField::focusInEvent(QFocusEvent *event)
{
    QLineEdit::focusInEvent(event);
    showHint();
}

void FilterField::focusOutEvent(QFocusEvent *event)
{
    QLineEdit::focusOutEvent(event);
    showHint();
}

void FilterField::showHint()
{
    const bool wanted = m_hintHost && m_judged && (hasFocus() || hasError());
    if (!wanted) {
        if (m_hint) {
            m_hint->hide();
        }
        return;
    }
    if (!m_hint) {
        // Over the page rather than in its layout: typing must not move the rows.
        m_hint = new QLabel(m_hintHost);
        m_hint->setObjectName(u"filterHint"_s);
        m_hint->setTextFormat(Qt::PlainText);
        m_hint->setWordWrap(true);
        m_hint->setAttribute(Qt::WA_TransparentForMouseEvents);
    }
    m_hint->setProperty("tone", hasError() ? u"bad"_s : u"dim"_s);
    m_hint->style()->unpolish(m_hint);
    m_hint->style()->polish(m_hint);
    m_hint->setText(sentence());
    placeHint();
    m_hint->show();
    m_hint->raise();
}

void FilterField::placeHint()
{
    if (!m_hint) {
        return;
    }
    const QWidget *page = m_hint->parentWidget();
    const QPoint below = page->mapFromGlobal(mapToGlobal(QPoint(0, height() + 2)));
    const int most = std::max(width(), 320);
    m_hint->setFixedWidth(std::min(most, page->width() - below.x()));
    m_hint->adjustSize();
    m_hint->move(below);
}

} // namespace mesh::ui
