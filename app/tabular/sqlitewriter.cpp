// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/tabular/exportwriters.h"

#include "app/schema/json.h"
#include "app/storage/connection.h"

#include <QFile>
#include <QFileInfo>
#include <QUuid>

#include <filesystem>
#include <set>
#include <system_error>

using namespace Qt::StringLiterals;

/// One table, `records`, a column for each of the request's. Whole numbers are INTEGER, doubles
/// REAL, bytes BLOB; decimals are TEXT with all their digits, times ISO 8601 in UTC, structs and
/// lists JSON.
namespace mesh::tabular::internal {

namespace {

using schema::Value;

QString sqlName(const QString &name)
{
    return u'"' + QString(name).replace(u'"', u"\"\""_s) + u'"';
}

// SQLite compares names of columns without case.
QStringList uniqueNames(const std::vector<Column> &columns)
{
    QStringList names;
    std::set<QString> taken;
    for (const Column &column : columns) {
        QString name = column.path;
        for (int number = 2; !taken.insert(name.toLower()).second; ++number) {
            name = column.path + u'_' + QString::number(number);
        }
        names += name;
    }
    return names;
}

void bind(storage::Statement &statement, const Value &value)
{
    if (value.isNull()) {
        statement.bind(nullptr);
    } else if (const auto *integer = value.as<qint64>()) {
        statement.bind(*integer);
    } else if (const auto *number = value.as<double>()) {
        statement.bind(*number);
    } else if (const auto *truth = value.as<bool>()) {
        statement.bind(*truth);
    } else if (const auto *bytes = value.as<QByteArray>()) {
        statement.bind(*bytes);
    } else {
        statement.bind(value.toDisplay());
    }
}

class SqliteWriter final : public CountingWriter
{
public:
    SqliteWriter(ExportRequest exportRequest, core::TimestampMs now)
        : CountingWriter(std::move(exportRequest), now)
        , m_temporary(request().path + u'.' + QUuid::createUuid().toString(QUuid::Id128) +
                      u".part"_s)
    {}

    ~SqliteWriter() override
    {
        close();
        if (QFile::exists(m_temporary)) {
            QFile::remove(m_temporary);
        }
    }

    core::Result<void> begin()
    {
        auto connection = storage::Connection::open(m_temporary);
        if (!connection) {
            return connection.error();
        }
        m_connection = std::make_unique<storage::Connection>(std::move(*connection));
        const QStringList names = uniqueNames(request().columns);
        QStringList columns;
        QStringList marks;
        for (const QString &name : names) {
            columns += sqlName(name);
            marks += u"?"_s;
        }
        // The file is nobody's until it is renamed: no journal is needed to bring it back.
        const auto created = m_connection->execute(
            u"PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; BEGIN; CREATE TABLE records ("_s +
            (columns.isEmpty() ? u"nothing"_s : columns.join(u", "_s)) + u')');
        if (!created) {
            return created;
        }
        if (columns.isEmpty()) {
            marks += u"NULL"_s;
        }
        auto insert =
            m_connection->prepare(u"INSERT INTO records VALUES ("_s + marks.join(u", "_s) + u')');
        if (!insert) {
            return insert.error();
        }
        m_insert = std::make_unique<storage::Statement>(std::move(*insert));
        return {};
    }

protected:
    core::Result<void> writeRow(const RecordRow &row) override
    {
        for (const Column &column : request().columns) {
            bind(*m_insert, cellValue(row, column, request().masks));
        }
        return m_insert->run();
    }

    core::Result<qint64> commit() override
    {
        m_insert.reset();
        if (const auto committed = m_connection->execute(u"COMMIT"); !committed) {
            return committed.error();
        }
        close();
        std::error_code failure;
        std::filesystem::rename(m_temporary.toStdU16String(), request().path.toStdU16String(),
                                failure);
        if (failure) {
            return core::Error{core::Code::Storage, QString::fromStdString(failure.message()),
                               request().path};
        }
        return QFileInfo(request().path).size();
    }

private:
    void close()
    {
        m_insert.reset();
        m_connection.reset();
    }

    QString m_temporary;
    std::unique_ptr<storage::Connection> m_connection;
    std::unique_ptr<storage::Statement> m_insert; ///< ends before its connection
};

} // namespace

core::Result<std::unique_ptr<RecordWriter>> openSqlite(ExportRequest request, core::TimestampMs now)
{
    auto writer = std::make_unique<SqliteWriter>(std::move(request), now);
    if (const auto begun = writer->begin(); !begun) {
        return begun.error();
    }
    return std::unique_ptr<RecordWriter>(std::move(writer));
}

} // namespace mesh::tabular::internal
