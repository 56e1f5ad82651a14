"""Editions that earlier versions stored are read back and drawn.

Each file in `stored/` holds what such a version stored of an edition of the example extracts: the
one of November with entries of the record, a decision and rows that were removed by age, the one of
December with courses, one of them in % of a hidden baseline, commentary and past rounds. Never make one anew, whatever
fails: partnerships have editions like it, which cannot be made again, so the code has to go on
reading it (kpis/editions/content.py). Where an edition comes to hold more, put a second file
beside it, named after its month.
"""

import hashlib
import json
import lzma
from datetime import datetime
from functools import cache, partial
from pathlib import Path
from typing import Any

import pytest

from data.reader import Reader
from data.record import NewEdition
from data.store import open_database, transaction
from data.store.editions import editions
from kpis.commands.report import report
from kpis.editions import approve
from kpis.editions.content import loaded
from tests.pages.conftest import Build, Reading
from tests.pages.editions.board_session import PLACES, Session, of_measures
from tests.pages.reading import texts, words
from tests.sampling import sample

FOLDER = Path(__file__).parent / "stored"
FILES = sorted(FOLDER.glob("*.xz"))
DIGESTS = {
    "2026_11.json": "4cc0bd9de17e4da3e8d6b6a06276aea12bad661a22fc2989a3d7168639c8962e",
    "2026_12.json": "9668c78b6c8e9b323cf1c7e391b3e1138238afb49ebefe3102d88d5cea3df510",
}
"""Of what was stored: another one means that a file was made anew."""

pytestmark = pytest.mark.parametrize("file", FILES, ids=[file.stem for file in FILES])


@cache
def text_of(file: Path) -> bytes:
    return lzma.decompress(file.read_bytes())


def store(file: Path, path: Path) -> None:
    """A database without data, in which this edition is the one that the board sees."""
    database = open_database(path)
    content = loaded(text_of(file))
    edition = NewEdition(
        name="SEND Partnership Board, 12 November 2026",
        month=content.month,
        known_at=datetime(2026, 11, 5, 9),
        threshold=5,
        sha256=DIGESTS[file.stem],
    )
    findings = json.dumps({"shown": 0, "hidden": [], "coarsened": {}})
    with database.writing() as cursor, transaction(cursor, keep=True):
        editions(cursor).add(edition, Reader("Ann"), text_of(file), findings)
    assert approve(database, 1, Reader("Ad")) == []
    database.close()


@cache
def builder(file: Path) -> Build:
    return partial(store, file)


def test_it_is_as_it_was_stored(file: Path) -> None:
    assert hashlib.sha256(text_of(file)).hexdigest() == DIGESTS[file.stem]


def test_every_figure_is_read_back(file: Path) -> None:
    raw: dict[str, Any] = json.loads(text_of(file))
    content = loaded(text_of(file))
    told = {
        tuple(one["key"]): [figure.get("value") for figure in one["told"]] for one in raw["series"]
    }
    assert told == {
        key: [getattr(one, "value", None) for one in figures]
        for key, figures in content.shares.items()
    }
    assert sum(value is None for values in told.values() for value in values) > 100
    statuses = {one["measure"]["id"]: one["status"] for one in raw["measures"]}
    assert statuses == {id: one.status for id, one in content.results.by_id.items()}
    assert len(report(content.results)["kpis"]) == len(statuses)
    assert [one["written"]["kind"] for one in raw["entries"]] == [
        one.written.kind for one in content.entries
    ]
    assert len(content.board.states) == len(raw["board"]["states"])
    asked = {id: one.course for id, one in content.results.by_id.items() if one.course}
    assert {id: [step.value for step in one.steps] for id, one in asked.items()} == {
        one["measure"]["id"]: [step["value"] for step in one["course"]["steps"]]
        for one in raw["measures"]
        if one.get("course")
    }
    assert [one.month for one in content.rounds] == [one["month"] for one in raw.get("rounds", [])]


def test_its_pages_are_drawn(reading: Reading, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    content = loaded(text_of(file))
    board = Session(reading(builder(file))).saves_in_tests(monkeypatch)
    overview = board.open("overview", view_as="board")
    assert "SEND Partnership Board, 12 November 2026" in words(overview)
    rows = texts(overview, "td") + texts(overview, "th")
    for result in content.results.by_id.values():
        assert any(result.measure.name in row for row in rows), result.measure.id
    for visit in [*PLACES, *of_measures()][:: sample(2, 1)]:
        assert board.sees(visit)
