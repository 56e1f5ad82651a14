"""Editions: stored once, read back as they were, approved and withdrawn, never changed."""

import hashlib
import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from data.access import Role
from data.reader import NotAllowedError, Reader
from data.record import Edition, EditionEvent, released
from data.settings import Settings
from data.store import Database, open_database, redo
from data.store.editions import editions
from data.store.undo import undo
from kpis.computing import TOGETHER
from kpis.definitions import Hidden, Shown
from kpis.editions import (
    EditionWish,
    MadeEdition,
    NoEditionError,
    approve,
    content_fields,
    make,
    moved_since,
    nothing,
    read_content,
    read_editions,
    read_findings,
    withdraw,
)
from kpis.editions.content import dumped, loaded
from kpis.editions.reading import earlier_shares, may_be_had
from kpis.judging import read_results
from tests.data.kept_files import trail_file

ANALYST, APPROVER = Reader("Ann"), Reader("Bo")


@pytest.fixture(scope="module")
def made_file(
    example_file: Path, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, MadeEdition]:
    """The examples with one edition, which waits; nobody has the file open."""
    path = Path(shutil.copy(example_file, tmp_path_factory.mktemp("made") / "made.duckdb"))
    database = open_database(path)
    made = make(database, EditionWish(name="Board, 12 November 2026", note="First"), ANALYST)
    database.close()
    return path, made


@pytest.fixture
def made(made_file: tuple[Path, MadeEdition], tmp_path: Path) -> Iterator[Database]:
    """A database of its own with that edition."""
    database = open_database(Path(shutil.copy(made_file[0], tmp_path / "own.duckdb")))
    yield database
    database.close()


def test_what_is_stored_is_what_was_made(
    made: Database, made_file: tuple[Path, MadeEdition]
) -> None:
    (edition,) = read_editions(made)
    told = made_file[1]
    assert (edition.id, edition.sha256, edition.state) == (1, told.edition.sha256, "waiting")
    assert (edition.name, edition.month, edition.by) == (
        "Board, 12 November 2026",
        "2026-10",
        "Ann",
    )
    with made.reading() as cursor:
        text = editions(cursor).content(1)
    assert hashlib.sha256(text).hexdigest() == edition.sha256
    assert dumped(loaded(text)) == text
    assert read_findings(made, 1) == told.findings


def test_an_edition_holds_no_exact_figure_and_nothing_of_single_uploads(made: Database) -> None:
    content = read_content(made, 1)
    assert content.results.exact == {}
    assert all(
        not one.batches
        for told in content.shares.values()
        for one in told
        if isinstance(one, Shown)
    )
    assert all((batch.rows, batch.by, batch.file) == (0, "", "") for batch in content.batches)
    hidden = [one for told in content.shares.values() for one in told if isinstance(one, Hidden)]
    assert hidden
    assert {one.words for one in hidden} == {"too few to show"}


def test_everything_is_judged_from_what_is_shown(made: Database) -> None:
    results, live = read_content(made, 1).results, read_results(made)
    longest, exact = results.by_id["nd_longest_wait"], live.by_id["nd_longest_wait"]
    assert all(point.value == int(point.value) for point in longest.series)
    assert longest.baseline and exact.baseline and exact.baseline.value != longest.baseline.value
    assert longest.target.value == pytest.approx(0.8 * longest.baseline.value)
    for id, result in results.by_id.items():
        key = (id, TOGETHER, "", "")
        assert (result.twelve_months is not None) == any(
            isinstance(one, Shown) for one in results.shares.get(key, ())
        )


def test_undone_and_loaded_rows_change_no_edition(made: Database) -> None:
    before = json.dumps(content_fields(read_content(made, 1)))
    batches = read_results(made).batches
    for batch in batches:
        undo(made, batch.id, ANALYST, "wrong")
    assert json.dumps(content_fields(read_content(made, 1))) == before
    assert not read_results(made).as_at
    for batch in batches:
        redo(made, batch.id, ANALYST)
    assert json.dumps(content_fields(read_content(made, 1))) == before


def test_what_has_moved_since(made: Database) -> None:
    content = read_content(made, 1)
    moved = moved_since(content, read_results(made))
    assert moved.restated == ()
    batch = next(one for one in read_results(made).batches if one.extract == "nd_waits")
    undo(made, batch.id, ANALYST, "wrong")
    assert "nd_average_wait" in moved_since(content, read_results(made)).measures
    assert not moved_since(content, content.results).measures


