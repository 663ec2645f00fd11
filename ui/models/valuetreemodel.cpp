// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/models/valuetreemodel.h"

#include <QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mesh::ui {
namespace {

constexpr qsizetype longestText = 4096;

qsizetype childCount(const schema::Value &value)
{
    if (const auto *object = value.as<schema::Object>()) {
        return qsizetype(object->size());
    }
    if (const auto *array = value.as<schema::Array>()) {
        return qsizetype(array->size());
    }
    return 0;
}

QString typeText(const schema::Value &value)
{
    if (value.as<schema::Decimal>()) {
        return ValueTreeModel::tr("decimal");
    }
    if (value.as<double>()) {
        return ValueTreeModel::tr("double");
    }
    if (value.as<schema::Date>()) {
        return ValueTreeModel::tr("date");
    }
    if (value.as<schema::Time>()) {
        return ValueTreeModel::tr("time");
    }
    if (value.as<schema::Timestamp>()) {
        return ValueTreeModel::tr("timestamp");
    }
    if (const auto *bytes = value.as<QByteArray>()) {
        return ValueTreeModel::tr("%n byte(s)", nullptr, int(bytes->size()));
    }
    return {};
}

} // namespace

struct ValueTreeModel::Node
{
    const schema::Value *value = nullptr;
    Node *parent = nullptr;
    int row = 0;
    QString name;
    QString path;                ///< dotted, with array indexes
    std::vector<QString> fields; ///< without
    std::optional<QString> mask; ///< why it is hidden
    std::vector<std::unique_ptr<Node>> children;
    bool filled = false;

    [[nodiscard]] int rows() const
    {
        return value && !mask ? int(std::min(childCount(*value), mostChildren)) : 0;
    }
};

ValueTreeModel::ValueTreeModel(QObject *parent)
    : QAbstractItemModel(parent)
    , m_root(std::make_unique<Node>())
{}

ValueTreeModel::~ValueTreeModel() = default;

void ValueTreeModel::setValue(std::optional<schema::Value> value, tabular::MaskRules masks,
                              tabular::Mask::Part part)
{
    beginResetModel();
    m_value = std::move(value);
    m_masks = std::move(masks);
    m_part = part;
    m_root = std::make_unique<Node>();
    const bool hidden = m_masks.covering(m_part, {}) != nullptr;
    if (m_value && childCount(*m_value) > 0 && !hidden) {
        m_root->value = &*m_value;
    } else if (m_value) {
        // A bare number or text is one row without a name.
        m_root->filled = true;
        m_root->children.push_back(makeNode(*m_root, {}, false, *m_value));
    }
    endResetModel();
}

std::unique_ptr<ValueTreeModel::Node> ValueTreeModel::makeNode(Node &parent, const QString &name,
                                                               bool isField,
                                                               const schema::Value &value) const
{
    auto node = std::make_unique<Node>();
    node->parent = &parent;
    node->row = int(parent.children.size());
    node->name = name;
    node->path = parent.path.isEmpty() ? name : parent.path + u'.' + name;
    node->fields = parent.fields;
    if (isField) {
        node->fields.push_back(name);
    }
    node->value = &value;
    if (const tabular::Mask *mask = m_masks.covering(m_part, node->fields)) {
        node->mask = mask->reason;
    }
    return node;
}

void ValueTreeModel::fill(Node &node) const
{
    if (node.filled || !node.value) {
        return;
    }
    node.filled = true;
    if (const auto *object = node.value->as<schema::Object>()) {
        for (const auto &[name, value] : *object) {
            node.children.push_back(makeNode(node, name, true, value));
        }
    } else if (const auto *array = node.value->as<schema::Array>()) {
        for (const schema::Value &value : *array) {
            if (qsizetype(node.children.size()) == mostChildren) {
                break;
            }
            node.children.push_back(
                makeNode(node, QString::number(node.children.size()), false, value));
        }
    }
}

ValueTreeModel::Node &ValueTreeModel::nodeOf(const QModelIndex &index) const
{
    return index.isValid() ? *static_cast<Node *>(index.internalPointer()) : *m_root;
}

QModelIndex ValueTreeModel::index(int row, int column, const QModelIndex &parent) const
{
    if (row < 0 || column < 0 || column >= ColumnCount || row >= rowCount(parent)) {
        return {};
    }
    Node &node = nodeOf(parent);
    fill(node);
    return createIndex(row, column, node.children[size_t(row)].get());
}

QModelIndex ValueTreeModel::parent(const QModelIndex &index) const
{
    if (!index.isValid()) {
        return {};
    }
    Node *parent = nodeOf(index).parent;
    return parent && parent != m_root.get() ? createIndex(parent->row, 0, parent) : QModelIndex();
}

int ValueTreeModel::rowCount(const QModelIndex &parent) const
{
    if (parent.column() > 0) {
        return 0;
    }
    const Node &node = nodeOf(parent);
    return node.filled ? int(node.children.size()) : node.rows();
}

int ValueTreeModel::columnCount(const QModelIndex &) const
{
    return ColumnCount;
}

bool ValueTreeModel::hasChildren(const QModelIndex &parent) const
{
    return rowCount(parent) > 0;
}

QString ValueTreeModel::contentText(const Node &node) const
{
    if (node.mask) {
        //: In place of a masked field; %1 is its classification
        return tr("masked: %1").arg(*node.mask);
    }
    const schema::Value &value = *node.value;
    if (value.isNull()) {
        return u"null"_s;
    }
    if (const auto *object = value.as<schema::Object>()) {
        return object->empty() ? u"{}"_s : QString();
    }
    if (const auto *array = value.as<schema::Array>()) {
        return QLocale().toString(qlonglong(array->size()));
    }
    if (const auto *text = value.as<QString>()) {
        const bool cut = text->size() > longestText;
        return u'"' + (cut ? text->left(longestText) + u'…' : *text) + u'"';
    }
    return value.toDisplay().left(longestText);
}

QVariant ValueTreeModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid()) {
        return {};
    }
    const Node &node = nodeOf(index);
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
        return index.column() == Name ? node.name : contentText(node);
    case TypeRole:
        return node.mask ? QString() : typeText(*node.value);
    case MaskedRole:
        return node.mask.has_value();
    case PathRole:
        return node.path;
    case StringRole:
        return !node.mask && node.value->as<QString>() != nullptr;
    default:
        return {};
    }
}

QVariant ValueTreeModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) {
        return {};
    }
    return section == Name ? tr("Field") : tr("Value");
}

} // namespace mesh::ui
