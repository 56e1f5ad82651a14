"""What is printed: the newest edition of the demonstration, for the board and as working figures."""

import io
import shutil
from collections.abc import Iterator
from pathlib import Path

import pypdf
import pytest

from data.reader import Reader
from data.store import Database, open_database
from kpis.editions import read_pack_source
from presentation.packs import Pack, PackChoice, pack_of
from presentation.pdf import print_pdf
from tests.presentation.pdf.structure import flat

_EVERYTHING = Reader("Ann Analyst")


@pytest.fixture(scope="session")
def editions(
    demonstration_file: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Database]:
    folder = tmp_path_factory.mktemp("pdf")
    database = open_database(Path(shutil.copy(demonstration_file, folder / "demo.duckdb")))
    yield database
    database.close()


@pytest.fixture(scope="session")
def pack(editions: Database) -> Pack:
    return pack_of(read_pack_source(editions, 3, _EVERYTHING), PackChoice())


@pytest.fixture(scope="session")
def working(editions: Database) -> Pack:
    source = read_pack_source(editions, 3, _EVERYTHING, working=True)
    return pack_of(source, PackChoice(sections=(1,)))


@pytest.fixture(scope="session")
def small(editions: Database) -> Pack:
    """One section, for what needs no more."""
    return pack_of(read_pack_source(editions, 3, _EVERYTHING), PackChoice(sections=(1,)))


@pytest.fixture(scope="session")
def printed(pack: Pack) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(print_pdf(pack)))


@pytest.fixture(scope="session")
def texts(printed: pypdf.PdfReader) -> list[str]:
    """The text of each page without blanks, which stand wherever a line ends."""
    return [flat(page.extract_text()) for page in printed.pages]
