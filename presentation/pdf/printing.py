"""Printing: the pack as data, the template set with it, and a file that every reader can open."""

import json
from datetime import UTC, datetime
from importlib.resources import files
from typing import Any

import typst

from data.record import Edition
from presentation.packs import Pack
from presentation.pdf.data import data_of
from presentation.pdf.letters import FONTS, held, typed
from presentation.pdf.measures import Data
from presentation.pdf.pictures import Picture

_TEMPLATE = files("presentation.pdf") / "template"
_AGES = 11
"""How many papers later the library has forgotten what it worked out for one."""


def print_pdf(pack: Pack) -> bytes:
    """The pack as a PDF that screen readers read (PDF/UA-1) and archives keep (PDF/A-2a): the same
    bytes for the same pack."""
    return paper(data_of(pack), _moment(pack.edition))


def paper(data: Data, moment: datetime) -> bytes:
    """What the template makes of these data; `moment` is when they were settled."""
    try:
        return typst.compile(
            str(_TEMPLATE / "paper.typ"),
            root=str(_TEMPLATE),
            font_paths=[str(FONTS)],
            ignore_system_fonts=True,
            # Nothing that people have written is ever part of the template: it is read as data.
            sys_inputs={"pack": json.dumps(_held(data))},
            pdf_standards=["ua-1", "a-2a"],
            timestamp=moment,
        )
    finally:
        _forget()


def _forget() -> None:
    """Have the library let go of what it worked out, about 100 MB for each paper of a whole plan.
    It keeps that for the next ten, and cannot be told otherwise: so it is given empty ones, which
    take a tenth of a second in all."""
    for _ in range(_AGES):
        typst.compile(b"", ignore_system_fonts=True, format="svg")


def _held(value: Any) -> Any:  # noqa: ANN401  # whatever JSON holds
    """The same with every text as the letters of the paper can hold it."""
    if isinstance(value, Picture):
        return held(value.svg)
    if isinstance(value, str):
        return typed(value)
    if isinstance(value, dict):
        return {typed(key): _held(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_held(one) for one in value]
    return value


def _moment(edition: Edition) -> datetime:
    """When what it says was settled: its approval, else its making."""
    at = edition.approval.at if edition.approval else edition.at
    return at.replace(microsecond=0, tzinfo=UTC)
