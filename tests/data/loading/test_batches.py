"""Each load is one batch: its counts, the same content again, older and newer extracts, what is
kept and removed."""

import hashlib
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from data.extracts import extracts
from data.loading.load import LoadResult, Request, load
from data.reader import Reader
from data.record.batches import Batch, in_use
from data.store import Database, transaction
from data.store.current import current_sql
from data.store.records import records
from tests.data.samples import odd
from tests.sampling import sample

NAME = "ambassadors"
SEPTEMBER, OCTOBER, NOVEMBER = date(2026, 9, 30), date(2026, 10, 31), date(2026, 11, 30)
Load = Callable[..., LoadResult]
SLOW = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow]


@pytest.fixture
def put(database: Database, tmp_path: Path) -> Load:
    """Load people given as `id` or `id:day of May`."""

    def put_people(
        people: str,
        as_at: date = OCTOBER,
        *,
        file: str = "a.csv",
        codec: str = "utf-8",
        **more: Any,
    ) -> LoadResult:
        rows = [person.partition(":") for person in people.split()]
        text = "person_id,audience,trained_date\n" + "".join(
            f"{person},young_person,2026-05-{day or '01'}\n" for person, _, day in rows
        )
        path = tmp_path / "upload"
        path.write_bytes(text.encode(codec))
        return load(database, Request(NAME, path, file, as_at, Reader("Ann"), **more))

    return put_people


def counts(result: LoadResult) -> tuple[int, int, int, int, int]:
    assert result.rows == result.new + result.changed + result.unchanged
    return result.rows, result.new, result.changed, result.unchanged, result.missing


def people(database: Database) -> str:
    """The current rows, as `put` writes them."""
    with database.reading() as cursor:
        sql = current_sql(extracts()[NAME], records(cursor).batches())
        found = cursor.execute(
            f"SELECT person_id, day(trained_date) FROM ({sql}) ORDER BY ALL"
        ).fetchall()
    return " ".join(person if day == 1 else f"{person}:{day:02}" for person, day in found)


def set_state(database: Database, batch: int, action: Any) -> None:
    with database.writing() as cursor, transaction(cursor, keep=True):
        records(cursor).add_event(batch, action, Reader("Ann"))


def test_the_record_of_a_batch_says_what_was_loaded_by_whom_and_when(
    database: Database, put: Load, tmp_path: Path
) -> None:
    result = put("A B", file="people of May.csv")
    with database.reading() as cursor:
        (batch,) = records(cursor).batches()
    assert (batch.id, batch.extract, batch.file, batch.as_at, batch.by) == (
        result.batch,
        NAME,
        "people of May.csv",
        OCTOBER,
        "Ann",
    )
    assert batch.sha256 == hashlib.sha256((tmp_path / "upload").read_bytes()).hexdigest()
    assert (batch.rows, batch.new, batch.changed, batch.unchanged, batch.missing, batch.state) == (
        2,
        2,
        0,
        0,
        0,
        "in_use",
    )


def test_rows_are_counted_as_new_changed_unchanged_and_missing(
    database: Database, put: Load
) -> None:
    assert counts(put("A B C D")) == (4, 4, 0, 0, 0)
    assert counts(put("B C:02 D:03 E F G", NOVEMBER)) == (6, 3, 2, 1, 1)
    assert people(database) == "A B C:02 D:03 E F G"


@pytest.mark.parametrize(
    "different",
    [{}, {"file": "b.csv"}, {"codec": "utf-16"}, {"codec": "utf-8-sig"}, {"as_at": SEPTEMBER}],
)
def test_the_same_content_again_is_recognised(
    database: Database, put: Load, different: dict[str, Any]
) -> None:
    first = put("A B:02")
    again = put("B:02 A B:02", **different)
    assert (again.status, again.batch, counts(again)) == (
        "already_loaded",
        first.batch,
        (2, 0, 0, 2, 0),
    )
    with database.reading() as cursor:
        assert len(records(cursor).batches()) == 1


def test_the_same_content_is_recognised_behind_a_newer_batch(put: Load) -> None:
    first = put("A B", SEPTEMBER)
    put("A B:02 C", OCTOBER)
    again = put("A B", SEPTEMBER)
    assert (again.status, again.batch) == ("already_loaded", first.batch)


