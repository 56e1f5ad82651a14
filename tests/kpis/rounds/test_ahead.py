"""The days ahead: every open milestone once, on the last day of its month; what recurs as often as
the plan says; meetings and extracts; and whose they are."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.access import Role
from data.loading import Request
from data.loading.load import load
from data.plan import Milestone, load_plan
from data.reader import Reader
from data.record import Holder, Meeting, Post, Withdrawal
from data.sign_in import RolesFile
from data.store import Database
from data.store.records import records
from kpis import months
from kpis.milestones import due_days
from kpis.milestones.occurrences import occurrences
from kpis.record import record
from kpis.rounds import DayAhead, may_have, read_ahead

DAY = date(2026, 3, 10)
ANN = Reader("Ann", frozenset(Role))
LEE = "lee@example.gov.uk"
RECURRING = [one for one in load_plan().milestones if one.recurs or one.also_recurs]


def by_key(database: Database, day: date = DAY) -> dict[str, DayAhead]:
    """The days ahead by their keys, each of which there is once."""
    found = read_ahead(database, day).days
    assert list(found) == sorted(found, key=lambda one: (one.day, one.key))
    keyed = {one.key: one for one in found}
    assert len(keyed) == len(found)
    return keyed


def update(database: Database, path: Path, *rows: str) -> None:
    path.write_text(
        "\n".join(["milestone_id,status,status_date,update,revised_due,signed_off_by", *rows])
    )
    result = load(database, Request("milestone_updates", path, path.name, DAY, ANN))
    assert result.status == "loaded", result.problems


def newest(database: Database) -> int:
    with database.reading() as cursor:
        return records(cursor).entries()[-1].id


def test_each_open_milestone_stands_once_on_the_last_day_of_its_month_and_moves_with_it(
    database: Database, tmp_path: Path
) -> None:
    before = {key: one for key, one in by_key(database).items() if one.kind == "milestone"}
    plan = {f"milestone-{one.id}": one.due for one in load_plan().milestones if one.due}
    assert {key: months.of(one.day) for key, one in before.items()} == plan
    assert all((one.day + timedelta(days=1)).day == 1 for one in before.values())
    update(
        database,
        tmp_path / "updates.csv",
        "1a.1,Blue,2026-03-01,Done,,The Board",
        "3e.5,Red,2026-03-01,Later,2028-02,",
    )
    after = {key: one for key, one in by_key(database).items() if one.kind == "milestone"}
    assert set(before) - set(after) == {"milestone-1a.1"}
    moved = {key for key in after if after[key].day != before[key].day}
    assert moved == {"milestone-3e.5"} and after["milestone-3e.5"].day == date(2028, 2, 29)


def test_meetings_keep_their_number_when_they_are_moved_and_go_when_they_are_taken_back(
    database: Database,
) -> None:
    body = load_plan().bodies[0].name
    for seen, day in enumerate((date(2026, 4, 1), date(2025, 10, 1))):
        assert not record(database, Meeting(body=body, held_on=day), ANN, seen, today=DAY)
    id = newest(database) - 1
    moved = Meeting(body=body, held_on=date(2026, 4, 8))
    assert not record(database, moved, ANN, id + 1, replaces=id, today=DAY)
    found = [one for one in by_key(database).values() if one.kind == "meeting"]
    assert [(one.key, one.day) for one in found] == [
        (f"meeting-{id + 1}", date(2025, 10, 1)),
        (f"meeting-{id}", date(2026, 4, 8)),
    ]
    gone = Withdrawal(about=body, reason="It is not held.")
    assert not record(database, gone, ANN, id + 2, replaces=id + 2, today=DAY)
    assert f"meeting-{id}" not in by_key(database)


def test_an_extract_is_due_each_time_from_the_one_that_is_missing_for_a_year(
    database: Database, tmp_path: Path
) -> None:
    update(database, tmp_path / "updates.csv", "1a.1,Blue,2026-03-01,Done,,The Board")
    days = [one for one in by_key(database).values() if one.about == "milestone_updates"]
    expected = [months.add("2026-03", at) for at in range(12)]
    assert [one.month for one in days] == expected
    assert [one.day for one in days] == [
        months.last_day(month) + timedelta(days=14) for month in expected
    ]
    late = by_key(database, date(2026, 6, 20))
    assert min(key for key in late if "milestone_updates" in key).endswith("-2026-06")
    never = [one for one in by_key(database).values() if one.about == "benchmarks"]
    assert [one.month for one in never] == ["2026-02", "2027-02"]


def test_each_has_what_they_answer_for_and_nobody_else(database: Database) -> None:
    plan = load_plan()
    lead = plan.actions[0].leads[0]
    posts: list[tuple[Post, str]] = [
        ("lead", lead),
        ("extract", "nd_waits"),
        ("body", plan.bodies[0].name),
    ]
    for number, (post, of) in enumerate(posts):
        holder = Holder(
            post=post, of=of, name="Lee Lead", address=LEE, from_date=date(2026, 1, 1),
            until=DAY,
        )  # fmt: skip
        assert not record(database, holder, ANN, number, today=DAY)
    meeting = Meeting(body=plan.bodies[0].name, held_on=date(2026, 4, 1))
    assert not record(database, meeting, ANN, 3, today=DAY)
    own = read_ahead(database, DAY).of(LEE.upper())
    led = {one.id for action in plan.actions if lead in action.leads for one in action.milestones}
    assert {one.about for one in own} == {*led, "nd_waits", plan.bodies[0].name}
    assert read_ahead(database, DAY + timedelta(days=1)).of(LEE) == ()


@pytest.mark.parametrize("milestone", RECURRING, ids=lambda one: one.id)
@given(day=st.dates(date(2025, 7, 1), date(2028, 3, 31)), later=st.integers(0, 400))
def test_what_recurs_is_due_on_the_days_that_later_days_say(
    milestone: Milestone, day: date, later: int
) -> None:
    since, then = load_plan().date, day + timedelta(days=later)
    now, coming = (occurrences(milestone, since, [], one) for one in (day, then))
    assert now and coming
    until = max(then, now.due_next) + timedelta(days=400)
    days = due_days(now, until)

    assert coming.due_next == next(one for one in days if one >= then)
    assert list(days) == sorted(set(days)) and days[0] == now.due_next and days[-1] <= until


def test_who_may_not_see_working_figures_any_more_may_have_none(tmp_path: Path) -> None:
    path = tmp_path / "roles.txt"
    path.write_text(f"{LEE} lead\nbo@example.gov.uk board\n")
    roles = RolesFile(path)
    held = [
        Holder(
            post="extract", of="nd_waits", name="G", address="gone@example.gov.uk",
            from_date=DAY,
        )
    ]  # fmt: skip
    asked = (LEE, "bo@example.gov.uk", "Gone@example.gov.uk")
    assert [may_have(one, roles, held) for one in asked] == [True, False, False]
    assert [may_have(one, None, held) for one in asked] == [False, False, True]
