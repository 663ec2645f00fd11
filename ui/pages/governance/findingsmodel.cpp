// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/governance/findingsmodel.h"

#include "ui/state/theme.h"

namespace mesh::ui {

using namespace Qt::StringLiterals;
using catalog::PolicyOutcome;

void FindingsModel::showPolicy(std::shared_ptr<const catalog::Compliance> compliance,
                               std::size_t policy)
{
    beginResetModel();
    m_compliance = std::move(compliance);
    m_around.clear();
    const catalog::PolicyStanding &standing = m_compliance->policies.at(policy);
    m_findings = standing.failing;
    m_findings.insert(m_findings.end(), standing.excused.begin(), standing.excused.end());
    endResetModel();
}

void FindingsModel::showAround(std::shared_ptr<const catalog::Compliance> compliance)
{
    beginResetModel();
    m_compliance = std::move(compliance);
    m_findings.clear();
    m_around = m_compliance->around;
    endResetModel();
}

void FindingsModel::clear()
{
    beginResetModel();
    m_compliance.reset();
    m_findings.clear();
    m_around.clear();
    endResetModel();
}

const catalog::ProductEntry &FindingsModel::entryAt(int row) const
{
    const auto at = std::size_t(row);
    const quint32 product = m_findings.empty() ? m_around[at].product : m_findings[at].product;
    return *m_compliance->products[product];
}

core::ProductId FindingsModel::productAt(int row) const
{
    return row >= 0 && row < rowCount() ? entryAt(row).id : core::ProductId();
}

int FindingsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_findings.empty() ? m_around.size() : m_findings.size());
}

int FindingsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

PolicyOutcome FindingsModel::outcomeAt(int row) const
{
    return m_findings.empty() ? PolicyOutcome::Block : m_findings[std::size_t(row)].outcome;
}

QString FindingsModel::says(int row) const
{
    if (m_findings.empty()) {
        QStringList names;
        for (const quint32 policy : m_around[std::size_t(row)].policies) {
            const catalog::Policy &one = m_compliance->policies[policy].origin.policy;
            names << nameOf(one);
        }
        return names.join(u", "_s);
    }
    switch (outcomeAt(row)) {
    case PolicyOutcome::Block:
        return tr("blocks");
    case PolicyOutcome::Warn:
        return tr("warns");
    case PolicyOutcome::Exempt:
        return tr("excused");
    default:
        return tr("only says so");
    }
}

QVariant FindingsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    if (role == toneRole && index.column() == Says) {
        const PolicyOutcome outcome = outcomeAt(index.row());
        return outcome == PolicyOutcome::Block  ? QVariant(int(Colour::Bad))
               : outcome == PolicyOutcome::Warn ? QVariant(int(Colour::Warn))
                                                : QVariant(int(Colour::Dim));
    }
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole) {
        return {};
    }
    switch (index.column()) {
    case Product:
        return entryAt(index.row()).id.toString();
    case Owner:
        return entryAt(index.row()).owner.isEmpty() ? u"–"_s : entryAt(index.row()).owner;
    default:
        return says(index.row());
    }
}

QVariant FindingsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) {
        return role == Qt::TextAlignmentRole ? QVariant(int(Qt::AlignLeft | Qt::AlignVCenter))
                                             : QVariant();
    }
    switch (section) {
    case Product:
        return tr("Product");
    case Owner:
        return tr("Owner");
    default:
        return m_around.empty() ? tr("The policy") : tr("Policies that block it");
    }
}

} // namespace mesh::ui