def test_the_same_content_as_at_a_later_date_is_a_new_batch(database: Database, put: Load) -> None:
    put("A B", SEPTEMBER)
    later = put("A B", OCTOBER)
    assert (later.status, later.batch, counts(later)) == ("loaded", 2, (2, 0, 0, 2, 0))
    assert put("A B", OCTOBER).status == "already_loaded"


@pytest.mark.parametrize("other", ["A", "A B C", "A B:02", "A C"])
def test_other_content_is_loaded(put: Load, other: str) -> None:
    put("A B")
    assert put(other).status == "loaded"


def test_the_same_content_is_loaded_again_when_its_batch_was_undone(
    database: Database, put: Load
) -> None:
    first = put("A B")
    assert first.batch
    set_state(database, first.batch, "undone")
    assert people(database) == ""
    again = put("A B")
    assert (again.status, again.batch, counts(again)) == ("loaded", 2, (2, 2, 0, 0, 0))
    assert put("A B").batch == 2


def test_a_batch_undone_and_redone_counts_and_is_recognised_again(
    database: Database, put: Load
) -> None:
    put("A B")
    put("A:02", NOVEMBER)
    set_state(database, 2, "undone")
    assert people(database) == "A B"
    set_state(database, 2, "redone")
    assert people(database) == "A:02 B"
    assert put("A:02", NOVEMBER).status == "already_loaded"


def test_an_older_extract_after_a_newer_one_is_loaded_with_a_warning_and_does_not_win(
    database: Database, put: Load
) -> None:
    put("A:02 B", OCTOBER)
    older = put("A C", SEPTEMBER)
    assert (older.status, [one.code for one in odd(older)]) == ("loaded", ["older_extract"])
    assert people(database) == "A:02 B C"
    assert [one.code for one in odd(put("A:03 D", OCTOBER))] == ["rows_gone", "restated_history"]
    assert people(database) == "A:03 B C D"


def test_of_batches_with_one_as_at_date_the_latest_loaded_wins(
    database: Database, put: Load
) -> None:
    for day in ("02", "03", "04"):
        put(f"A:{day}")
    assert people(database) == "A:04"


def test_missing_rows_are_kept_unless_they_are_to_be_removed(database: Database, put: Load) -> None:
    put("A B C", SEPTEMBER)
    assert counts(put("A", OCTOBER)) == (1, 0, 0, 1, 2)
    assert people(database) == "A B C"
    removing = put("A", OCTOBER, missing="remove")
    assert (removing.status, removing.missing, people(database)) == ("loaded", 2, "A")
    assert put("A", OCTOBER, missing="remove").status == "already_loaded"


def test_a_removal_counts_as_missing_what_ceases_to_count_and_not_what_a_newer_file_holds(
    database: Database, put: Load
) -> None:
    put("A B", SEPTEMBER)
    put("A C", NOVEMBER)
    kept = put("A D", OCTOBER, dry_run=True)
    removing = put("A D", OCTOBER, missing="remove")
    assert (kept.missing, counts(removing), people(database)) == (2, (2, 1, 0, 1, 1), "A C D")
    assert [one.message for one in odd(kept)] == [
        "A newer extract, as at 30/11/2026, is loaded. Its rows stay in use; this file only adds "
        "what it lacks."
    ]
    assert odd(removing)[0].message.endswith(
        "this file adds what it lacks, and removes 1 row that no file from its date on holds."
    )


@pytest.mark.parametrize("policy", ["keep", "remove"])
@pytest.mark.parametrize(
    ("older", "words"),
    [
        ("A B C", ": 2 of this file's rows are not in it and will not count."),
        ("A B", ": 1 of this file's rows is not in it and will not count."),
        ("A:02", ", with every row of this file: no figure will change."),
    ],
)
def test_a_file_older_than_a_complete_list_says_that_it_does_not_count(
    database: Database, put: Load, older: str, words: str, policy: str
) -> None:
    put("A", OCTOBER, missing="remove")
    result = put(older, SEPTEMBER, missing=policy)
    assert [(one.code, one.message) for one in odd(result)] == [
        ("older_extract", f"A complete list of 31/10/2026 is in use{words}")
    ]
    assert (result.missing, people(database)) == (0, "A")


