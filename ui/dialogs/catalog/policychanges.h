// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/dialogs/catalog/reviewdialog.h"

#include "app/catalog/governance/compliance.h"

class QComboBox;
class QDateEdit;

namespace mesh::ui {

class Segmented;

/// Switches a policy on or off.
[[nodiscard]] ReviewDialog *makeSwitchDialog(const Context &context,
                                             const catalog::PolicyOrigin &policy, bool on,
                                             QWidget *parent);
/// Ends an exemption today.
[[nodiscard]] ReviewDialog *makeEndDialog(const Context &context,
                                          const catalog::PolicyOrigin &policy,
                                          const catalog::Exemption &exemption, QWidget *parent);

/// Excuses a product from a policy: by name, with a reason and an end.
class ExemptionDialog : public ReviewDialog
{
    Q_OBJECT
public:
    /// `product` may be empty: it is typed then.
    ExemptionDialog(const Context &context, const catalog::PolicyOrigin &policy,
                    const QString &product, QWidget *parent = nullptr);

    [[nodiscard]] QLineEdit &product() const { return *m_product; }
    [[nodiscard]] QLineEdit &because() const { return *m_because; }
    [[nodiscard]] QDateEdit &until() const { return *m_until; }

private:
    [[nodiscard]] Plan plan() const;
    [[nodiscard]] QString lacks() const;

    const catalog::PolicyOrigin m_policy;
    QLineEdit *m_product;
    QLineEdit *m_because;
    QDateEdit *m_until;
};

/// Lets a domain take a policy of the platform more seriously; less is not offered.
class TightenDialog : public ReviewDialog
{
    Q_OBJECT
public:
    TightenDialog(const Context &context, const catalog::Policy &policy, QWidget *parent = nullptr);

    [[nodiscard]] QComboBox &domain() const { return *m_domain; }
    [[nodiscard]] QComboBox &severity() const { return *m_severity; }

private:
    [[nodiscard]] Plan plan() const;
    [[nodiscard]] QString lacks() const;

    const catalog::Policy m_policy;
    QComboBox *m_domain;
    QComboBox *m_severity;
};

/// "blocks", "warns", "only says so".
[[nodiscard]] QString severityWord(catalog::Severity severity);
/// Who may change what the domain asks of its products, where the person's teams are none of
/// those that own it; empty: this person may try.
[[nodiscard]] QString whoElseMay(const workspace::Session &session, const QString &domain);

} // namespace mesh::ui
