// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/tabular/recordfilter.h"

#include "app/tabular/bytesearch.h"

#include "app/schema/wire.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mesh::tabular {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(mesh::tabular::RecordFilter)
};

bool isQuoted(const QString &text)
{
    return text.size() >= 2 && text.startsWith(u'"') && text.endsWith(u'"') &&
           text.indexOf(u'"', 1) == text.size() - 1;
}

// Whether a part may say things that its bytes do not spell out: numbers of Avro, symbols of enums.
bool hidesText(const RecordRow &row, QByteArrayView bytes, schema::Part part)
{
    const auto forced = row.decoder().choice(part).forced;
    if (forced) {
        return *forced != schema::Format::Json && *forced != schema::Format::Text &&
               *forced != schema::Format::Bytes;
    }
    const QByteArrayView header =
        part == schema::Part::Key ? schema::keySchemaHeader : schema::valueSchemaHeader;
    return schema::readFraming(bytes).has_value() ||
           (row.record().hasHeaders() && containsBytes(row.record().encodedHeaders, header));
}

} // namespace

/// A text in the raw bytes of a record.
class RecordFilter::Search
{
public:
    explicit Search(const QString &needle)
        : m_bytes(needle)
        , m_needle(needle)
    {}

    [[nodiscard]] bool finds(const RecordRow &row) const
    {
        const records::RecordView &record = row.record();
        return finds(row, record.value, schema::Part::Value) ||
               finds(row, record.key, schema::Part::Key) || findsHeader(record);
    }

private:
    [[nodiscard]] bool finds(const RecordRow &row, const std::optional<QByteArrayView> &bytes,
                             schema::Part part) const
    {
        if (!bytes) {
            return false;
        }
        if (m_bytes.isIn(*bytes)) {
            return true;
        }
        if (!hidesText(row, *bytes, part)) {
            return false;
        }
        const schema::Decoded &decoded = part == schema::Part::Key ? row.key() : row.value();
        return !decoded.error && decoded.value.toDisplay().contains(m_needle, Qt::CaseInsensitive);
    }

    [[nodiscard]] bool findsHeader(const records::RecordView &record) const
    {
        // Lengths stand between names and values; only what is found within one counts.
        if (!record.hasHeaders() || !m_bytes.isIn(record.encodedHeaders)) {
            return false;
        }
        return std::ranges::any_of(record.headers(), [this](const records::HeaderView &header) {
            return m_bytes.isIn(header.name) || (header.value && m_bytes.isIn(*header.value));
        });
    }

    ByteSearch m_bytes;
    QString m_needle;
};

/// Rejects by the raw bytes of a JSON value or key. Sound: JSON spells a text out byte for byte
/// unless it escapes characters, and then there is a backslash. Bytes that are not JSON by their
/// beginning, or that a schema might explain, are left to the condition.
class RecordFilter::Prefilter
{
public:
    explicit Prefilter(const std::vector<expr::Requirement> &requirements)
    {
        for (const expr::Requirement &requirement : requirements) {
            if (requirement.slot != KeySlot && requirement.slot != ValueSlot) {
                continue;
            }
            Clause clause{requirement.slot, {}};
            for (const QString &text : requirement.anyOf) {
                clause.anyOf.push_back(text.toUtf8());
            }
            m_clauses.push_back(std::move(clause));
        }
    }

    [[nodiscard]] bool isEmpty() const { return m_clauses.empty(); }

    [[nodiscard]] bool excludes(const RecordRow &row) const
    {
        return std::ranges::any_of(m_clauses, [&row](const Clause &clause) {
            const bool isKey = clause.slot == KeySlot;
            const auto &bytes = isKey ? row.record().key : row.record().value;
            return bytes &&
                   spellsOut(row, *bytes, isKey ? schema::Part::Key : schema::Part::Value) &&
                   std::ranges::none_of(clause.anyOf, [&bytes](const QByteArray &sought) {
                       return containsBytes(*bytes, sought);
                   });
        });
    }

private:
    struct Clause
    {
        int slot = ValueSlot;
        std::vector<QByteArray> anyOf;
    };

    static bool spellsOut(const RecordRow &row, QByteArrayView bytes, schema::Part part)
    {
        const bool json = bytes.startsWith('{') || bytes.startsWith('[');
        return json && !bytes.contains('\\') && !hidesText(row, bytes, part);
    }

    std::vector<Clause> m_clauses;
};

std::shared_ptr<const RecordFilter> RecordFilter::parse(const QString &text,
                                                        const RecordShape &shape, Mode mode)
{
    std::shared_ptr<RecordFilter> filter(new RecordFilter());
    filter->m_text = text;
    filter->m_mode = mode;
    const QString trimmed = text.trimmed();
    if (trimmed.isEmpty()) {
        return filter;
    }
    const bool isCondition =
        mode == Mode::Condition ||
        (mode == Mode::Automatic && !isQuoted(trimmed) && expr::looksLikeCondition(trimmed));
    filter->m_kind = isCondition ? Kind::Condition : Kind::Text;
    if (isCondition) {
        filter->readCondition(shape);
    } else {
        filter->readText();
    }
    return filter;
}

void RecordFilter::readCondition(const RecordShape &shape)
{
    const RecordLookup lookup(shape);
    expr::ConditionResult result = expr::compileCondition(m_text, lookup);
    m_diagnostics = std::move(result.diagnostics);
    m_condition = std::move(result.condition);
    if (!m_condition && m_diagnostics.empty()) {
        m_kind = Kind::Everything; // nothing but a comment
    }
    if (m_condition) {
        const auto prefilter = std::make_shared<Prefilter>(m_condition->requirements());
        m_prefilter = prefilter->isEmpty() ? nullptr : prefilter;
    }
}

void RecordFilter::readText()
{
    const QString trimmed = m_text.trimmed();
    const bool quoted = m_mode == Mode::Automatic && isQuoted(trimmed);
    m_needle = quoted ? trimmed.sliced(1, trimmed.size() - 2) : trimmed;
    m_search = std::make_shared<Search>(m_needle);
}

QString RecordFilter::explanation() const
{
    switch (m_kind) {
    case Kind::Everything:
        return Text::tr("All records are shown.");
    case Kind::Text:
        return Text::tr("Records that contain “%1” in key, value or headers, in capital or small "
                        "letters. A comparison such as status = 'PAID' is read as a condition.")
            .arg(m_needle);
    case Kind::Condition:
        break;
    }
    return m_mode == Mode::Automatic
               ? Text::tr(
                     "Records for which this condition is true. To search for the text itself, "
                     "put it in double quotes.")
               : Text::tr("Records for which this condition is true.");
}

RecordFilter::Match RecordFilter::matches(const RecordRow &row, expr::Trouble *trouble) const
{
    switch (m_kind) {
    case Kind::Everything:
        return Match::Yes;
    case Kind::Text:
        return m_search->finds(row) ? Match::Yes : Match::No;
    case Kind::Condition:
        break;
    }
    if (!m_condition || (m_prefilter && m_prefilter->excludes(row))) {
        return Match::No;
    }
    const expr::Truth truth = m_condition->truth(row, trouble);
    if (truth != expr::Truth::Unknown) {
        return truth == expr::Truth::True ? Match::Yes : Match::No;
    }
    const bool undecodable = std::ranges::any_of(m_condition->slotsRead(), [&row](int slot) {
        return (slot == KeySlot && row.key().error) || (slot == ValueSlot && row.value().error);
    });
    return undecodable ? Match::Undecodable : Match::No;
}

} // namespace mesh::tabular
