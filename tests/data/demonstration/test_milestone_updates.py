"""Demonstration milestone updates keep the plan's rules for its colours, and leave something to
attend to."""

import pandas as pd
import pytest

from data.plan import load_plan

Tables = dict[str, pd.DataFrame]
NOW = "2026-10"


@pytest.fixture(scope="module")
def updates(tables: Tables) -> pd.DataFrame:
    return tables["milestone_updates"].sort_values(["milestone_id", "status_date"])


@pytest.fixture(scope="module")
def states(updates: pd.DataFrame) -> pd.DataFrame:
    """Each milestone that has a due month: its newest status (Grey without an update), and its
    latest due month."""
    newest = updates.groupby("milestone_id").status.last()
    revised = updates[updates.revised_due != ""].groupby("milestone_id").revised_due.last()
    due = pd.Series(
        {milestone.id: milestone.due for milestone in load_plan().milestones if milestone.due}
    )
    return pd.DataFrame(
        {"status": newest.reindex(due.index, fill_value="Grey"), "due": due}
    ).assign(due=lambda state: revised.reindex(due.index).fillna(state.due))


def test_only_milestones_of_the_plan_are_updated_and_from_june_2025(updates: pd.DataFrame) -> None:
    assert set(updates.milestone_id) <= {milestone.id for milestone in load_plan().milestones}
    assert updates.status_date.min()[:7] == "2025-06"


def test_blue_is_signed_off(updates: pd.DataFrame) -> None:
    assert (updates.query("status == 'Blue'").signed_off_by != "").all()


def test_red_has_a_new_month_that_ends_after_the_update(updates: pd.DataFrame) -> None:
    red = updates.query("status == 'Red'")
    assert len(red)
    assert (red.revised_due > red.status_date.str[:7]).all()


def test_once_the_deadline_has_passed_an_update_is_blue_or_red(updates: pd.DataFrame) -> None:
    due = {milestone.id: milestone.due for milestone in load_plan().milestones}
    for milestone, history in updates.groupby("milestone_id"):
        deadline = due[str(milestone)] or "9999-12"
        for update in history.to_dict("records"):
            assert update["status_date"][:7] <= deadline or update["status"] in ("Blue", "Red"), (
                update
            )
            deadline = update["revised_due"] or deadline


def test_most_that_are_due_are_done_and_some_are_overdue(states: pd.DataFrame) -> None:
    due = states[states.due <= NOW]
    assert (due.status == "Blue").mean() > 0.7
    assert 6 <= (due.status == "Grey").sum() <= 14
    assert (due.status == "Amber").any()


def test_a_handful_have_a_new_deadline_and_others_are_on_their_way(states: pd.DataFrame) -> None:
    ahead = states[states.due > NOW].status.value_counts()
    assert 2 <= ahead["Red"] <= 8
    assert ahead["Green"] >= 2
    assert ahead["Amber"] >= 1


def test_milestones_that_recur_stay_green(updates: pd.DataFrame) -> None:
    recurring = {milestone.id for milestone in load_plan().milestones if milestone.recurs}
    assert set(updates[updates.milestone_id.isin(recurring)].status) == {"Green"}
