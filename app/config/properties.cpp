// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/config/properties.h"

#include <QStringList>

using namespace Qt::StringLiterals;

namespace mesh::config {

using core::Code;
using core::Error;
using core::Result;
using core::SourceRange;

namespace {

Error syntax(const QString &detail, int line)
{
    return {Code::Syntax, u"Line %1: %2"_s.arg(line).arg(detail)};
}

bool isBlank(QChar c)
{
    return c == u' ' || c == u'\t' || c == u'\f';
}

struct LogicalLine
{
    QString text;
    int number;
};

// Joins continued lines; the blanks that begin the continuation are dropped, as are comments.
std::vector<LogicalLine> logicalLines(QStringView text)
{
    std::vector<LogicalLine> result;
    bool continues = false;
    int number = 0;
    for (QStringView line : text.split(u'\n')) {
        ++number;
        if (line.endsWith(u'\r')) {
            line.chop(1);
        }
        while (!line.isEmpty() && isBlank(line.front())) {
            line = line.sliced(1);
        }
        const bool comment = line.startsWith(u'#') || line.startsWith(u'!');
        if (!continues && (line.isEmpty() || comment)) {
            continue;
        }
        qsizetype slashes = 0;
        while (slashes < line.size() && line[line.size() - 1 - slashes] == u'\\') {
            ++slashes;
        }
        const bool goesOn = slashes % 2 == 1;
        if (goesOn) {
            line.chop(1);
        }
        if (continues) {
            result.back().text += line;
        } else {
            result.push_back({line.toString(), number});
        }
        continues = goesOn;
    }
    return result;
}

std::optional<QString> unescaped(QStringView text)
{
    QString result;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i] != u'\\' || i + 1 == text.size()) {
            result += text[i];
            continue;
        }
        const QChar escape = text[++i];
        if (escape == u'u') {
            bool ok = false;
            const ushort unit = text.mid(i + 1, 4).toUShort(&ok, 16);
            if (!ok || i + 4 >= text.size()) {
                return std::nullopt;
            }
            result += QChar(unit);
            i += 4;
        } else if (escape == u'n') {
            result += u'\n';
        } else if (escape == u't') {
            result += u'\t';
        } else if (escape == u'r') {
            result += u'\r';
        } else if (escape == u'f') {
            result += u'\f';
        } else {
            result += escape;
        }
    }
    return result;
}

// Reads one JAAS entry from left to right.
class JaasReader
{
public:
    explicit JaasReader(QStringView text)
        : m_text(text)
    {}

    Result<LoginModule> read()
    {
        LoginModule module;
        module.className = word();
        const QString flag = word();
        static const QStringList flags{u"required"_s, u"requisite"_s, u"sufficient"_s,
                                       u"optional"_s};
        if (module.className.isEmpty() || !flags.contains(flag, Qt::CaseInsensitive)) {
            return fault(u"A login module is followed by “required”."_s);
        }
        while (true) {
            skipBlanks();
            if (m_at == m_text.size()) {
                return fault(u"It does not end with “;”."_s);
            }
            if (m_text[m_at] == u';') {
                break;
            }
            Property option;
            option.name = word();
            skipBlanks();
            if (option.name.isEmpty() || m_at == m_text.size() || m_text[m_at] != u'=') {
                return fault(u"An option is written name=\"value\"."_s);
            }
            ++m_at;
            skipBlanks();
            const std::optional<QString> value = readValue();
            if (!value) {
                return fault(u"A quote is not closed."_s);
            }
            option.value = *value;
            module.options.push_back(std::move(option));
        }
        ++m_at;
        skipBlanks();
        if (m_at != m_text.size()) {
            return fault(u"Only one login module can be read."_s);
        }
        return module;
    }

private:
    [[nodiscard]] Error fault(const QString &detail) const
    {
        return {Code::Syntax, detail, SourceRange{m_at, m_at}};
    }

    void skipBlanks()
    {
        while (m_at < m_text.size() && m_text[m_at].isSpace()) {
            ++m_at;
        }
    }

    QString word()
    {
        skipBlanks();
        const qsizetype begin = m_at;
        while (m_at < m_text.size() && !m_text[m_at].isSpace() && m_text[m_at] != u'=' &&
               m_text[m_at] != u';') {
            ++m_at;
        }
        return m_text.sliced(begin, m_at - begin).toString();
    }

    std::optional<QString> readValue()
    {
        if (m_at == m_text.size() || (m_text[m_at] != u'"' && m_text[m_at] != u'\'')) {
            return word();
        }
        const QChar quote = m_text[m_at++];
        QString value;
        while (m_at < m_text.size() && m_text[m_at] != quote) {
            if (m_text[m_at] == u'\\' && m_at + 1 < m_text.size()) {
                ++m_at;
            }
            value += m_text[m_at++];
        }
        if (m_at >= m_text.size()) {
            return std::nullopt;
        }
        ++m_at;
        return value;
    }

    QStringView m_text;
    qsizetype m_at = 0;
};

} // namespace

Result<std::vector<Property>> parseJavaProperties(QStringView text)
{
    std::vector<Property> result;
    for (const LogicalLine &line : logicalLines(text)) {
        const QStringView whole = line.text;
        qsizetype end = 0;
        while (end < whole.size() && !isBlank(whole[end]) && whole[end] != u'=' &&
               whole[end] != u':') {
            end += whole[end] == u'\\' ? 2 : 1;
        }
        end = std::min(end, whole.size());
        qsizetype begin = end;
        while (begin < whole.size() && isBlank(whole[begin])) {
            ++begin;
        }
        if (begin < whole.size() && (whole[begin] == u'=' || whole[begin] == u':')) {
            ++begin;
            while (begin < whole.size() && isBlank(whole[begin])) {
                ++begin;
            }
        }
        const auto name = unescaped(whole.first(end));
        const auto value = unescaped(whole.sliced(begin));
        if (!name || !value) {
            return syntax(u"\\u is not followed by four hexadecimal digits."_s, line.number);
        }
        result.push_back({*name, *value, line.number});
    }
    return result;
}

Result<std::vector<Property>> parsePlainProperties(QStringView text)
{
    std::vector<Property> result;
    int number = 0;
    for (QStringView line : text.split(u'\n')) {
        ++number;
        line = line.trimmed();
        if (line.isEmpty() || line.startsWith(u'#')) {
            continue;
        }
        const qsizetype equals = line.indexOf(u'=');
        if (equals <= 0) {
            return syntax(u"A line is written name=value."_s, number);
        }
        result.push_back({line.first(equals).trimmed().toString(),
                          line.sliced(equals + 1).trimmed().toString(), number});
    }
    return result;
}

QString LoginModule::option(QStringView name) const
{
    for (const Property &one : options) {
        if (one.name == name) {
            return one.value;
        }
    }
    return {};
}

Result<LoginModule> parseJaas(QStringView text)
{
    return JaasReader(text).read();
}

} // namespace mesh::config
