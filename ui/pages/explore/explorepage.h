// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/state/context.h"
#include "ui/state/meshsearch.h"
#include "ui/state/page.h"
#include "ui/state/pagefactory.h"

#include <QPointer>
#include <QTimer>

class QSplitter;
class QStackedWidget;
class QTableView;

namespace mesh::workspace {
class Session;
}

namespace mesh::ui {

class ComparePanel;
class ExploreHead;
class DomainDialog;
class ExploreModel;
class LifeDialog;
class MeshSetupDialog;
class PrincipleCards;
class ResultTable;
class SelectionBar;
class StateView;
class TopicSurvey;

/// The first tab: what the mesh holds, why it was found, and a look at the selected row.
class ExplorePage : public Page
{
    Q_OBJECT
public:
    ExplorePage(const Context &context, MeshSearch &search, std::unique_ptr<RowPreview> preview,
                QWidget *parent = nullptr);
    ~ExplorePage() override;

    void setSession(workspace::Session *session);

    [[nodiscard]] QString key() const override { return QStringLiteral("explore"); }
    [[nodiscard]] QString title() const override { return tr("Explore"); }
    [[nodiscard]] QString helpChapter() const override { return QStringLiteral("explore"); }
    void setActive(bool active) override;
    void refresh() override;
    bool focusFilter() override;
    [[nodiscard]] QByteArray saveState() const override;
    void restoreState(const QByteArray &state) override;

    [[nodiscard]] ResultTable *table() const { return m_table; }
    [[nodiscard]] StateView *stateView() const { return m_state; }
    [[nodiscard]] SelectionBar &selectionBar() const { return *m_selection; }
    /// *Set up a mesh here*, *New domain…*; nullptr while closed.
    [[nodiscard]] MeshSetupDialog *meshSetupDialog() const;
    [[nodiscard]] DomainDialog *domainDialog() const;
    void setUpMesh();
    void makeDomain();
    /// The next step to the end of the product.
    void openEnd(const Target &target);
    /// A product's page was opened: two of the cards wait for that.
    void noteOpened(const Target &target);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void layOut();
    void setColumns();
    void connectSearch();
    void updateState();
    void showNothingFound();
    void updatePreview();
    void updateMarks();
    void watchRows();
    void tryTask(int task);
    void saveCards();
    void makeRoom();
    void showFailure(const core::Error &error);
    void runStateAction();

    enum class StateAction {
        None,
        ClearFilters,
        IncludeTopics,
        Suggestion,
        Retry,
        EditConnection, ///< the one that is open
        EditProfiles,
        SetUpMesh,
        NewDomain,
    };

    Context m_context;
    MeshSearch &m_search;
    QPointer<workspace::Session> m_session;
    QPointer<TopicSurvey> m_survey;             ///< of m_session
    std::unique_ptr<RowPreview> m_previewOwner; ///< until it has a parent
    RowPreview *m_preview = nullptr;
    ExploreHead *m_head;
    PrincipleCards *m_cards;
    ExploreModel *m_model;
    ResultTable *m_table;
    SelectionBar *m_selection = nullptr;
    StateView *m_state;
    ComparePanel *m_compare;
    QStackedWidget *m_middle;
    QStackedWidget *m_below;
    QSplitter *m_splitter;
    QTimer m_selectionRests;
    QTimer m_watch;
    QTimer m_lookAgain;
    QTimer m_tick;
    Target m_selected;
    StateAction m_stateAction = StateAction::None;
    QPointer<MeshSetupDialog> m_meshSetup;
    QPointer<DomainDialog> m_domainDialog;
    QPointer<LifeDialog> m_lifeDialog;
    bool m_cardsWanted = false;
    bool m_active = false;
};

} // namespace mesh::ui
