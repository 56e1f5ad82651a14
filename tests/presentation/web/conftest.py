"""Packs as they are printed: the newest edition of the demonstration, its working figures, and one
in which people typed what no page should take for anything but text."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any

import pytest

from kpis.editions import PackSource
from presentation.packs import Pack, PackChoice, pack_of
from presentation.story import Story
from presentation.web import print_web
from tests.presentation.packs.conftest import demonstration, source, working

__all__ = ["demonstration", "source", "working"]

HOSTILE = (
    "<script>alert(1)</script><img src=https://example.org/x onerror=alert(1)>",
    "\"'></td></table></style><b>",
    "&lt;b&gt; &amp; &nbsp; <!-- ]]> {{x}} #raw( =cmd",
    "\u202etfel ot thgir 👩‍👧",
    "x" * 5000,
    "NUL \0 escape \x1b delete \x7f and \ufffe",
    "two\nlines",
)
"""What somebody might type."""


@pytest.fixture(scope="session")
def pack(source: PackSource) -> Pack:
    return pack_of(source, PackChoice())


@pytest.fixture(scope="session")
def page(pack: Pack) -> str:
    return print_web(pack).decode()


def typed(pack: Pack, words: str) -> Pack:
    """The pack with these words wherever somebody may have typed something."""
    said = tuple((head, words) for head in ("Why", "What will be done"))
    sections = tuple(
        replace(
            section,
            actions=tuple(
                replace(action, title=words, milestones=tuple(
                    row._replace(words=words, lead=words, update=row.update._replace(value=words))
                    for row in action.milestones
                ))
                for action in section.actions
            ),
            criteria=tuple(replace(one, evidence=words, source=words) for one in section.criteria),
            measures=tuple(replace(one, comments=(words,), decided=(words,)) for one in section.measures),
        )
        for section in pack.sections
    )  # fmt: skip
    exceptions = tuple(
        replace(one, name=words, said=said, asked=words, when=words) for one in pack.exceptions
    )
    return replace(
        pack,
        meeting=words,
        notices=(*pack.notices, words),
        facts=(("Note", words),),
        attention=(words,),
        exceptions=exceptions,
        sections=sections,
    )


def texts_of(value: Any) -> list[str]:
    """Every text that a part of a pack holds, however deep, but for ids."""
    if isinstance(value, str):
        return [value]
    if is_dataclass(value):
        # The caption of a measure explains what the page explains once for all of them.
        unsaid = UNSAID | ({"caption"} if isinstance(value, Story) else set())
        held = [getattr(value, one.name) for one in fields(value) if one.name not in unsaid]
    elif isinstance(value, Mapping):
        held = list(value.values())
    elif isinstance(value, tuple | list):
        held = list(value)
    else:
        return []
    return [text for one in held for text in texts_of(one)]


UNSAID = {
    *("edition", "content", "result", "id", "status", "row", "judgement", "standing"),
    *("chosen", "draw", "events", "block"),
}
"""What a pack holds for others than its reader, or says at another place as well."""
