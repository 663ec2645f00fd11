// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/catalog/governance/review.h"

#include <QFrame>

#include <map>

class QLabel;
class QVBoxLayout;

namespace mesh::ui {

/// Exactly what will be written, domain by domain: the records with each of their changes, who may
/// write there, and how it went. Above it what policies say to the products as they will be.
class ReviewPanel : public QFrame
{
    Q_OBJECT
public:
    /// How the write of one domain stands.
    struct State
    {
        enum class Kind { Waiting, Written, Failed };
        Kind kind = Kind::Waiting;
        QString sentence; ///< why it failed
    };

    explicit ReviewPanel(QWidget *parent = nullptr);

    /// `states` by domain; what is not there is still to be written.
    void setReview(const catalog::Review &review, const std::map<QString, State> &states);
    /// Of one domain of that review.
    void setState(const QString &domain, const State &state);

private:
    void addObjections(const catalog::Review &review);
    void addPolicies(const catalog::Review &review);
    void addWrite(const catalog::PlannedWrite &write, const State &state);
    static void show(QLabel &label, const State &state);

    std::size_t m_shown = 0;              ///< records, of all domains
    bool m_several = false;               ///< records: then each product is named
    std::map<QString, QLabel *> m_states; ///< by domain
    QVBoxLayout *m_column;
};

} // namespace mesh::ui
