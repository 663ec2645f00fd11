// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/state/context.h"

#include "app/kafka/readrequest.h"
#include "app/tabular/exporter.h"
#include "app/workspace/session.h"

#include <QDialog>
#include <QPointer>

#include <functional>
#include <memory>
#include <vector>

class QButtonGroup;
class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;

namespace mesh::ui {

class Disclosure;

/// What can be taken along from a live view.
struct ExportSubject
{
    QString topic;
    QString name;
    kafka::ReadRequest request; ///< the range of the view
    QString rangeText;
    std::shared_ptr<const tabular::RecordFilter> filter; ///< null: everything
    tabular::MaskRules masks;
    std::vector<tabular::Column> columns;    ///< shown, in their order
    std::vector<tabular::Column> allColumns; ///< of all fields that were seen
    qint64 shownRows = 0;
    std::function<std::vector<workspace::RowChunk>()> rows; ///< of now
};

/// Asks what to take along, as what and where to; names what is masked; shows how far it is. Not
/// modal: events go on meanwhile, and a running export goes on when the dialog is closed.
class ExportDialog : public QDialog
{
    Q_OBJECT
public:
    enum class What { Shown, Range, Sample };

    ExportDialog(const Context &context, workspace::Session &session, ExportSubject subject,
                 QWidget *parent = nullptr);

    void setWhat(What what);
    void setFormat(tabular::ExportFormat format);
    void setPath(const QString &path);
    /// As the button does it.
    void start();

Q_SIGNALS:
    void finished(const QString &path, qint64 records);

private:
    [[nodiscard]] QWidget *makeWhat();
    [[nodiscard]] QWidget *makeFormat();
    [[nodiscard]] QWidget *makePath();
    [[nodiscard]] QWidget *makeMasks();
    void choosePath();
    void update();
    void watchJob(qint64 id);
    void showDone(const QString &path, qint64 records);
    [[nodiscard]] What what() const;
    [[nodiscard]] tabular::ExportFormat format() const;
    [[nodiscard]] tabular::ExportRequest request() const;
    [[nodiscard]] QString suggestedPath() const;

    Context m_context;
    QPointer<workspace::Session> m_session;
    ExportSubject m_subject;
    qint64 m_job = -1;
    bool m_pathTouched = false;
    QButtonGroup *m_what;
    QLineEdit *m_sampleCount;
    QButtonGroup *m_columns;
    QWidget *m_columnChoice;
    QButtonGroup *m_format;
    QLabel *m_formatNote;
    QLineEdit *m_path;
    QLabel *m_message;
    QProgressBar *m_progress;
    QPushButton *m_start;
    QPushButton *m_close;
    QWidget *m_form;
};

} // namespace mesh::ui
