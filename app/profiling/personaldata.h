// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/schema/value.h"

#include <QString>

#include <map>
#include <optional>
#include <vector>

namespace mesh::profiling {

/// What reaches or names a person, by the form of its text alone.
enum class PersonalData {
    Email,       ///< name@host.tld
    Phone,       ///< international: + and 8 to 15 digits (E.164), with the usual separators
    Iban,        ///< ISO 13616, its check digits right
    PaymentCard, ///< 13 to 19 digits that begin as cards do, their Luhn digit right (ISO 7812)
    IpAddress,   ///< IPv4 or IPv6
};

/// What one value looks like; nothing: like none of them.
[[nodiscard]] std::optional<PersonalData> recognise(const schema::Value &value);

/// A field whose values look like one of them.
struct PersonalField
{
    QString path; ///< dotted, through arrays too; of a key it begins with "key."
    PersonalData kind = PersonalData::Email;
    qint64 values = 0; ///< that were seen and are not null
    qint64 alike = 0;  ///< of those, that look so

    /// Rounded down, so that 100 means all of them.
    [[nodiscard]] int percent() const { return values > 0 ? int(alike * 100 / values) : 0; }
    friend bool operator==(const PersonalField &, const PersonalField &) = default;
};

/// Looks through a sample of records. Keeps counts and no value. One thread at a time.
class PersonalDataFinder
{
public:
    /// A decoded key or value. What is no object counts as a field with the part's name: `key`; a
    /// bare value has none and is not counted.
    void addKey(const schema::Value &key);
    void addValue(const schema::Value &value);

    /// Fields of which at least `share` of at least `fewest` values look alike, by path.
    [[nodiscard]] std::vector<PersonalField> found(double share = 0.8, qint64 fewest = 10) const;

private:
    struct Counts
    {
        qint64 values = 0;
        std::map<PersonalData, qint64> alike;
    };
    void add(const QString &path, const schema::Value &value, int depth);

    std::map<QString, Counts> m_fields;
};

} // namespace mesh::profiling
