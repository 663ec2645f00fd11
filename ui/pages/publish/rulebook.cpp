// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/publish/rulebook.h"

#include <QDate>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mesh::ui {
namespace {

using Rule = WritePanel::Rule;

Rule::State stateOf(catalog::PolicyOutcome outcome)
{
    switch (outcome) {
    case catalog::PolicyOutcome::Pass:
        return Rule::State::Holds;
    case catalog::PolicyOutcome::Block:
        return Rule::State::Blocks;
    case catalog::PolicyOutcome::Inform:
    case catalog::PolicyOutcome::Warn:
    case catalog::PolicyOutcome::Broken:
        return Rule::State::Warns;
    case catalog::PolicyOutcome::NotApplicable:
    case catalog::PolicyOutcome::Exempt:
        break;
    }
    return Rule::State::DoesNotApply;
}

bool isAt(const std::vector<FieldProblem> &problems, const QString &field)
{
    return std::any_of(problems.begin(), problems.end(),
                       [&field](const FieldProblem &one) { return one.field == field; });
}

bool ownsTopics(const catalog::CatalogSnapshot &catalog, const catalog::Product &product)
{
    const auto domain = catalog.domain(product.id.domain);
    return domain && std::all_of(product.ports.begin(), product.ports.end(), [&](const auto &port) {
               return domain->domain.ownsTopic(port.topic);
           });
}

} // namespace

Rulebook::Verdict Rulebook::check(const catalog::Product &product,
                                  const std::shared_ptr<const catalog::CatalogSnapshot> &catalog,
                                  bool isNew)
{
    if (m_catalog != catalog) {
        m_catalog = catalog;
        m_policies = catalog::PolicySet::of(*catalog);
    }
    Verdict verdict;
    verdict.problems = ProductChecks::check(product, *catalog, isNew);
    const auto needed = [&verdict](const QString &name, const QString &field) {
        const bool fails = isAt(verdict.problems, field);
        verdict.rules.push_back(
            {name, fails ? Rule::State::Blocks : Rule::State::Holds, QString()});
    };
    needed(tr("has a name"), u"name"_s);
    needed(tr("domain known"), u"domain"_s);
    needed(tr("id can be used"), u"id"_s);
    needed(tr("owner named"), u"team.name"_s);
    needed(tr("purpose said"), u"description.purpose"_s);
    needed(tr("classification set"), u"classification"_s);
    const bool owned = ownsTopics(*catalog, product);
    verdict.rules.push_back({tr("topic belongs to the domain"),
                             owned ? Rule::State::Holds : Rule::State::Warns,
                             owned ? QString()
                                   : tr("It lies outside the prefixes that the domain’s record "
                                        "lists: others will see it as claimed.")});
    for (const catalog::PolicyResult &result :
         m_policies.check(product, *catalog, QDate::currentDate())) {
        const QString words = result.fails() || result.outcome == catalog::PolicyOutcome::Broken
            ? QStringList{result.why, result.how}.join(u' ').trimmed()
            : QString();
        verdict.rules.push_back({result.name, stateOf(result.outcome), words});
        if (result.outcome == catalog::PolicyOutcome::Block &&
            !isAt(verdict.problems, result.field)) {
            //: A policy of the mesh that is not held: its name, why there is such a rule, what to do
            verdict.problems.push_back(
                {result.field,
                 tr("Policy “%1”: %2 %3").arg(result.name, result.why, result.how).trimmed()});
        }
    }
    std::stable_sort(verdict.rules.begin(), verdict.rules.end(), [](const Rule &a, const Rule &b) {
        const auto rank = [](Rule::State state) {
            return state == Rule::State::Blocks ? 0 : state == Rule::State::Warns ? 1 : 2;
        };
        return rank(a.state) < rank(b.state);
    });
    return verdict;
}

std::vector<WritePanel::Rule> rulesOf(const std::vector<catalog::ObjectionAt> &objections)
{
    std::vector<Rule> rules;
    for (const catalog::ObjectionAt &one : objections) {
        rules.push_back({catalog::objectionText(one),
                         one.blocks ? Rule::State::Blocks : Rule::State::Warns, QString()});
    }
    return rules;
}

} // namespace mesh::ui
