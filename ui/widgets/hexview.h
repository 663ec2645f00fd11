// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QAbstractScrollArea>
#include <QByteArray>

namespace mesh::ui {

/// Bytes as offset, hex and ASCII, as many a line as fit. Paints the visible lines alone: a record
/// of megabytes opens at once. The bytes are its own copy.
class HexView : public QAbstractScrollArea
{
    Q_OBJECT
public:
    explicit HexView(QWidget *parent = nullptr);

    void setBytes(const QByteArray &bytes);
    [[nodiscard]] const QByteArray &bytes() const { return m_bytes; }
    /// The line as it is drawn: "00000010  48 65 6c 6c 6f  Hello".
    [[nodiscard]] QString lineText(qsizetype line) const;

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void layoutLines();
    [[nodiscard]] qsizetype lineCount() const;

    QByteArray m_bytes;
    int m_perLine = 8;
};

} // namespace mesh::ui