def test_approving_and_withdrawing(made: Database) -> None:
    assert released(read_editions(made)) == []
    assert approve(made, 1, APPROVER) == []
    assert [one.id for one in released(read_editions(made))] == [1]
    assert approve(made, 1, APPROVER) == ["Edition 1 is approved already."]
    assert withdraw(made, 1, APPROVER, "  ") == [
        "Write why it is withdrawn: readers see the reason."
    ]
    assert withdraw(made, 1, APPROVER, "A file was wrong.") == []
    (edition,) = read_editions(made)
    assert edition.state == "withdrawn"
    assert edition.withdrawal and edition.withdrawal.reason == "A file was wrong."
    assert edition.approval and edition.approval.by == "Bo"
    assert released([edition]) == []
    assert approve(made, 1, APPROVER) == ["Edition 1 is withdrawn already."]
    assert withdraw(made, 1, APPROVER, "again") == ["Edition 1 is withdrawn already."]
    read_content(made, 1)
    for wrong in (lambda: approve(made, 2, APPROVER), lambda: withdraw(made, 2, APPROVER, "x")):
        with pytest.raises(NoEditionError):
            wrong()


def test_each_step_takes_its_right_and_is_on_the_trail(made: Database) -> None:
    lead = Reader("Lee", frozenset({Role.LEAD}))
    analyst = Reader("Ann", frozenset({Role.ANALYST}))
    administrator = Reader("Ad", frozenset({Role.ADMINISTRATOR}))
    for who, what in (
        (lead, lambda by: make(made, EditionWish(name="x"), by)),
        (administrator, lambda by: make(made, EditionWish(name="x"), by)),
        (analyst, lambda by: approve(made, 1, by)),
        (analyst, lambda by: withdraw(made, 1, by, "x")),
    ):
        with pytest.raises(NotAllowedError):
            what(who)
    approve(made, 1, administrator)
    assert "edition 1 approved" in trail_file(made.trail).read_text(encoding="utf-8")


@pytest.mark.parametrize(("by", "faults"), [("Bo", 0), ("Ann", 1), (" ann ", 1)])
def test_two_people_where_a_setting_asks_for_them(
    made_file: tuple[Path, MadeEdition], tmp_path: Path, by: str, faults: int
) -> None:
    path = Path(shutil.copy(made_file[0], tmp_path / "two.duckdb"))
    database = open_database(path, Settings(database=path, editions_by_two=True))
    assert len(approve(database, 1, Reader(by))) == faults
    database.close()


def edition(id: int, month: str, *events: str, corrects: int | None = None) -> Edition:
    moment = "2026-11-01T10:00:00"
    happened = tuple(
        EditionEvent.model_validate({"action": action, "at": moment, "by": "Bo"})
        for action in events
    )
    fields = {"id": id, "name": "Board", "month": month, "known_at": moment, "threshold": 5}
    made = {"by": "Ann", "at": moment, "sha256": "ab", "corrects": corrects, "events": happened}
    return Edition.model_validate(fields | made)


def test_the_board_sees_the_newest_month_and_a_correction_in_place_of_what_it_corrects() -> None:
    first = edition(1, "2026-09", "approved")
    second = edition(2, "2026-10", "approved")
    waiting = edition(3, "2026-11")
    correction = edition(4, "2026-09", "approved", corrects=1)
    taken_back = edition(5, "2026-10", "approved", "withdrawn", corrects=2)
    found = released([first, second, waiting, correction, taken_back])
    assert [one.id for one in found] == [2, 4]


@pytest.mark.parametrize(
    ("events", "had"),
    [
        ((), True),
        (("approved",), True),
        (("approved", "withdrawn"), True),
        (("withdrawn",), False),
    ],
)
def test_a_new_edition_is_checked_beside_whatever_people_may_have(
    events: tuple[str, ...], had: bool
) -> None:
    assert may_be_had(edition(1, "2026-09", *events)) is had


def test_what_was_withdrawn_after_its_approval_is_still_in_peoples_hands(made: Database) -> None:
    approve(made, 1, APPROVER)
    withdraw(made, 1, APPROVER, "A file was wrong.")
    assert list(earlier_shares(made)) == [1]


def test_before_anything_is_released_there_is_no_figure(examples: Database) -> None:
    results = nothing(examples)
    assert {result.status for result in results.by_id.values()} == {"no_data"}
    assert (results.as_at, results.batches, results.demonstration) == ({}, (), False)
