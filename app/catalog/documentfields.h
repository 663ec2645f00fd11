// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/catalog/document.h"

#include <QDate>

#include <functional>

// Inside the room: how documents are read and edited in place. Paths are dotted.
namespace mesh::catalog::fields {

[[nodiscard]] QString text(const schema::Value &from, QStringView path);
[[nodiscard]] QStringList texts(const schema::Value &from, QStringView path);
[[nodiscard]] std::optional<qint64> integer(const schema::Value &from, QStringView path);
[[nodiscard]] bool boolean(const schema::Value &from, QStringView path, bool fallback);
[[nodiscard]] std::optional<QDate> date(const schema::Value &from, QStringView path);
/// ISO 8601 as ms since 1970 UTC; -1 where there is none.
[[nodiscard]] core::TimestampMs time(const schema::Value &from, QStringView path);
[[nodiscard]] std::optional<schema::Decimal> decimal(const schema::Value &value);
[[nodiscard]] Signature signature(const schema::Value &from);

[[nodiscard]] QString timeText(core::TimestampMs time);

template<typename T>
[[nodiscard]] std::vector<T> elements(const schema::Value &from, QStringView path,
                                      T (*read)(const schema::Value &))
{
    std::vector<T> result;
    const schema::Value *found = from.path(path);
    if (const auto *array = found != nullptr ? found->as<schema::Array>() : nullptr) {
        for (const schema::Value &element : *array) {
            result.push_back(read(element));
        }
    }
    return result;
}

/// Edits a document: each setter compares with what the document says and touches it only where
/// that differs, so that what was not changed keeps its form to the byte.
class Editor
{
public:
    explicit Editor(schema::Value document);

    void setEnvelope(Kind kind);
    void setText(QStringView path, const QString &value); ///< empty: removed
    void setTexts(QStringView path, const QStringList &value);
    void setInteger(QStringView path, std::optional<qint64> value);
    void setBoolean(QStringView path, bool value, bool fallback);
    void setDate(QStringView path, std::optional<QDate> value);
    void setTime(QStringView path, core::TimestampMs value);
    void setSignature(const Signature &value);
    /// Null: removed.
    void setValue(QStringView path, schema::Value value);

    template<typename T>
    void setElements(QStringView path, const std::vector<T> &values,
                     T (*read)(const schema::Value &), schema::Value (*write)(const T &))
    {
        if (elements<T>(m_document, path, read) == values) {
            return;
        }
        schema::Array array;
        for (const T &value : values) {
            array.push_back(write(value));
        }
        setValue(path, array.empty() ? schema::Value() : schema::Value(std::move(array)));
    }

    [[nodiscard]] const schema::Value &document() const { return m_document; }
    [[nodiscard]] schema::Value take() { return std::move(m_document); }

private:
    schema::Value m_document;
};

[[nodiscard]] Channel readChannel(const schema::Value &from);
[[nodiscard]] schema::Value writeChannel(const Channel &channel);

} // namespace mesh::catalog::fields
