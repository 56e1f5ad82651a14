"""Loading lists of who waits now: what is said of those who left, and what is asked again."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from data.extracts import extracts
from data.loading.load import LoadResult, Request, load
from data.loading.request import PolicyError
from data.reader import Reader
from data.store import Database, measured_sql, open_database, transaction
from data.store.records import records
from tests.data.plain_lists import Listed, rows_now
from tests.data.samples import file_of, odd
from tests.sampling import sample

NAME = "nd_waits"
AUGUST, SEPTEMBER, OCTOBER = date(2026, 8, 31), date(2026, 9, 30), date(2026, 10, 31)
Load = Callable[..., LoadResult]


@pytest.fixture
def put(database: Database, tmp_path: Path) -> Load:
    """Load referrals given as `id`, `id@provider` or `id:day of August on which it was closed`."""

    def put_list(listed: str, as_at: date, missing: Any = "left", **more: Any) -> LoadResult:
        text = "referral_id,pathway,provider,referral_date,closed_date\n"
        for one in listed.split():
            key, _, closed = one.partition(":")
            key, _, provider = key.partition("@")
            day = f"2026-08-{closed}" if closed else ""
            text += f"{key},ASD,{provider or 'P'},2026-01-05,{day}\n"
        path = tmp_path / "list.csv"
        path.write_text(text, encoding="utf-8")
        request = Request(NAME, path, path.name, as_at, Reader("Ann"), missing, **more)
        return load(database, request)

    return put_list


def left(database: Database) -> dict[str, date]:
    with database.reading() as cursor:
        sql = measured_sql(extracts()[NAME], records(cursor).batches())
        found = cursor.execute(f"SELECT referral_id, left_by FROM ({sql})").fetchall()
    return {key: day for key, day in found if day}


def switch(database: Database, batch: int, action: Any) -> None:
    with database.writing() as cursor, transaction(cursor, keep=True):
        records(cursor).add_event(batch, action, Reader("Ann"))


def test_those_whom_a_list_lacks_are_counted_with_the_dates_between_which_they_left(
    database: Database, put: Load
) -> None:
    put("A B C:10 D", AUGUST, "keep")
    put("A B", SEPTEMBER, "keep")
    result = put("A", OCTOBER)
    assert (result.rows, result.new, result.changed, result.unchanged) == (1, 0, 0, 1)
    assert (result.missing, result.left_since) == (2, AUGUST)  # C was closed, and left by itself
    assert left(database) == {"B": OCTOBER, "D": OCTOBER}
    with database.reading() as cursor:
        batch = records(cursor).batches()[-1]
    assert (batch.missing, batch.missing_policy) == (2, "left")


def test_those_who_left_are_not_missing_from_the_next_list(put: Load) -> None:
    put("A B C", AUGUST)
    assert put("A B", SEPTEMBER).missing == 1
    assert put("A", OCTOBER, dry_run=True).missing == 1
    assert put("A", OCTOBER, "keep", dry_run=True).missing == 1
    assert put("A", OCTOBER, "remove").missing == 2


def test_an_older_list_says_that_they_left_earlier(database: Database, put: Load) -> None:
    put("A B", AUGUST)
    put("A", OCTOBER)
    result = put("A", SEPTEMBER)
    assert (result.status, result.missing, left(database)) == ("loaded", 1, {"B": SEPTEMBER})
    assert "says that 1 row left by its date" in odd(result)[0].message


@pytest.mark.parametrize(
    ("lists", "status"),
    [
        ([("A", SEPTEMBER, "left")], "already_loaded"),
        ([("A", SEPTEMBER, "keep")], "loaded"),  # an older list may come yet
        ([("A", OCTOBER, "left")], "loaded"),
        ([("A", AUGUST, "left")], "loaded"),
        ([("A", SEPTEMBER, "left"), ("A B", OCTOBER, "keep")], "already_loaded"),
        ([("A", SEPTEMBER, "left"), ("A B", SEPTEMBER, "keep")], "loaded"),
    ],
)
def test_the_same_content_again_as_the_list_of_those_who_wait(
    put: Load, lists: list[tuple[str, date, str]], status: str
) -> None:
    for one in lists:
        put(*one)
    assert put("A", SEPTEMBER).status == status


def test_content_that_is_loaded_already_is_loaded_again_to_bring_back_who_left(
    database: Database, put: Load
) -> None:
    put("A B", SEPTEMBER, "keep")
    put("A", SEPTEMBER)
    assert left(database) == {"B": SEPTEMBER}
    assert (put("A B", SEPTEMBER, "keep").status, left(database)) == ("loaded", {})


def test_a_list_that_brings_somebody_back_restates_history(database: Database, put: Load) -> None:
    put("A B", AUGUST)
    put("A", SEPTEMBER)
    result = put("A B", OCTOBER)
    assert left(database) == {}
    (told,) = [one.message for one in result.warnings if one.code == "restated_history"]
    assert told.startswith("History is restated: 1 returning row concerns the time up to 30 Sept")


def test_a_list_that_is_the_newest_restates_no_month_before_it(put: Load) -> None:
    put("A B", AUGUST)
    assert "restated_history" not in [one.code for one in put("A", SEPTEMBER).warnings]
    again = [one.message for one in put("C", SEPTEMBER).warnings if one.code == "restated_history"]
    assert "1 new and 1 leaving rows concern the time up to 30 September 2026" in again[0]


def unusual(result: LoadResult) -> list[str]:
    return [one.message for one in result.warnings if one.code == "unusual_removal"]


def test_the_list_of_one_provider_alone_is_told(put: Load) -> None:
    put("A@P B@Q C@Q", AUGUST)
    (told,) = unusual(put("A@P", SEPTEMBER))
    assert told.startswith("The file holds nothing of “Q” (2 rows), so that all of it would count")
    assert unusual(put("A@P", SEPTEMBER)) == []


def test_two_lists_of_one_day_are_told(put: Load) -> None:
    put("A B C", AUGUST)
    put("A B", SEPTEMBER)
    (told,) = unusual(put("A D", SEPTEMBER))
    assert told.startswith("1 row of upload 2, of the same day, would count as having left on that")


def test_to_remove_those_who_left_is_told(put: Load) -> None:
    put("A B C", AUGUST)
    put("A B", SEPTEMBER)
    (told,) = unusual(put("A", OCTOBER, "remove"))
    assert told.startswith("1 row of those that will be removed had left by an earlier list.")


def test_the_months_before_the_first_list_are_said_to_be_short_once(put: Load) -> None:
    def said(result: LoadResult) -> list[str]:
        return [one.message for one in result.warnings if one.code == "months_before_lists"]

    put("A B", AUGUST, "keep")
    assert said(put("A B:10", SEPTEMBER, dry_run=True)) == []
    (told,) = said(put("A", SEPTEMBER))
    assert "only lists of who waits, the first as at 31/08/2026" in told
    assert said(put("A", OCTOBER)) == []


@pytest.mark.embedded
def test_the_uploads_of_a_database_from_before_this_choice_stay_as_they_were(
    database: Database, put: Load
) -> None:
    put("A B", AUGUST, "keep")
    with database.writing() as cursor, transaction(cursor, keep=True):
        before = records(cursor).batches()
        made = "SELECT sql FROM duckdb_tables() WHERE table_name = 'batches'"
        new = cursor.execute(made).fetchall()[0][0]
        old = new.replace(", 'left'", "")
        assert old != new
        cursor.execute(f"CREATE TABLE aside AS FROM batches; DROP TABLE batches; {old}")
        cursor.execute("INSERT INTO batches FROM aside; DROP TABLE aside")
        cursor.execute("DELETE FROM schema_version WHERE number > 8")
    database.close()
    again = open_database(database.path)
    with again.reading() as cursor:
        assert records(cursor).batches() == before
        assert cursor.execute(made).fetchall()[0][0] == new
    again.close()


@pytest.mark.parametrize("name", [name for name, one in extracts().items() if not one.ends])
def test_rows_of_other_extracts_cannot_have_left(
    database: Database, tmp_path: Path, name: str
) -> None:
    path = tmp_path / "rows.csv"
    path.write_text(file_of(name, {}), encoding="utf-8")
    with pytest.raises(PolicyError, match="only for nd_waits"):
        load(database, Request(name, path, path.name, OCTOBER, Reader("Ann"), "left"))


@settings(
    max_examples=sample(2, 150),
    deadline=None,
    derandomize=True,
    phases=[Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    st.lists(
        st.tuples(
            st.sets(st.sampled_from("ABCD"), min_size=1),
            st.sampled_from([AUGUST, SEPTEMBER, OCTOBER]),
            st.sampled_from(["left", "left", "keep", "remove"]),
            st.integers(0, 5),
        ),
        min_size=3,
        max_size=4,
    )
)
def test_what_a_load_says_of_those_who_left_is_what_a_plain_walk_says(
    database: Database, put: Load, loads: list[tuple[set[str], date, Any, int]]
) -> None:
    lists: dict[int, Listed] = {}
    with database.reading() as cursor:
        used = [one.id for one in records(cursor).batches() if one.state == "in_use"]
    for number in used:
        switch(database, number, "undone")
    for held, as_at, missing, other in loads:
        before = plain(lists)
        result = put(" ".join(sorted(held)), as_at, missing)
        number = result.batch or 0
        rows: dict[str, Any] = {key: {"assessment_date": None, "closed_date": None} for key in held}
        trial = lists | {max(lists, default=0) + 1000: Listed(10**6, as_at, missing, rows)}
        if result.status == "already_loaded":
            assert plain(trial) == before
            continue
        lists[number] = Listed(number, as_at, missing, rows)
        if missing == "left":
            new = {key for key, day in plain(lists).items() if day == as_at != before.get(key)}
            assert result.missing == len(new)
        assert left(database) == {key: day for key, day in plain(lists).items() if day}
        one = sorted(lists)[other % len(lists)]
        switch(database, one, "undone" if lists[one].in_use else "redone")
        was = lists[one]
        lists[one] = Listed(one, was.as_at, was.missing, was.rows, not was.in_use)
        assert left(database) == {key: day for key, day in plain(lists).items() if day}


def plain(lists: dict[int, Listed]) -> dict[str, date | None]:
    return {key: row["left_by"] for key, row in rows_now(lists.values()).items()}
