// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/dialogs/importdialog.h"

#include "app/config/keystore.h"
#include "app/core/tasks.h"
#include "ui/state/theme.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/labels.h"

#include <QClipboard>
#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QGuiApplication>
#include <QPlainTextEdit>
#include <QScrollArea>
#include <QTimer>
#include <QVBoxLayout>

namespace mesh::ui {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr qint64 mostBytes = 1 << 20; ///< no connection file is larger

QString formatName(config::ImportFormat format)
{
    switch (format) {
    case config::ImportFormat::JavaProperties:
        return ImportDialog::tr("Java client.properties");
    case config::ImportFormat::KcatConf:
        return u"kcat.conf"_s;
    case config::ImportFormat::Librdkafka:
        return ImportDialog::tr("librdkafka properties");
    case config::ImportFormat::ConfluentCli:
        return ImportDialog::tr("Output of the Confluent CLI");
    }
    return {};
}

QLabel *wrapped(const QString &text, const QString &tone = {})
{
    auto *label = new QLabel(text);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    setTone(*label, tone);
    return label;
}

} // namespace

ImportDialog::ImportDialog(core::Tasks &tasks, QWidget *parent)
    : QDialog(parent)
    , m_tasks(tasks)
    , m_text(new QPlainTextEdit)
    , m_place(new QVBoxLayout)
    , m_take(new PrimaryButton(tr("Take it over")))
{
    setWindowTitle(tr("Import a connection"));
    resize(720, 600);
    m_text->setProperty("look", u"field"_s);
    m_text->setFont(monoFont());
    m_text->setPlaceholderText(u"bootstrap.servers=broker:9093\nsecurity.protocol=SASL_SSL\n"
                               "sasl.mechanism=SCRAM-SHA-512\n…"_s);
    m_text->setAccessibleName(tr("Text to import"));
    m_text->setTabChangesFocus(true);
    m_take->setEnabled(false);

    auto *file = new QPushButton(tr("From a file…"));
    auto *cancel = new QPushButton(tr("Cancel"));
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(file);
    buttons->addStretch(1);
    buttons->addWidget(cancel);
    buttons->addWidget(m_take);
    auto *inside = new QWidget;
    inside->setObjectName(u"surface"_s);
    inside->setLayout(m_place);
    m_place->setContentsMargins(0, 0, 0, 0);
    auto *scroll = new QScrollArea;
    scroll->setWidget(inside);
    scroll->setAccessibleName(tr("What was understood"));
    scroll->setWidgetResizable(true);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::large, space::large, space::large, space::large);
    column->setSpacing(space::medium);
    column->addWidget(new TitleLabel(tr("Import a connection")));
    auto *hint =
        new DimLabel(tr("Paste what another tool uses: Java’s client.properties, kcat.conf, "
                        "librdkafka properties, or what the Confluent CLI printed."));
    hint->setWordWrap(true);
    column->addWidget(hint);
    column->addWidget(m_text, 1);
    column->addWidget(scroll, 1);
    column->addLayout(buttons);

    auto *rest = new QTimer(this);
    rest->setSingleShot(true);
    rest->setInterval(250ms);
    connect(m_text, &QPlainTextEdit::textChanged, rest, qOverload<>(&QTimer::start));
    connect(rest, &QTimer::timeout, this, &ImportDialog::read);
    connect(file, &QPushButton::clicked, this, &ImportDialog::chooseFile);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_take, &QPushButton::clicked, this, [this] {
        if (m_read) {
            Q_EMIT imported(*m_read);
            accept();
        }
    });
    read();
}

void ImportDialog::setText(const QString &text, const QString &name, const QString &folder)
{
    m_name = name;
    m_folder = folder;
    m_text->setPlainText(text);
    read();
}

void ImportDialog::chooseFile()
{
    auto *dialog = new QFileDialog(this, tr("A file with connection settings"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &ImportDialog::importFile);
    dialog->open();
}

void ImportDialog::importFile(const QString &path)
{
    m_tasks
        .run(core::Pool::Io,
             [path] {
                 QFile file(path);
                 return file.open(QIODevice::ReadOnly) ? file.read(mostBytes) : QByteArray();
             })
        .then(this, [this, path](const QByteArray &bytes) {
            const QFileInfo info(path);
            // A properties file may hold a certificate; a file that begins with one is a store.
            const auto store =
                config::storeFormatOf(bytes.first(std::min(bytes.size(), qsizetype{16})));
            setText(store ? QString() : QString::fromUtf8(bytes), info.fileName(),
                    info.absolutePath());
            if (store) {
                showStore(path);
            }
        });
}

void ImportDialog::beginReport()
{
    delete m_report;
    m_report = new QWidget;
    auto *column = new QVBoxLayout(m_report);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::tiny);
    m_place->addWidget(m_report, 0, Qt::AlignTop);
}

