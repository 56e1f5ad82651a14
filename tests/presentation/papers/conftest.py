"""An edition that is approved, and printers that only write down what they are given."""

import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType

import pytest

from data.reader import Reader
from data.store import Database, open_database
from kpis.editions import PackSource, read_pack_source
from presentation.packs import Pack
from presentation.papers import PAPER_FORMATS, forms, printing
from presentation.papers.forms import PaperForm, Template


def stand_in(name: str) -> PaperForm:
    """A form that prints what tells its papers from others."""

    def prints(pack: Pack, template: Template) -> Mapping[str, bytes]:
        said = f"{name} {pack.meeting} {pack.chosen} {pack.working} {pack.notices}".encode()
        parts = ("measures", "milestones") if name == "csv" else ("",)
        return dict.fromkeys(parts, said + (template or b""))

    return PaperForm(f"the {name}", f"test/{name}", prints)


@pytest.fixture(autouse=True)
def plain_forms(monkeypatch: pytest.MonkeyPatch) -> None:
    """The forms themselves have their own tests."""
    plain = MappingProxyType({name: stand_in(name) for name in PAPER_FORMATS})
    for module in (forms, printing):
        monkeypatch.setattr(module, "FORMS", plain)


@pytest.fixture
def released(released_file: Path, tmp_path: Path) -> Iterator[Database]:
    database = open_database(Path(shutil.copy(released_file, tmp_path / "own.duckdb")))
    yield database
    database.close()


@pytest.fixture
def source(released: Database) -> PackSource:
    return read_pack_source(released, 1, Reader("Ann"))