@settings(
    max_examples=sample(5, 120),
    deadline=None,
    derandomize=True,
    phases=[Phase.generate],
    suppress_health_check=SLOW,
)
@given(
    st.lists(
        st.tuples(
            st.sets(st.sampled_from("ABCDE"), min_size=1),
            st.sampled_from([SEPTEMBER, OCTOBER, NOVEMBER]),
            st.sampled_from(["keep", "remove"]),
        ),
        min_size=2,
        max_size=5,
    )
)
def test_what_a_load_says_is_the_difference_between_the_current_rows_before_and_after(
    database: Database, put: Load, loads: list[tuple[set[str], date, str]]
) -> None:
    for batch in used(database):
        set_state(database, batch.id, "undone")
    for held, as_at, policy in loads:
        before = set(people(database).split())
        result = put(" ".join(sorted(held)), as_at, missing=policy)
        after = set(people(database).split())
        gone, silent = before - after, held - after
        if result.status == "already_loaded":
            assert before == after
            continue
        assert result.missing == (len(gone) if policy == "remove" else len(before - held)), result
        assert gone == set() or policy == "remove"
        said = " ".join(one.message for one in result.warnings)
        removed = re.search(r"removes ([\d,]+) row", said)
        ignored = re.search(r"in use: (\d+) of this file's rows", said)
        assert int(ignored[1] if ignored else 0) == len(silent)
        assert not removed or int(removed[1]) == len(gone)
        assert not ("only adds" in said and gone)


def used(database: Database) -> list[Batch]:
    with database.reading() as cursor:
        return in_use(records(cursor).batches(), NAME)


def test_what_was_removed_comes_back_when_the_removal_is_undone_or_a_later_file_holds_it(
    database: Database, put: Load
) -> None:
    put("A B", SEPTEMBER)
    put("A", OCTOBER, missing="remove")
    set_state(database, 2, "undone")
    assert people(database) == "A B"
    set_state(database, 2, "redone")
    assert people(database) == "A"
    put("B:09", NOVEMBER)
    assert people(database) == "A B:09"


def test_a_dry_run_says_what_would_happen_and_stores_nothing(database: Database, put: Load) -> None:
    trial = put("A B", dry_run=True)
    assert (trial.status, trial.batch, counts(trial)) == ("dry_run", None, (2, 2, 0, 0, 0))
    assert people(database) == ""
    first = put("A B")
    assert put("A B", dry_run=True).status == "already_loaded"
    assert counts(put("A:02", NOVEMBER, dry_run=True)) == (1, 0, 1, 0, 1)
    assert (first.batch, people(database)) == (1, "A B")


@pytest.mark.parametrize("dry_run", [True, False])
def test_a_refusal_stores_nothing_and_says_so(database: Database, put: Load, dry_run: bool) -> None:
    put("A")
    refused = put("B C:99", NOVEMBER, dry_run=dry_run)
    assert (refused.status, refused.batch, refused.problems_total) == ("refused", None, 1)
    assert (refused.extract, refused.encoding, refused.as_at) == (NAME, "utf-8", NOVEMBER)
    assert people(database) == "A"


@pytest.mark.parametrize(
    "extract", ["survey_responses", "milestone_updates", "benchmarks", NAME, "caseload"]
)
def test_removing_rows_where_that_is_odd_is_warned_about(
    database: Database, tmp_path: Path, extract: str
) -> None:
    from tests.data.samples import file_of

    def put_rows(number: int, **more: Any) -> list[str]:
        path = tmp_path / "rows"
        path.write_text(file_of(extract, *[{}] * number), encoding="utf-8")
        return [
            one.code
            for one in load(
                database, Request(extract, path, "rows", OCTOBER, Reader("Ann"), **more)
            ).warnings
        ]

    put_rows(3)
    odd = extracts()[extract].warn_on_removal
    assert ("unusual_removal" in put_rows(2, missing="remove")) == odd


def test_a_file_larger_than_the_limit_is_refused(put: Load) -> None:
    refused = put("A" * 2_000_000, limit_mb=1)
    assert [(one.line, one.code) for one in refused.problems] == [(None, "unreadable")]


def test_what_fails_while_storing_leaves_nothing_behind(database: Database, tmp_path: Path) -> None:
    path = tmp_path / "upload"
    path.write_text("person_id,audience,trained_date\nA,young_person,2026-05-01\n")

    def fail(_: object) -> None:
        raise ValueError("on purpose")

    with pytest.raises(ValueError, match="on purpose"):
        load(database, Request(NAME, path, "a.csv", OCTOBER, Reader("Ann")), fail)
    assert people(database) == ""
    assert list(database.incoming.iterdir()) == []
