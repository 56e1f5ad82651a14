"""Papers and the public page of an edition that the rule has made, unpacked to the last member: no
exact number of a hidden figure is in a paper, and none that was rounded is on the public page."""

import re
import shutil
from collections.abc import Container, Iterable, Mapping
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from data.reader import Reader
from data.store import open_database
from kpis.definitions import Hidden, Key, Share, Shown
from kpis.editions import Content, PackSource, public_results, read_pack_source
from kpis.judging import Results
from presentation.packs import PackChoice, pack_of
from presentation.papers import FORMS
from presentation.site import site_files
from tests.presentation.hidden_results import READ, hiding
from tests.presentation.unpacking import texts
from tests.sampling import sample

DIGITS = 6
"""Behind the point: a number of so many is some figure's and no other's."""
Files = Mapping[str, bytes]


@pytest.fixture(scope="module")
def both(
    demonstration_file: Path, tmp_path_factory: pytest.TempPathFactory
) -> tuple[PackSource, PackSource]:
    """The newest edition, and the exact figures behind it."""
    path = shutil.copy(demonstration_file, tmp_path_factory.mktemp("unpacked") / "demo.duckdb")
    with closing(open_database(Path(path))) as database:
        board = read_pack_source(database, 3, Reader("Ann"))
        return board, read_pack_source(database, 3, Reader("Ann"), working=True)


def papers(source: PackSource) -> Files:
    """Every form of the papers of the section on waits, whose measures have most parts."""
    pack = pack_of(source, PackChoice((2,)))
    return {
        f"{form}{part}": data
        for form, one in FORMS.items()
        for part, data in one.prints(pack, None).items()
    }


def values(figures: Share, of: Container[tuple[Key, str]] | None = None) -> set[float]:
    """The values that can be told from all others by their digits, of these months or of all."""
    found = (
        one.value
        for key, told in figures.items()
        for one in told
        if isinstance(one, Shown) and (of is None or (key, one.period) in of)
    )
    return {one for one in found if len(repr(one).partition(".")[2]) >= DIGITS}


def published(content: Content) -> set[float]:
    """What others have published, which stands beside."""
    return {one.value for result in content.measures for one in result.comparators}


def holding(files: Files, wanted: Iterable[float]) -> dict[str, str]:
    """Where one of these numbers stands, as it is or cut short."""
    begun = {f"{one:.9f}"[:-3] for one in wanted}
    return {
        where: found
        for name, data in files.items()
        for where, text in texts(name, data)
        for found in re.findall(rf"\d+\.\d{{{DIGITS}}}", text)
        if found in begun
    }


def test_no_paper_holds_a_number_that_the_edition_hides(
    both: tuple[PackSource, PackSource],
) -> None:
    board, working = both
    months = {
        (key, one.period)
        for key, told in board.content.shares.items()
        for one in told
        if isinstance(one, Hidden)
    }
    hidden = values(working.content.shares, months) - values(board.content.shares)
    assert len(hidden) > 100
    assert holding(papers(board), hidden) == {}
    assert {where.partition("/")[0] for where in holding(papers(working), hidden)} >= {
        *("pptx", "xlsx", "csvfigures"),
    }


def test_no_public_file_holds_a_number_that_was_rounded(
    both: tuple[PackSource, PackSource],
) -> None:
    board, working = both
    told = values(public_results(board.content).shares) | published(board.content)
    exact = (values(board.content.shares) | values(working.content.shares)) - told
    assert len(exact) > 1000
    assert holding(site_files(board), exact) == {}
    assert holding(papers(board), exact)


@pytest.mark.parametrize("seed", range(sample(1, 20)))
def test_no_hidden_figure_is_read_in_any_file(
    both: tuple[PackSource, PackSource], found: Results, seed: int
) -> None:
    board, _ = both
    assert board.before
    before = (board.before[0], hiding(board.content, found, seed + 1000))
    source = replace(board, content=hiding(board.content, found, seed), before=before)
    for name, data in {**papers(source), **site_files(source)}.items():
        for where, text in texts(name, data):
            assert not READ.search(text), where
