// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/explore/bulkeditdialog.h"

#include "ui/dialogs/formgrid.h"
#include "ui/models/commalist.h"
#include "ui/state/theme.h"

#include "app/catalog/governance/semanticversion.h"
#include "app/workspace/workspace.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>

#include <algorithm>
#include <set>

using namespace Qt::StringLiterals;

namespace mesh::ui {
namespace {

const QString asItIs = u"\n"_s; ///< data of the entry that changes nothing; no id can be it

/// What is done to each of the products.
struct Change
{
    QString owner; ///< empty: stays
    std::optional<QString> tier;
    QStringList add;
    QStringList remove;
    bool raiseVersion = false; ///< where the rest of the change asks for it

    [[nodiscard]] catalog::Product applied(catalog::Product product) const
    {
        const catalog::Product before = product;
        product.owner = owner.isEmpty() ? product.owner : owner;
        product.tier = tier.value_or(product.tier);
        for (const QString &tag : remove) {
            product.tags.removeAll(tag);
        }
        for (const QString &tag : add) {
            if (!product.tags.contains(tag)) {
                product.tags << tag;
            }
        }
        if (raiseVersion) {
            const catalog::VersionCheck version =
                catalog::checkVersion(before.version, product.version,
                                      catalog::differences(before.document(), product.document()));
            if (!version.enough && !version.proposed.isEmpty()) {
                product.version = version.proposed;
            }
        }
        return product;
    }
};

} // namespace

BulkEditDialog::BulkEditDialog(const Context &context, std::vector<core::ProductId> products,
                               QWidget *parent)
    : ReviewDialog(context,
                   {tr("Edit %n product(s)", nullptr, int(products.size())),
                    tr("What is left empty stays as it is."), tr("Write"),
                    tr("Edited several products")},
                   tr("%n product(s)", nullptr, int(products.size())), parent)
    , m_products(std::move(products))
    , m_owner(new QComboBox)
    , m_tier(new QComboBox)
    , m_add(new QLineEdit)
    , m_remove(new QLineEdit)
    , m_version(new QCheckBox(tr("Raise versions where needed")))
{
    auto *grid = new FormGrid;
    m_owner->setEditable(true);
    m_owner->setInsertPolicy(QComboBox::NoInsert);
    grid->addRow(u"team.name"_s, tr("Owner"), m_owner);
    grid->addRow(u"tier"_s, tr("Tier"), m_tier);
    grid->addRow(u"tags"_s, tr("Add tags"), m_add, tr("With commas between them."));
    grid->addRow(u"tags.removed"_s, tr("Take tags away"), m_remove,
                 tr("With commas between them."));
    grid->addRow(u"version"_s, {}, m_version);
    setForm(grid);
    fill();
    connect(m_owner, &QComboBox::editTextChanged, this, &ReviewDialog::formChanged);
    connect(m_tier, &QComboBox::currentIndexChanged, this, &ReviewDialog::formChanged);
    connect(m_add, &QLineEdit::textChanged, this, &ReviewDialog::formChanged);
    connect(m_remove, &QLineEdit::textChanged, this, &ReviewDialog::formChanged);
    connect(m_version, &QCheckBox::toggled, this, &ReviewDialog::formChanged);
    setPlan([this] { return plan(); });
}

void BulkEditDialog::fill()
{
    const auto catalog = session()->catalog();
    std::set<QString> domains;
    for (const core::ProductId &id : m_products) {
        domains.insert(id.domain);
    }
    QStringList teams;
    for (const QString &id : domains) {
        if (const auto domain = catalog->domain(id)) {
            teams << domain->domain.teams;
        }
    }
    teams << session()->profile().identity.teams;
    teams.removeDuplicates();
    m_owner->addItems(teams);
    m_owner->setCurrentIndex(-1);
    m_owner->setEditText({});
    m_tier->addItem(tr("as it is"), asItIs);
    m_tier->addItem(tr("not stated"), QString());
    for (const auto &entry : catalog->tiers()) {
        const catalog::Tier &tier = entry.value;
        m_tier->addItem(nameOf(tier), tier.id);
    }
}

ReviewDialog::Plan BulkEditDialog::plan() const
{
    Change change{m_owner->currentText().trimmed(),
                  {},
                  commaList(m_add->text()),
                  commaList(m_remove->text()),
                  m_version->isChecked()};
    if (const QString tier = m_tier->currentData().toString(); tier != asItIs) {
        change.tier = tier;
    }
    return [change, products = m_products,
            catalog = session()->catalog()](catalog::ReviewBuilder &builder) {
        for (const core::ProductId &id : products) {
            if (const auto entry = catalog->product(id)) {
                builder.put(change.applied(entry->product()));
            }
        }
    };
}

} // namespace mesh::ui
