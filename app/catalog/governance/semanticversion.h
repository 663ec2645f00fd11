// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/catalog/history/difference.h"

#include <compare>

namespace mesh::catalog {

/// How much a change asks of readers: text is a patch, something more to read is minor, something
/// less, or another promise, is major.
enum class Bump { None, Patch, Minor, Major };

[[nodiscard]] QString bumpName(Bump bump); ///< none, patch, minor, major

/// A version as semver.org 2.0.0 has it.
struct SemanticVersion
{
    qint64 major = 0;
    qint64 minor = 0;
    qint64 patch = 0;
    QString preRelease; ///< what follows a hyphen
    QString build;      ///< what follows a plus; no part of the order

    [[nodiscard]] static std::optional<SemanticVersion> parse(QStringView text);
    [[nodiscard]] QString toString() const;
    /// The next one; before 1.0.0 a major change is a minor step.
    [[nodiscard]] SemanticVersion bumped(Bump bump) const;

    friend std::strong_ordering operator<=>(const SemanticVersion &a, const SemanticVersion &b);
    friend bool operator==(const SemanticVersion &a, const SemanticVersion &b)
    {
        return (a <=> b) == 0;
    }
};

/// What one difference of a product's document asks for.
[[nodiscard]] Bump bumpOf(const Difference &difference);
/// The most that any of them asks for; changes of the version itself and of the lifecycle ask for
/// nothing.
[[nodiscard]] Bump bumpOf(const std::vector<Difference> &differences);
/// Those that break readers: a port gone or on another topic, a field gone, a promise that became
/// weaker or is withdrawn.
[[nodiscard]] std::vector<Difference> breaking(const std::vector<Difference> &differences);

/// Whether a version says enough of a change; `needed` is what it asks for.
struct VersionCheck
{
    Bump needed = Bump::None;
    QString proposed;    ///< the next version; empty where none is needed
    bool enough = false; ///< the version after is at least that
};
[[nodiscard]] VersionCheck checkVersion(const QString &before, const QString &after,
                                        const std::vector<Difference> &differences);

} // namespace mesh::catalog
