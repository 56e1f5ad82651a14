"""The page of papers with printers that only write down what they are given."""

from collections import OrderedDict
from collections.abc import Callable, Mapping
from types import MappingProxyType

import pytest
import streamlit as st

from data.reader import Reader
from data.store import Database
from pages.parts.papers import making
from pages.parts.papers.kept import KEPT
from presentation.packs import Pack
from presentation.papers import PAPER_FORMATS, MadePapers, PaperForm, PapersWish, forms, printing
from tests.pages.editions.conftest import of_several, own_several, several

__all__ = ["of_several", "own_several", "several"]


def stand_in(name: str) -> PaperForm:
    """A form that prints what tells its papers from others."""

    def prints(pack: Pack, _: bytes | None) -> Mapping[str, bytes]:
        said = f"{name} {pack.meeting} {pack.chosen} {pack.working}".encode()
        return dict.fromkeys(("measures", "milestones") if name == "csv" else ("",), said)

    return PaperForm(f"the {name}", f"test/{name}", prints)


@pytest.fixture(autouse=True)
def plain_forms(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each printer has its own tests."""
    plain = MappingProxyType({name: stand_in(name) for name in PAPER_FORMATS})
    for module in (forms, printing):
        monkeypatch.setattr(module, "FORMS", plain)


@pytest.fixture(autouse=True)
def nothing_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    """No other test has made any."""
    monkeypatch.setattr(KEPT, "_held", OrderedDict())


Saved = dict[str, Callable[[], bytes]]


@pytest.fixture
def saved(monkeypatch: pytest.MonkeyPatch) -> Saved:
    """What the buttons of files give when they are pressed, by their labels."""
    offered: Saved = {}

    def button(label: str, made: Callable[[], bytes], *_: object, **__: object) -> bool:
        offered[label] = made
        return False

    monkeypatch.setattr(st, "download_button", button)
    return offered


@pytest.fixture
def wished(monkeypatch: pytest.MonkeyPatch) -> list[PapersWish]:
    """What was asked for, in order."""
    asked: list[PapersWish] = []
    real = making.make_papers

    def noted(
        database: Database, wish: PapersWish, by: Reader, say: Callable[[str], None]
    ) -> MadePapers:
        asked.append(wish)
        return real(database, wish, by, say)

    monkeypatch.setattr(making, "make_papers", noted)
    return asked
