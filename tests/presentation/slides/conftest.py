"""A pack of the example edition, with a commentary on a measure and on a milestone."""

import shutil
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from data.access import ALL_ROLES
from data.reader import Reader
from data.store import open_database
from kpis.editions import PackSource, read_pack_source
from presentation.packs import Pack, PackChoice, PackException, pack_of
from presentation.slides import print_slides
from tests.presentation.slides.reading import Opened, opened

ASKED = "Agree to pay for evening clinics."


@pytest.fixture(scope="session")
def source(released_file: Path, tmp_path_factory: pytest.TempPathFactory) -> PackSource:
    path = tmp_path_factory.mktemp("slides") / "released.duckdb"
    with closing(open_database(Path(shutil.copy(released_file, path)))) as database:
        return read_pack_source(database, 1, Reader("Ann", ALL_ROLES))


@pytest.fixture(scope="session")
def pack(source: PackSource) -> Pack:
    made = pack_of(source, PackChoice())
    first, *rest = made.exceptions
    milestone = next(one for one in rest if one.milestone)
    notices = ("Working figures. Not for sharing.", "Demonstration. Every figure is invented.")
    said = {milestone.id: commented(milestone), first.id: commented(first)}
    exceptions = tuple(said.get(one.id, one) for one in made.exceptions)
    return replace(made, notices=notices, exceptions=exceptions)


@pytest.fixture(scope="session")
def short(pack: Pack) -> Pack:
    """The same with one exception and no section, which is printed fast."""
    return replace(pack, sections=(), exceptions=pack.exceptions[:1])


def commented(one: PackException, words: str = "A provider closed its list.") -> PackException:
    """The exception with a commentary of these words."""
    said = (("Why", words), ("What will be done", "See them."), ("Asked of the Board", ASKED))
    return replace(one, said=said, asked=ASKED, when="Said by Ann.")


@pytest.fixture(scope="session")
def slides(pack: Pack) -> Opened:
    return opened(print_slides(pack))
