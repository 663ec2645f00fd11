// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/models/inspectedrecord.h"
#include "ui/models/valuetreemodel.h"

#include "app/config/profile.h"
#include "app/schema/decoder.h"
#include "app/tabular/mask.h"

#include <QTimer>
#include <QWidget>

#include <memory>
#include <optional>

class QLabel;
class QLineEdit;
class QMenu;
class QPlainTextEdit;
class QPushButton;
class QStackedWidget;
class QToolButton;
class QTreeView;
class QVBoxLayout;

namespace mesh::ui {

class Formats;
class HexView;
class KeyValueRows;
class MenuButton;
class RevealQuestion;
class TabStrip;

/// One record, whole: its value as a tree, as text and as bytes, key, headers; what leads to the
/// next one, copies it, and reveals what is masked after asking. Keeps its record when the table
/// lets go of it. GUI thread only.
class RecordInspector : public QWidget
{
    Q_OBJECT
public:
    enum Tab { ValueTab, RawTab, HexTab, KeyTab, HeadersTab, TabCount };

    explicit RecordInspector(const Formats &formats, QWidget *parent = nullptr);
    ~RecordInspector() override;

    /// For the copied commands.
    void setProfile(const config::Profile &profile) { m_profile = profile; }
    void setDecoder(std::shared_ptr<schema::Decoder> decoder);
    void setMasks(const tabular::MaskRules &masks);

    void showRecord(InspectedRecord record);
    void showNothing();
    /// "sales.orders-value v4": how the schema of an id is called in the registry; empty: it has no
    /// name there. Answers schemaNameWanted.
    void setSchemaName(qint32 id, const QString &name);
    /// Shows the fields of the record; nothing happens where another one is shown by now.
    void reveal(const QStringList &fields, core::PartitionId partition, core::Offset offset);
    void refuseReveal(const QString &why, core::PartitionId partition, core::Offset offset);
    [[nodiscard]] RevealQuestion &revealQuestion() const { return *m_question; }
    [[nodiscard]] bool hasRecord() const { return m_record.has_value(); }
    void setTab(Tab tab);

    /// What each entry of the Copy menu copies.
    [[nodiscard]] QString valueJson() const;
    [[nodiscard]] QString keyText() const;
    [[nodiscard]] QString kcatCommand() const;
    [[nodiscard]] QString meshctlCommand() const;
    /// The entries of the Copy menu, for other menus too.
    void fillCopyMenu(QMenu &menu) const;

Q_SIGNALS:
    /// +1: the next older record, -1: the next newer one.
    void stepWanted(int rows);
    /// The person has confirmed it: once it is noted, answer with reveal, or with refuseReveal.
    void revealWanted(const QStringList &fields, core::PartitionId partition, core::Offset offset);
    /// Once for each id that a record names.
    void schemaNameWanted(qint32 id);

private:
    void setUpHead(QVBoxLayout &layout);
    void setUpPages();
    void decode();
    void refresh();
    void refreshHead();
    void refreshValue();
    void refreshKey();
    void refreshHeaders();
    void refreshReveal();
    [[nodiscard]] bool isShown(core::PartitionId partition, core::Offset offset) const;
    [[nodiscard]] QStringList masksHere() const;
    void wantSchemaNames();
    [[nodiscard]] QString schemaText(qint32 id) const;
    [[nodiscard]] QString sizeLine() const;
    [[nodiscard]] QString rawText() const;
    [[nodiscard]] QString readable(const schema::Decoded &decoded, tabular::Mask::Part part,
                                   std::optional<QByteArrayView> bytes, bool indented) const;

    const Formats &m_formats;
    config::Profile m_profile;
    std::shared_ptr<schema::Decoder> m_decoder;
    tabular::MaskRules m_allMasks;
    tabular::MaskRules m_masks; ///< without those revealed for this record
    std::optional<InspectedRecord> m_record;
    schema::Decoded m_key;
    schema::Decoded m_value;
    QHash<qint32, QString> m_schemaNames; ///< empty: wanted, or without a name
    QTimer m_retry;                       ///< while a schema is on its way

    TabStrip *m_tabs;
    QStackedWidget *m_pages;
    QWidget *m_body;
    QLabel *m_nothing;
    QLabel *m_place;
    QLabel *m_about;
    QLabel *m_problem;
    QToolButton *m_newer;
    QToolButton *m_older;
    MenuButton *m_copy;
    QPushButton *m_reveal;
    RevealQuestion *m_question;
    QLabel *m_advice;
    QTreeView *m_tree;
    ValueTreeModel *m_treeModel;
    QPlainTextEdit *m_raw;
    HexView *m_hex;
    QLabel *m_hexHidden;
    QStackedWidget *m_hexPages;
    QPlainTextEdit *m_keyView;
    QLabel *m_keyAbout;
    KeyValueRows *m_headers;
};

} // namespace mesh::ui
