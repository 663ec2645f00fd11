// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/dialogs/catalog/writedialog.h"

#include "ui/pages/publish/writing.h"
#include "ui/state/navigator.h"
#include "ui/widgets/noticebar.h"

#include "app/workspace/catalogediting.h"
#include "app/workspace/workspace.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mesh::ui {

WriteDialog::WriteDialog(const Context &context, const Words &words, QWidget *parent)
    : CatalogDialog(context, words, parent)
    , m_panel(new WritePanel)
{
    setPanel(m_panel, tr("Rules, and what will be written"));
    connect(session(), &workspace::Session::catalogChanged, this, &WriteDialog::update);
    connect(session(), &workspace::Session::stateChanged, this, &WriteDialog::update);
}

WriteDialog::~WriteDialog() = default;

void WriteDialog::update()
{
    if (!session()) {
        return;
    }
    showProblems();
    auto planned = plan();
    if (planned && planned->held) {
        hold(*planned);
    }
    const workspace::CatalogEditing &editing = session()->editing();
    if (planned) {
        m_panel->setRules(planned->rules);
        m_panel->setChange(planned->set, editing.topics(), editing.signature());
        const auto domain = session()->catalog()->domain(planned->set.domain);
        m_panel->setWriters(domain ? &domain->domain : nullptr);
    }
    const bool ruledOut =
        planned && std::any_of(planned->rules.begin(), planned->rules.end(), [](const auto &rule) {
            return rule.state == WritePanel::Rule::State::Blocks;
        });
    setReady(!m_busy && planned && !planned->blocked, ruledOut  ? tr("A rule stands in the way.")
                                                      : planned ? planned->lacks
                                                                : QString());
}

void WriteDialog::hold(Plan &plan)
{
    const Rulebook::Verdict verdict = m_rulebook.check(*plan.held, session()->catalog(), false);
    plan.rules.insert(plan.rules.end(), verdict.rules.begin(), verdict.rules.end());
    const auto blocks = [](const WritePanel::Rule &rule) {
        return rule.state == WritePanel::Rule::State::Blocks;
    };
    if (!std::ranges::any_of(verdict.rules, blocks)) {
        // What is wrong with a field that no rule speaks of, and that this form does not show.
        for (const FieldProblem &problem : verdict.problems) {
            plan.rules.push_back({problem.sentence, WritePanel::Rule::State::Blocks, {}});
        }
    }
    plan.blocked = plan.blocked || !verdict.problems.empty();
}

void WriteDialog::write()
{
    if (m_busy || !session()) {
        return;
    }
    if (!isReady()) {
        update();
        return;
    }
    m_busy = true;
    notice().clear();
    update();
    begin();
}

void WriteDialog::writePlan()
{
    const auto planned = session() ? plan() : std::nullopt;
    if (!planned) {
        m_busy = false;
        update();
        return;
    }
    session()
        ->editing()
        .write(planned->set, words().done, subject())
        .then(this,
              [this](const core::Result<catalog::WriteOutcome> &outcome) { takeOutcome(outcome); });
}

void WriteDialog::fail(const core::Error &error)
{
    m_busy = false;
    update();
    if (!session()) {
        return;
    }
    notice().show(Colour::Bad, refusalSentence(error, *session()), {}, error.detail);
}

void WriteDialog::takeOutcome(const core::Result<catalog::WriteOutcome> &outcome)
{
    if (!outcome) {
        fail(outcome.error());
        return;
    }
    if (outcome->written()) {
        finish();
        return;
    }
    m_busy = false;
    update();
    takeConflict(outcome->conflicts.front());
}

void WriteDialog::takeConflict(const catalog::Conflict &)
{
    notice().show(Colour::Warn, tr("Somebody has changed it just now. Look at what will be "
                                   "written, and try again."));
}

void WriteDialog::finish()
{
    context().navigator.tell(words().done + u": "_s + subject());
    close();
}

} // namespace mesh::ui