void ImportDialog::read()
{
    m_read.reset();
    beginReport();
    const QByteArray bytes = m_text->toPlainText().toUtf8();
    if (!bytes.trimmed().isEmpty()) {
        auto report = config::importConnection(bytes, m_name, m_folder);
        if (report) {
            m_read = *std::move(report);
            showReport();
        } else {
            showRefusal(report.error());
        }
    }
    m_take->setEnabled(m_read.has_value());
}

void ImportDialog::showRefusal(const core::Error &error)
{
    auto *column = static_cast<QVBoxLayout *>(m_report->layout());
    const QString command = config::conversionCommand(error);
    if (command.isEmpty()) {
        column->addWidget(wrapped(u"✕ "_s + core::explain(error).sentence(), u"bad"_s));
        if (!error.detail.isEmpty()) {
            column->addWidget(wrapped(error.detail));
        }
        return;
    }
    column->addWidget(
        wrapped(u"✕ "_s + tr("%1 is a store in Java’s own format, which cannot be read here.")
                              .arg(error.where.name),
                u"bad"_s));
    column->addWidget(wrapped(tr("Convert it with this command, then name the new file in its "
                                 "place above:")));
    addCommand(command);
}

// Chosen in place of the file that names it.
void ImportDialog::showStore(const QString &path)
{
    auto *column = static_cast<QVBoxLayout *>(m_report->layout());
    column->addWidget(wrapped(
        u"✕ "_s +
            tr("%1 holds certificates, not connection settings.").arg(QFileInfo(path).fileName()),
        u"bad"_s));
    const auto own = config::usableStore(path, {}, config::StoreUse::Keystore);
    const auto trust = config::usableStore(path, {}, config::StoreUse::Truststore);
    if (own && trust) {
        column->addWidget(wrapped(tr("Name it in the connection itself, under Security: as the "
                                     "authority to trust, or as your own certificate.")));
        return;
    }
    if (!own) {
        column->addWidget(
            wrapped(tr("Where it is your own certificate, convert it with this command "
                       "and name the new file in the connection:")));
        addCommand(config::conversionCommand(own.error()));
    } else {
        column->addWidget(wrapped(
            tr("Where it is your own certificate, name it in the connection, under Security.")));
    }
    column->addWidget(
        wrapped(tr("Where it is what you trust, convert it with this command and name "
                   "the new file in the connection:")));
    addCommand(config::conversionCommand(trust.error()));
}

void ImportDialog::addCommand(const QString &command)
{
    auto *column = static_cast<QVBoxLayout *>(m_report->layout());
    auto *text = wrapped(command);
    text->setFont(monoFont());
    text->setAccessibleName(tr("Command that converts the store"));
    text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    column->addWidget(text);
    auto *copy = new QPushButton(tr("Copy the command"));
    copy->setAutoDefault(false);
    connect(copy, &QPushButton::clicked, this,
            [command] { QGuiApplication::clipboard()->setText(command); });
    column->addWidget(copy, 0, Qt::AlignLeft);
}

void ImportDialog::showReport()
{
    auto *column = static_cast<QVBoxLayout *>(m_report->layout());
    column->addWidget(new SectionLabel(tr("Understood")));
    auto *rows = new KeyValueRows;
    rows->addRow(tr("Format"), formatName(m_read->format));
    rows->addRow(tr("Servers"), m_read->profile.bootstrapServers.join(u", "_s), true);
    if (!m_read->profile.user.isEmpty()) {
        rows->addRow(tr("User"), m_read->profile.user, true);
    }
    if (!m_read->profile.registry.url.isEmpty()) {
        rows->addRow(tr("Registry"), m_read->profile.registry.url, true);
    }
    column->addWidget(rows);
    for (const QString &note : std::as_const(m_read->notes)) {
        column->addWidget(wrapped(u"! "_s + note, u"warn"_s));
    }
    if (!m_read->dropped.empty()) {
        column->addWidget(new SectionLabel(tr("Not taken over")));
        for (const auto &dropped : m_read->dropped) {
            column->addWidget(wrapped(tr("%1: %2").arg(dropped.name, dropped.reason)));
        }
    }
}

} // namespace mesh::ui
