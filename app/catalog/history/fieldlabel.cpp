// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/catalog/history/difference.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace mesh::catalog {

using namespace Qt::StringLiterals;

namespace {

struct Label
{
    const char *path; ///< fields alone, elements left out
    const char *text;
};

// What the window's forms call them. %1 is the element that is meant.
constexpr std::array labels{
    Label{"name", QT_TRANSLATE_NOOP("mesh::catalog::Field", "Display name")},
    Label{"version", QT_TRANSLATE_NOOP("mesh::catalog::Field", "Version")},
    Label{"status", QT_TRANSLATE_NOOP("mesh::catalog::Field", "Lifecycle")},
    Label{"description.purpose", QT_TRANSLATE_NOOP("mesh::catalog::Field", "Purpose")},
    Label{"description.limitations", QT_TRANSLATE_NOOP("mesh::catalog::Field", "Limitations")},
    Label{"description.usage", QT_TRANSLATE_NOOP("mesh::catalog::Field", "Usage")},
    Label{"team.name", QT_TRANSLATE_NOOP("mesh::catalog::Field", "Owner")},
    Label{"quality", QT_TRANSLATE_NOOP("mesh::catalog::Field", "Quality")},
    Label{"tier", QT_TRANSLATE_NOOP("mesh::catalog::Field", "Tier")},
    Label{"classification", QT_TRANSLATE_NOOP("mesh::catalog::Field", "Classification")},
    Label{"sunset", QT_TRANSLATE_NOOP("mesh::catalog::Field", "Sunset")},
    Label{"successor", QT_TRANSLATE_NOOP("mesh::catalog::Field", "Successor")},
    Label{"outputPorts", QT_TRANSLATE_NOOP("mesh::catalog::Field", "Port %1")},
    Label{"outputPorts.topic", QT_TRANSLATE_NOOP("mesh::catalog::Field", "Port %1: topic")},
    Label{"outputPorts.status", QT_TRANSLATE_NOOP("mesh::catalog::Field", "Port %1: lifecycle")},
    Label{"outputPorts.sunset", QT_TRANSLATE_NOOP("mesh::catalog::Field", "Port %1: sunset")},
    Label{"outputPorts.description",
          QT_TRANSLATE_NOOP("mesh::catalog::Field", "Port %1: description")},
    Label{"outputPorts.format", QT_TRANSLATE_NOOP("mesh::catalog::Field", "Port %1: format")},
    Label{"outputPorts.keySubject",
          QT_TRANSLATE_NOOP("mesh::catalog::Field", "Port %1: schema of the key")},
    Label{"outputPorts.valueSubject",
          QT_TRANSLATE_NOOP("mesh::catalog::Field", "Port %1: schema of the value")},
    Label{"inputPorts", QT_TRANSLATE_NOOP("mesh::catalog::Field", "Input %1")},
    Label{"outputs", QT_TRANSLATE_NOOP("mesh::catalog::Field", "Output %1")},
    Label{"slaProperties", QT_TRANSLATE_NOOP("mesh::catalog::Field", "Promise: %1")},
    Label{"tags", QT_TRANSLATE_NOOP("mesh::catalog::Field", "Tag")},
    Label{"terms", QT_TRANSLATE_NOOP("mesh::catalog::Field", "Term")},
    Label{"schema.properties", QT_TRANSLATE_NOOP("mesh::catalog::Field", "Field %1")},
    Label{"schema.properties.description",
          QT_TRANSLATE_NOOP("mesh::catalog::Field", "Field %1: description")},
    Label{"schema.properties.classification",
          QT_TRANSLATE_NOOP("mesh::catalog::Field", "Field %1: classification")},
    Label{"schema.properties.tags", QT_TRANSLATE_NOOP("mesh::catalog::Field", "Field %1: tag")},
    Label{"authoritativeDefinitions", QT_TRANSLATE_NOOP("mesh::catalog::Field", "Link %1")},
    Label{"support", QT_TRANSLATE_NOOP("mesh::catalog::Field", "Support channel %1")},
    Label{"notices", QT_TRANSLATE_NOOP("mesh::catalog::Field", "Notice")},
    Label{"sample.takenAt", QT_TRANSLATE_NOOP("mesh::catalog::Field", "Published sample: time")},
    Label{"sample.records", QT_TRANSLATE_NOOP("mesh::catalog::Field", "Published sample")},
    Label{"teams", QT_TRANSLATE_NOOP("mesh::catalog::Field", "Owning team")},
    Label{"parent", QT_TRANSLATE_NOOP("mesh::catalog::Field", "Parent domain")},
    Label{"topicPrefixes", QT_TRANSLATE_NOOP("mesh::catalog::Field", "Topic prefix")},
    Label{"id", QT_TRANSLATE_NOOP("mesh::catalog::Field", "Id")},
    Label{"domain", QT_TRANSLATE_NOOP("mesh::catalog::Field", "Domain")},
    Label{"condition", QT_TRANSLATE_NOOP("mesh::catalog::Field", "Must hold")},
    Label{"appliesWhen", QT_TRANSLATE_NOOP("mesh::catalog::Field", "Only where")},
    Label{"message", QT_TRANSLATE_NOOP("mesh::catalog::Field", "What to do")},
    Label{"field", QT_TRANSLATE_NOOP("mesh::catalog::Field", "Told at")},
    Label{"severity", QT_TRANSLATE_NOOP("mesh::catalog::Field", "A failure")},
    Label{"enabled", QT_TRANSLATE_NOOP("mesh::catalog::Field", "Switched on")},
    Label{"exemptions", QT_TRANSLATE_NOOP("mesh::catalog::Field", "Exemption")},
    Label{"raised", QT_TRANSLATE_NOOP("mesh::catalog::Field", "Tightened: %1")},
};

// The element that a label speaks of: the last one that is not the very end of a list of texts.
QString meantElement(const FieldPath &path)
{
    const bool listOfTexts =
        path.size() > 2 && path.back().element && path[path.size() - 2].name == u"tags";
    for (std::size_t i = path.size() - (listOfTexts ? 1 : 0); i-- > 0;) {
        if (path[i].element) {
            return path[i].name;
        }
    }
    return {};
}

} // namespace

QString fieldLabel(const FieldPath &path)
{
    QStringList names;
    for (const PathStep &step : path) {
        if (!step.element) {
            names << step.name;
        }
    }
    const QString fields = names.join(u'.');
    const auto found = std::find_if(labels.begin(), labels.end(), [&fields](const Label &label) {
        return fields == QLatin1StringView(label.path);
    });
    if (found == labels.end()) {
        return pathText(path);
    }
    const QString text = QCoreApplication::translate("mesh::catalog::Field", found->text);
    return text.contains(u"%1"_s) ? text.arg(meantElement(path)) : text;
}

} // namespace mesh::catalog
