// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/schema/decoder.h"
#include "app/schema/value.h"

#include <QString>
#include <QStringList>

#include <set>
#include <span>
#include <vector>

namespace mesh::tabular {

struct Column;

/// One place whose content is not shown, and why.
struct Mask
{
    enum class Part { Key, Value, Header };

    Part part = Part::Value;
    std::vector<QString> fields; ///< below the part, through arrays; empty: all of it
    QString reason;              ///< "personal", "C2"
    /// customer.email, key.id, headers('auth')
    [[nodiscard]] QString path() const;
    friend bool operator==(const Mask &, const Mask &) = default;
};

/// A field as a contract describes it, to find masks by tag or classification.
struct DescribedField
{
    Mask::Part part = Mask::Part::Value;
    std::vector<QString> fields;
    QStringList tags;
    QString classification;
};

/// What is hidden in cells, copies and exports. A mask covers everything below its place. Where a
/// part that has masks cannot be decoded, or is no struct, all of it is hidden: raw bytes would
/// tell what the mask hides. Masking is advisory: who may read the topic reads it elsewhere.
class MaskRules
{
public:
    MaskRules() = default;
    explicit MaskRules(std::vector<Mask> masks);
    /// Masks for the fields with one of these tags or classifications (compared without case).
    [[nodiscard]] static MaskRules fromDescriptions(std::span<const DescribedField> fields,
                                                    const QStringList &hidden);

    [[nodiscard]] bool isEmpty() const { return m_masks.empty(); }
    [[nodiscard]] const std::vector<Mask> &masks() const { return m_masks; }

    [[nodiscard]] bool hidesInside(Mask::Part part) const;
    [[nodiscard]] bool hidesHeader(QStringView name) const;
    /// The mask that covers this place; null where none does.
    [[nodiscard]] const Mask *covering(Mask::Part part, std::span<const QString> fields) const;
    /// Whether a mask lies below this place. A text or number that stands here is hidden too: it
    /// might hold, in another form, what the mask is for.
    [[nodiscard]] bool hidesBelow(Mask::Part part, std::span<const QString> fields) const;
    /// The decoded part with every hidden place replaced by maskText().
    [[nodiscard]] schema::Value masked(const schema::Decoded &decoded, Mask::Part part) const;
    /// The same for what stands at `fields` of the part.
    [[nodiscard]] schema::Value maskedBelow(const schema::Value &value, Mask::Part part,
                                            std::span<const QString> fields) const;

    /// What stands in a hidden place; tells nothing of the value, not even its length.
    [[nodiscard]] static QString maskText();

private:
    std::vector<Mask> m_masks;
};

} // namespace mesh::tabular
