// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStringList>
#include <QStringView>
#include <QtGlobal>

#include <cmath>

namespace mesh::sandbox {

/// Chance that repeats: the numbers depend on the seed, a name and an index alone, so that any
/// record of the sandbox can be made without the ones before it. SplitMix64 (Steele, Lea, Flood,
/// "Fast splittable pseudorandom number generators", 2014).
class Random
{
public:
    Random(quint64 seed, QStringView name, qint64 index)
        : m_state(seed)
    {
        for (const QChar c : name) {
            m_state = mix(m_state ^ c.unicode());
        }
        m_state = mix(m_state ^ static_cast<quint64>(index));
    }

    quint64 next()
    {
        m_state += 0x9e3779b97f4a7c15ULL;
        return mix(m_state);
    }
    /// 0 … bound-1
    qint64 below(qint64 bound) { return static_cast<qint64>(next() % static_cast<quint64>(bound)); }
    /// first … last
    qint64 between(qint64 first, qint64 last) { return first + below(last - first + 1); }
    /// 0 … 1, without 1
    double real() { return static_cast<double>(next() >> 11) * 0x1.0p-53; }
    bool chance(double probability) { return real() < probability; }
    /// Many small numbers, few large ones: first … last.
    qint64 skewed(qint64 first, qint64 last)
    {
        const double part = std::pow(real(), 3.0);
        return first + static_cast<qint64>(part * static_cast<double>(last - first));
    }
    QString pick(const QStringList &list) { return list[below(list.size())]; }

private:
    static quint64 mix(quint64 z)
    {
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
        z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
        return z ^ (z >> 31);
    }

    quint64 m_state;
};

} // namespace mesh::sandbox
