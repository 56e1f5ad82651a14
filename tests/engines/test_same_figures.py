"""What is printed of the same content is the same on both engines, to the last digit and byte."""

import json
from pathlib import Path
from typing import Any

import pytest

from data.reader import Reader
from data.store.records import records
from kpis.commands.main import main
from presentation.papers import PAPER_FORMATS, PaperFormat, PapersWish, make_papers
from tests.engines.both import Both, opened
from tests.engines.moments import ASKED, ticking
from tests.engines.stored import stored
from tests.sampling import LONG, sample

WORKING = ("", "--month 2026-07", "--month 2026-01", "--month 2025-06", "milestones")
RELEASED = ("--edition {}", "--edition {} --public", "edition show {}")
TIMES = (0.5, 0.2, 0.8)[: sample(1, 3)]
"""How far in the record the moments are that are asked about."""
FORMATS: tuple[PaperFormat, ...] = PAPER_FORMATS if LONG else ("csv", "html")
"""The others take long to be printed, from the same value."""
CONTENTS = ("examples", "demonstration")
every = pytest.mark.parametrize("both", CONTENTS, indirect=True)
fewer = pytest.mark.parametrize("both", CONTENTS[: sample(1, 2)], indirect=True)
"""Of which content a test is: what takes long is asked of the second in `make test-long` alone."""

pytestmark = pytest.mark.long


@pytest.fixture
def both(request: pytest.FixtureRequest) -> Both:
    """Content of which there is one store on each engine."""
    return request.getfixturevalue(f"{request.param}_on_both")


@pytest.fixture
def editions(request: pytest.FixtureRequest) -> tuple[int, ...]:
    """The numbers of its editions."""
    return (1,) if CONTENTS[0] in request.node.name else (1, 2, 3)


def told(capsys: pytest.CaptureFixture[str], address: str, line: str) -> dict[str, Any]:
    """What `python -m kpis` prints as JSON."""
    capsys.readouterr()
    status = main(["--database", address, "--json", *line.split()])
    printed, said = capsys.readouterr()
    assert status == 0, said
    return json.loads(printed)


@every
@pytest.mark.parametrize("line", WORKING)
def test_working_figures_are_the_same(
    both: Both, capsys: pytest.CaptureFixture[str], line: str
) -> None:
    one, other = both.each(lambda address: told(capsys, address, line))
    assert one == other


@every
@pytest.mark.parametrize("line", RELEASED)
def test_editions_are_the_same(
    both: Both, editions: tuple[int, ...], capsys: pytest.CaptureFixture[str], line: str
) -> None:
    for edition in editions:
        one, other = both.each(lambda address, n=edition: told(capsys, address, line.format(n)))
        assert one == other


@fewer
def test_figures_as_they_were_known_are_the_same(
    both: Both, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    with opened(both.embedded, folder=tmp_path) as (database,), database.reading() as cursor:
        moments = [one.at for one in records(cursor).batches()]
    for part in TIMES:
        known = moments[int(part * len(moments))]
        for line in ("--known-at {}Z", "milestones --known-at {}Z"):
            asked = line.format(known.isoformat())
            one, other = both.each(lambda address, line=asked: told(capsys, address, line))
            assert one == other


@every
def test_what_is_stored_is_the_same(both: Both, tmp_path: Path) -> None:
    with opened(both.embedded, both.postgresql, folder=tmp_path) as (one, other):
        for here, there in zip(stored(one), stored(other), strict=True):
            assert here == there
        assert stored(one)[3]


@fewer
@pytest.mark.parametrize("working", [False, True][: sample(1, 2)])
def test_papers_are_the_same_to_the_byte(
    both: Both, editions: tuple[int, ...], working: bool
) -> None:
    wish = PapersWish(edition=editions[-1], formats=FORMATS, working=working)
    made = []
    # Whoever makes papers of one of them again needs the key of its trail.
    kept = Path(both.embedded).parent
    with opened(both.embedded, both.postgresql, folder=kept) as databases:
        for database in databases:
            with ticking(ASKED):
                made.append(make_papers(database, wish, Reader("Ann"), lambda _: None).papers)
    one, other = ({paper.name: paper.data for paper in papers} for papers in made)
    assert one.keys() == other.keys()
    assert [name for name in one if one[name] != other[name]] == []
