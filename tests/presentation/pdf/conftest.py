"""What is printed: the newest edition of the demonstration, for the board and as working figures."""

import io

import pypdf
import pytest

from data.store import Database
from kpis.editions import read_pack_source
from presentation.packs import Pack, PackChoice, pack_of
from presentation.pdf import print_pdf
from tests.presentation.packs.conftest import EVERYTHING, demonstration
from tests.presentation.pdf.structure import flat

__all__ = ["demonstration"]


@pytest.fixture(scope="session")
def pack(demonstration: Database) -> Pack:
    return pack_of(read_pack_source(demonstration, 3, EVERYTHING), PackChoice())


@pytest.fixture(scope="session")
def working(demonstration: Database) -> Pack:
    source = read_pack_source(demonstration, 3, EVERYTHING, working=True)
    return pack_of(source, PackChoice(sections=(1,)))


@pytest.fixture(scope="session")
def small(demonstration: Database) -> Pack:
    """One section, for what needs no more."""
    return pack_of(read_pack_source(demonstration, 3, EVERYTHING), PackChoice(sections=(1,)))


@pytest.fixture(scope="session")
def printed(pack: Pack) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(print_pdf(pack)))


@pytest.fixture(scope="session")
def texts(printed: pypdf.PdfReader) -> list[str]:
    """The text of each page without blanks, which stand wherever a line ends."""
    return [flat(page.extract_text()) for page in printed.pages]
