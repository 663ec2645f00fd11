// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/profiling/personaldata.h"

#include <QRegularExpression>

#include <arpa/inet.h>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mesh::profiling {
namespace {

constexpr int deepest = 16;               ///< what lies below is not looked at
constexpr qsizetype longest = 254;        ///< of all that is recognised: an address of mail
constexpr std::size_t mostFields = 2'000; ///< maps with a key per record have no end

bool isEmail(const QString &text)
{
    static const QRegularExpression form(
        uR"(^[^\s@<>(),;:"]+@[^\s@<>(),;:".]+(\.[^\s@<>(),;:".]+)*\.[\p{L}]{2,}$)"_s);
    return text.contains(u'@') && form.match(text).hasMatch();
}

/// The digits of a text in which they stand in groups; empty where anything else is in it.
QString digitsOf(QStringView text, QStringView separators)
{
    QString digits;
    for (const QChar c : text) {
        if (c >= u'0' && c <= u'9') {
            digits += c;
        } else if (!separators.contains(c)) {
            return {};
        }
    }
    return digits;
}

bool isPhone(const QString &text)
{
    if (!text.startsWith(u'+')) {
        return false; // without it any number might be one
    }
    const qsizetype digits = digitsOf(QStringView(text).sliced(1), u" -./()").size();
    return digits >= 8 && digits <= 15;
}

bool isIban(const QString &text)
{
    QString letters = text;
    letters.remove(u' ');
    static const QRegularExpression form(u"^[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}$"_s);
    if (!form.match(letters).hasMatch()) {
        return false;
    }
    int rest = 0;
    for (const QChar c : letters.sliced(4) + letters.first(4)) {
        const int value = c.isDigit() ? c.digitValue() : c.unicode() - u'A' + 10;
        rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
    }
    return rest == 1;
}

bool isPaymentCard(const QString &text)
{
    const QString digits = digitsOf(text, u" -");
    if (digits.size() < 13 || digits.size() > 19 || digits[0] < u'3' || digits[0] > u'6') {
        return false;
    }
    int sum = 0;
    for (qsizetype i = 0; i < digits.size(); ++i) {
        const int digit = digits[digits.size() - 1 - i].digitValue();
        sum += i % 2 == 0 ? digit : (digit > 4 ? 2 * digit - 9 : 2 * digit);
    }
    return sum % 10 == 0;
}

bool isIpAddress(const QString &text)
{
    const bool either = text.count(u'.') == 3 || text.count(u':') >= 2;
    const QByteArray bytes = either ? text.toLatin1() : QByteArray();
    in6_addr address{};
    return either && (inet_pton(AF_INET, bytes.constData(), &address) == 1 ||
                      inet_pton(AF_INET6, bytes.constData(), &address) == 1);
}

} // namespace

std::optional<PersonalData> recognise(const schema::Value &value)
{
    if (const auto *number = value.as<qint64>()) {
        return isPaymentCard(QString::number(*number)) ? std::optional(PersonalData::PaymentCard)
                                                       : std::nullopt;
    }
    const auto *held = value.as<QString>();
    const QString text = held && held->size() <= longest ? held->trimmed() : QString();
    if (text.isEmpty()) {
        return std::nullopt;
    }
    if (isEmail(text)) {
        return PersonalData::Email;
    }
    if (isPhone(text)) {
        return PersonalData::Phone;
    }
    if (isIban(text)) {
        return PersonalData::Iban;
    }
    if (isPaymentCard(text)) {
        return PersonalData::PaymentCard;
    }
    return isIpAddress(text) ? std::optional(PersonalData::IpAddress) : std::nullopt;
}

void PersonalDataFinder::addKey(const schema::Value &key)
{
    add(u"key"_s, key, 0);
}

void PersonalDataFinder::addValue(const schema::Value &value)
{
    if (value.as<schema::Object>() || value.as<schema::Array>()) {
        add({}, value, 0);
    }
}

void PersonalDataFinder::add(const QString &path, const schema::Value &value, int depth)
{
    if (value.isNull() || depth > deepest) {
        return;
    }
    if (const auto *object = value.as<schema::Object>()) {
        for (const auto &[name, field] : *object) {
            add(path.isEmpty() ? name : path + u'.' + name, field, depth + 1);
        }
    } else if (const auto *array = value.as<schema::Array>()) {
        for (const schema::Value &element : *array) {
            add(path, element, depth + 1);
        }
    } else if (!path.isEmpty() && (m_fields.size() < mostFields || m_fields.contains(path))) {
        Counts &counts = m_fields[path];
        ++counts.values;
        if (const auto kind = recognise(value)) {
            ++counts.alike[*kind];
        }
    }
}

std::vector<PersonalField> PersonalDataFinder::found(double share, qint64 fewest) const
{
    std::vector<PersonalField> fields;
    for (const auto &[path, counts] : m_fields) {
        for (const auto &[kind, alike] : counts.alike) {
            if (counts.values >= fewest && double(alike) >= share * double(counts.values)) {
                fields.push_back({path, kind, counts.values, alike});
            }
        }
    }
    return fields;
}

} // namespace mesh::profiling
