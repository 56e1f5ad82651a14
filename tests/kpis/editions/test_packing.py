"""What a pack is made of is given to who may see it, and what comes later changes nothing of it."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from data.access import Role
from data.reader import NotAllowedError, Reader
from data.store import Database, open_database
from kpis.commands.report import report
from kpis.editions import EditionWish, NoEditionError, approve, make, read_pack_source, withdraw
from kpis.judging import read_results, results_in
from tests.kpis.conftest import load_text

ANN, AD = Reader("Ann Analyst"), Reader("Ad Ministrator")
BOARD = Reader("Bo Member", frozenset({Role.BOARD}))


@pytest.fixture
def database(released_file: Path, tmp_path: Path) -> Iterator[Database]:
    database = open_database(Path(shutil.copy(released_file, tmp_path / "packs.duckdb")))
    yield database
    database.close()


def test_a_board_has_papers_of_what_was_approved_alone(database: Database) -> None:
    assert not read_pack_source(database, 1, BOARD).working
    waiting = make(database, EditionWish(name="Cabinet, 1 December 2026"), ANN).id
    with pytest.raises(NotAllowedError):
        read_pack_source(database, waiting, BOARD)
    assert read_pack_source(database, waiting, ANN).edition.state == "waiting"
    assert approve(database, waiting, AD) == []
    assert read_pack_source(database, waiting, BOARD).edition.id == waiting
    assert withdraw(database, waiting, AD, "Late rows") == []
    with pytest.raises(NotAllowedError):
        read_pack_source(database, waiting, BOARD)


def test_a_board_has_no_working_pack(database: Database) -> None:
    with pytest.raises(NotAllowedError):
        read_pack_source(database, 1, BOARD, working=True)


@pytest.mark.parametrize("working", [False, True])
def test_there_is_none_of_an_edition_that_is_not(database: Database, working: bool) -> None:
    with pytest.raises(NoEditionError):
        read_pack_source(database, 9, ANN, working=working)


def test_a_working_pack_has_the_figures_that_were_known_then(
    database: Database, tmp_path: Path
) -> None:
    before = read_pack_source(database, 1, ANN, working=True)
    with database.reading() as cursor:
        exact = report(results_in(cursor, before.edition.month, None))
    assert report(before.content.results) == exact
    head = "review_id,review_due_date,meeting_date,decision_date,area\n"
    rows = "".join(f"N{i},2026-10-10,2026-10-05,2026-10-12,Eden\n" for i in range(30))
    assert load_text(database, tmp_path, "annual_reviews", head + rows).status == "loaded"
    later = read_pack_source(database, 1, ANN, working=True)
    assert report(later.content.results) == exact
    assert report(read_results(database)) != exact


def test_a_later_edition_changes_nothing_of_an_earlier_one(database: Database) -> None:
    before = read_pack_source(database, 1, ANN)
    correcting = make(database, EditionWish(name="Corrected", corrects=1), ANN).id
    assert approve(database, correcting, AD) == []
    assert read_pack_source(database, 1, ANN) == before
    assert read_pack_source(database, correcting, ANN).before is None
