// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/workspace/ratemeter.h"

#include <algorithm>

namespace mesh::workspace {

namespace {

// An average over this long is calm enough to read, quick enough to show a pause.
constexpr core::TimestampMs spanMs = 10'000;
// Newest records older than this when they were seen are not of the present.
constexpr core::TimestampMs pastMs = 30'000;
// A newest record that cannot be read for so long will not be read soon.
constexpr core::TimestampMs patienceMs = 20'000;

bool isPast(const RateMeter::Look &look)
{
    return look.newest && *look.newest < look.at - pastMs;
}

} // namespace

std::optional<double> RateMeter::add(const Look &look)
{
    if (!m_looks.empty()) {
        const Look &last = m_looks.back();
        const bool madeAnew = look.ends < last.ends;
        const bool firstRecords = look.newest && !last.newest;
        if (madeAnew || firstRecords) {
            m_looks.clear();
        }
    }
    if (m_looks.empty() || look.at <= m_looks.back().at) {
        m_looks.push_back(look);
        return std::nullopt;
    }
    if ((isPast(m_looks.back()) || !look.newest) && !look.newestIsOfEnds &&
        look.at - m_looks.back().at < patienceMs) {
        return std::nullopt; // nobody knows yet of which time it is that came
    }
    if (isReplay(look)) {
        const Look last = m_looks.back();
        m_looks = {look};
        const auto span = std::max(look.at - last.at, *look.newest - *last.newest);
        return double(look.ends - last.ends) * 1000.0 / double(span);
    }
    m_looks.push_back(look);
    while (m_looks.size() > 2 && m_looks[1].at <= look.at - spanMs) {
        m_looks.pop_front();
    }
    return double(look.ends - m_looks.front().ends) * 1000.0 / double(look.at - m_looks.front().at);
}

// What came since the last look is of the past; of what reaches into the present, where little is
// known of before. A quiet topic that wakes up is no replay: it was seen to be quiet.
bool RateMeter::isReplay(const Look &look) const
{
    const Look &last = m_looks.back();
    const bool grown = look.ends > last.ends && look.newest && last.newest;
    const bool seenQuiet = look.at - m_looks.front().at >= spanMs;
    return grown && isPast(last) && (isPast(look) || !seenQuiet);
}

} // namespace mesh::workspace
