"""Printers that only write down what they are given: the forms themselves have their own tests."""

from collections.abc import Mapping
from types import MappingProxyType

import pytest

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


def use_stand_ins(monkeypatch: pytest.MonkeyPatch) -> None:
    """Print with them."""
    plain = MappingProxyType({name: stand_in(name) for name in PAPER_FORMATS})
    for module in (forms, printing):
        monkeypatch.setattr(module, "FORMS", plain)
