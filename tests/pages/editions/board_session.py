"""What a board member can look at, by address; and all that such a page sends, as it was sent."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import streamlit as st
from streamlit.testing.v1 import AppTest

from data.plan import load_plan
from kpis.measures import measures

Visit = tuple[str, Mapping[str, str]]
"""A page, and what its address asks for."""

_PARTS = ("start", "governance", "definitions", "glossary", "changes")
PLACES: list[Visit] = [
    ("overview", {}),
    ("overview", {"since": "2026-06"}),
    ("waiting_times", {}),
    ("milestones", {}),
    ("milestones", {"show": "all"}),
    ("governance", {}),
    ("action", {"id": "1a"}),
    ("plan", {"part": "3"}),
    *(("plan", {"part": part}) for part in _PARTS),
    ("plan", {"find": "waiting"}),
    *(("sections", {"section": str(one.number)}) for one in load_plan().sections),
]
"""Every page of a board but those of single measures."""


def of_measures() -> Iterator[Visit]:
    """Every page of a measure, with each choice that it offers."""
    for id, measure in measures().items():
        yield "measure", {"id": id}
        yield "measure", {"id": id, "chart": "change", "months": "all"}
        for dimension in measure.calculation.dimensions[1:]:
            yield "measure", {"id": id, "by": dimension}


@dataclass
class Session:
    """A board member before one dashboard. `files` are those that its pages have offered, by
    name."""

    open: Callable[..., AppTest]
    files: dict[str, bytes] = field(default_factory=dict)

    def offered(self, _: str, made: Callable[[], bytes], name: str, *__: Any, **___: Any) -> bool:
        """Stands in the place of Streamlit's button: the file is made at once."""
        self.files[name] = made()
        return False

    def sees(self, visit: Visit, **more: str) -> list[bytes]:
        """All elements of a page, each as it is sent."""
        page, query = visit
        return sent(self.open(page, view_as="board", **{**query, **more}))

    def saves_in_tests(self, patch: Any) -> "Session":
        """Have the files of all pages made."""
        patch.setattr(st, "download_button", self.offered)
        return self


def sent(test: AppTest) -> list[bytes]:
    """All elements of a page in order, each as it is sent."""
    assert not test.exception
    every = (getattr(one, "proto", None) for one in test._tree)
    return [one.SerializeToString(deterministic=True) for one in every if one]
