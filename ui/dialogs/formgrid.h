// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

#include <map>
#include <vector>

class QGridLayout;
class QLabel;
class QVBoxLayout;

namespace mesh::ui {

/// A form: names at the left, fields at the right, below each field what is wrong with it. Rows are
/// addressed by the name of what they edit.
class FormGrid : public QWidget
{
    Q_OBJECT
public:
    explicit FormGrid(QWidget *parent = nullptr);

    void addSection(const QString &title);
    /// Takes the field over. `hint` is dim, below the field.
    void addRow(const QString &name, const QString &label, QWidget *field,
                const QString &hint = {});
    /// A field over the whole width.
    void addWide(const QString &name, QWidget *field);
    void setRowVisible(const QString &name, bool visible);
    /// An empty sentence: nothing is wrong. False: there is no such row.
    bool setProblem(const QString &name, const QString &sentence);
    void clearProblems();
    /// A line below a field that is no problem of it: `tone` as setTone's.
    struct Remark
    {
        QString tone;
        QString text;
        friend bool operator==(const Remark &, const Remark &) = default;
    };
    /// In place of those before. False: there is no such row.
    bool setRemarks(const QString &name, const std::vector<Remark> &remarks);
    [[nodiscard]] bool hasProblems() const;

private:
    struct Row
    {
        QWidget *label = nullptr;
        QWidget *field = nullptr;
        QLabel *hint = nullptr;
        QLabel *problem = nullptr;
        bool visible = true;
        QVBoxLayout *below = nullptr; ///< of remarks; made with the first one
        std::vector<Remark> remarks;
        int belowAt = 0; ///< grid row
    };
    static void describe(const Row &row);

    QGridLayout *m_grid;
    std::map<QString, Row> m_rows;
    int m_next = 0;
};

} // namespace mesh::ui
