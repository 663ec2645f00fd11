// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/publish/rulebook.h"

#include <QDate>
#include <QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mesh::ui {
namespace {

using Rule = WritePanel::Rule;
using catalog::PolicyOutcome;
using catalog::PolicyResult;

Rule::State stateOf(PolicyOutcome outcome)
{
    switch (outcome) {
    case PolicyOutcome::Pass:
        return Rule::State::Holds;
    case PolicyOutcome::Block:
        return Rule::State::Blocks;
    case PolicyOutcome::Inform:
    case PolicyOutcome::Warn:
    case PolicyOutcome::Broken:
        return Rule::State::Warns;
    case PolicyOutcome::NotApplicable:
    case PolicyOutcome::Exempt:
        break;
    }
    return Rule::State::DoesNotApply;
}

/// Some policy has a word on the field: it holds, fails or is excused there.
bool isCovered(const std::vector<PolicyResult> &results, QStringView field)
{
    return std::any_of(results.begin(), results.end(), [field](const PolicyResult &result) {
        return result.field == field && result.outcome != PolicyOutcome::NotApplicable &&
               result.outcome != PolicyOutcome::Broken;
    });
}

/// Some policy finds fault with the field, however severe.
bool isFaulted(const std::vector<PolicyResult> &results, QStringView field, bool onlyBlocking)
{
    return std::any_of(results.begin(), results.end(), [&](const PolicyResult &result) {
        return result.field == field &&
               (result.outcome == PolicyOutcome::Block ||
                (!onlyBlocking && (result.fails() || result.outcome == PolicyOutcome::Exempt)));
    });
}

bool isAt(const std::vector<FieldProblem> &problems, QStringView field)
{
    return std::any_of(problems.begin(), problems.end(),
                       [field](const FieldProblem &one) { return one.field == field; });
}

bool ownsTopics(const catalog::CatalogSnapshot &catalog, const catalog::Product &product)
{
    const auto domain = catalog.domain(product.id.domain);
    return domain && std::all_of(product.ports.begin(), product.ports.end(), [&](const auto &port) {
               return domain->domain.ownsTopic(port.topic);
           });
}

/// Without the record would be none: no policy can allow it.
bool isStructural(QStringView field)
{
    return field == u"domain" || field == u"id" || field == u"version" ||
           field == u"authoritativeDefinitions";
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
    const auto results = m_policies.check(product, *catalog, QDate::currentDate());
    Verdict verdict;
    addBuiltIn(verdict, results, product, isNew);
    addPolicies(verdict, results);
    std::stable_sort(verdict.rules.begin(), verdict.rules.end(), [](const Rule &a, const Rule &b) {
        const auto rank = [](Rule::State state) {
            return state == Rule::State::Blocks  ? 0
                   : state == Rule::State::Warns ? 1
                   : state == Rule::State::Holds ? 2
                                                 : 3;
        };
        return rank(a.state) < rank(b.state);
    });
    return verdict;
}

void Rulebook::addBuiltIn(Verdict &verdict, const std::vector<PolicyResult> &results,
                          const catalog::Product &product, bool isNew) const
{
    for (FieldProblem &problem : ProductChecks::check(product, *m_catalog, isNew)) {
        if (!isFaulted(results, problem.field, isStructural(problem.field))) {
            verdict.problems.push_back(std::move(problem));
        }
    }
    const std::pair<QString, QString> needed[] = {{u"name"_s, tr("has a name")},
                                                  {u"domain"_s, tr("domain known")},
                                                  {u"id"_s, tr("id can be used")},
                                                  {u"team.name"_s, tr("owner named")},
                                                  {u"description.purpose"_s, tr("purpose said")},
                                                  {u"classification"_s, tr("classification set")}};
    for (const auto &[field, name] : needed) {
        const bool fails = isAt(verdict.problems, field);
        if (fails || !isCovered(results, field)) {
            verdict.rules.push_back(
                {name, fails ? Rule::State::Blocks : Rule::State::Holds, QString()});
        }
    }
    const QString topics = u"outputPorts"_s;
    if (isCovered(results, topics)) {
        return;
    }
    const bool owned = ownsTopics(*m_catalog, product);
    const QString why = owned ? QString()
                              : tr("It lies outside the prefixes that the domain’s record lists: "
                                   "others will see it as claimed.");
    const QString name = tr("topic belongs to the domain");
    verdict.rules.push_back({name, owned ? Rule::State::Holds : Rule::State::Warns, why});
    verdict.remarks.push_back(owned ? FieldRemark{topics, FieldRemark::Kind::Holds, name, {}}
                                    : FieldRemark{topics, FieldRemark::Kind::Warns, name, why});
}

void Rulebook::addPolicies(Verdict &verdict, const std::vector<PolicyResult> &results) const
{
    for (const PolicyResult &result : results) {
        const QString words = QStringList{result.why, result.how}.join(u' ').trimmed();
        const bool speaks = result.fails() || result.outcome == PolicyOutcome::Broken;
        verdict.rules.push_back({result.name, stateOf(result.outcome), speaks ? words : QString()});
        switch (result.outcome) {
        case PolicyOutcome::Block:
            //: A policy of the mesh that is not held: its name, why there is such a rule, what to
            //: do
            verdict.problems.push_back(
                {result.field,
                 tr("Policy “%1”: %2 %3").arg(result.name, result.why, result.how).trimmed()});
            break;
        case PolicyOutcome::Warn:
            verdict.remarks.push_back({result.field, FieldRemark::Kind::Warns, result.name, words});
            break;
        case PolicyOutcome::Inform:
            verdict.remarks.push_back(
                {result.field, FieldRemark::Kind::Informs, result.name, words});
            break;
        case PolicyOutcome::Broken:
            verdict.remarks.push_back({result.field, FieldRemark::Kind::Warns, result.name,
                                       //: %1: why, in the words of the condition's compiler
                                       tr("This policy cannot be evaluated: %1").arg(result.why)});
            break;
        case PolicyOutcome::Exempt:
            verdict.remarks.push_back(
                {result.field, FieldRemark::Kind::Excused, result.name,
                 //: A product is excused from a policy: until when, and why
                 tr("Excused until %1: %2")
                     .arg(QLocale().toString(*result.exemption->until, QLocale::ShortFormat),
                          result.exemption->reason)});
            break;
        case PolicyOutcome::Pass:
            verdict.remarks.push_back({result.field, FieldRemark::Kind::Holds, result.name, {}});
            break;
        case PolicyOutcome::NotApplicable:
            break;
        }
    }
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
