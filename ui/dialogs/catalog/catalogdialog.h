// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/state/context.h"

#include "app/workspace/session.h"

#include <QDialog>
#include <QPointer>

class QLabel;
class QHBoxLayout;
class QScrollArea;
class QVBoxLayout;

namespace mesh::ui {

class DimLabel;
class NoticeBar;
class PrimaryButton;
class TitleLabel;

/// The frame of a dialog that writes to the catalog: a form, beside it what will be written, below
/// it Close and the one action. Not modal; gone with its session. What is written, and when it may
/// be, is said by one of two: WriteDialog, where a form makes one change in one domain and its own
/// fields say what is wrong; ReviewDialog, where there may be many records in many domains, which
/// are held against the policies in a pool and written domain by domain.
class CatalogDialog : public QDialog
{
    Q_OBJECT
public:
    ~CatalogDialog() override;

    [[nodiscard]] PrimaryButton &writeButton() const { return *m_write; }
    [[nodiscard]] NoticeBar &notice() const { return *m_notice; }

    virtual void write() = 0;

protected:
    struct Words
    {
        QString title;
        QString about;  ///< a sentence below it; may be empty
        QString action; ///< on the button
        QString done;   ///< the line of the activity log: "Deprecated"
    };

    CatalogDialog(const Context &context, const Words &words, QWidget *parent);

    [[nodiscard]] const Context &context() const { return m_context; }
    /// Null once it has ended.
    [[nodiscard]] workspace::Session *session() const { return m_session; }
    [[nodiscard]] const Words &words() const { return m_words; }
    void setWords(const Words &words);
    /// Beside the form; taken over, named for whoever hears the window.
    void setPanel(QWidget *panel, const QString &name);
    /// Below the title, in a scrolling column.
    void addToForm(QWidget *widget);
    /// `ready`: it could be written as it stands; a profile that may not write says so. `lacks`:
    /// what is missing, beside the button; may be empty.
    void setReady(bool ready, const QString &lacks);
    void showEvent(QShowEvent *event) override;

private:
    void layOut();

    Context m_context;
    QPointer<workspace::Session> m_session;
    Words m_words;
    NoticeBar *m_notice;
    TitleLabel *m_title;
    DimLabel *m_about;
    QWidget *m_inside;
    QScrollArea *m_scroll; ///< of it
    QHBoxLayout *m_columns;
    QVBoxLayout *m_form;
    DimLabel *m_lacks;
    PrimaryButton *m_write;
};

} // namespace mesh::ui
