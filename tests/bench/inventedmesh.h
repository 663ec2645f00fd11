// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/catalog/product.h"

#include <QFile>

#include <random>

namespace mesh::bench {

using namespace Qt::StringLiterals;

/// Words that share syllables: a short prefix hits a large part of all products, the worst case.
class Vocabulary
{
public:
    explicit Vocabulary(std::mt19937 &random)
    {
        const QStringList syllables{u"or"_s, u"de"_s,  u"tra"_s, u"sto"_s, u"cli"_s, u"pay"_s,
                                    u"vi"_s, u"mar"_s, u"lo"_s,  u"gis"_s, u"ti"_s,  u"ca"_s,
                                    u"us"_s, u"er"_s,  u"re"_s,  u"fun"_s, u"inv"_s, u"ent"_s};
        for (int i = 0; i < 4'000; ++i) {
            QString word;
            for (int parts = 2 + static_cast<int>(random() % 3); parts > 0; --parts) {
                word += syllables[static_cast<qsizetype>(random() % 18)];
            }
            m_words << word;
        }
    }
    const QString &word(std::mt19937 &random) const
    {
        // A few words are in many texts, most in few.
        const double unit = static_cast<double>(random()) / static_cast<double>(random.max());
        return m_words[static_cast<qsizetype>(unit * unit *
                                              static_cast<double>(m_words.size() - 1))];
    }
    QString text(std::mt19937 &random, int words) const
    {
        QStringList parts;
        for (int i = 0; i < words; ++i) {
            parts << word(random);
        }
        return parts.join(u' ');
    }

private:
    QStringList m_words;
};

inline catalog::Product invent(std::mt19937 &random, const Vocabulary &words, int number)
{
    catalog::Product product;
    product.id = {u"domain%1"_s.arg(random() % 60),
                  u"%1_%2_%3"_s.arg(words.word(random), words.word(random)).arg(number)};
    product.displayName = words.text(random, 3);
    product.purpose = words.text(random, 14);
    product.owner = u"team%1"_s.arg(random() % 400);
    product.tier = u"tier-%1"_s.arg(1 + random() % 3);
    product.classification = QStringList{u"public"_s, u"internal"_s, u"personal"_s}.at(
        static_cast<qsizetype>(random() % 3));
    product.quality = static_cast<catalog::Quality>(1 + random() % 3);
    product.lifecycle =
        random() % 10 == 0 ? catalog::Lifecycle::Deprecated : catalog::Lifecycle::Active;
    for (int i = 0; i < 3; ++i) {
        product.tags << u"tag%1"_s.arg(random() % 500);
    }
    catalog::Port port;
    port.name = product.id.name;
    port.topic = product.id.toString();
    product.ports.push_back(port);
    for (int i = 0; i < 6; ++i) {
        product.fields.push_back({words.word(random) + u"Id"_s, words.text(random, 3), {}, {}, {}});
    }
    return product;
}

/// Memory of this process that is in RAM.
inline qint64 residentBytes()
{
    QFile file(u"/proc/self/statm"_s);
    constexpr qint64 page = 4096;
    return file.open(QFile::ReadOnly) ? file.readLine().split(' ').value(1).toLongLong() * page : 0;
}

} // namespace mesh::bench
