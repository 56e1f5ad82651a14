"""Papers that were made for the reader, to save."""

from collections import Counter
from collections.abc import Callable

import streamlit as st

from data.access import Right
from kpis.editions import read_editions, right_for
from pages.parts import source
from pages.parts.papers.desk import Given, PapersDesk
from pages.parts.papers.kept import KEPT
from pages.parts.reader import looking
from pages.parts.show import download
from presentation.exports import zipped
from presentation.html.kit import heading
from presentation.papers import MadePapers
from presentation.words.papers import (
    ALL_AS_ONE,
    MOVED_SINCE,
    NO_LONGER_KEPT,
    file_label,
    made_heading,
)


class NoLongerGivenError(Exception):
    """The edition is not what it was when the papers were made, or the files are forgotten."""


def given(desk: PapersDesk) -> None:
    """Draw what was made last, until something else is made or the reader may not have it any
    more."""
    last = desk.given
    if last is None:
        return
    made = KEPT.get(last.key)
    if _moved(last) or not looking().may(_right(last)):
        desk.given = None
        st.caption(MOVED_SINCE)
    elif made is None:
        desk.given = None
        st.caption(NO_LONGER_KEPT)
    else:
        _files(last, made)


def _files(last: Given, made: MadePapers) -> None:
    st.html(heading(made_heading(last.edition, working=last.working)))
    alone = Counter(_form(one.name) for one in made.papers)
    with st.container(horizontal=True):
        for number, one in enumerate(made.papers):
            form = _form(one.name)
            label = file_label(form, one.name, len(one.data), alone=alone[form] == 1)
            _save(label, last, one.name, one.media, lambda found, n=number: found.papers[n].data)
        if made.papers[1:]:
            _save(ALL_AS_ONE, last, _zip_name(last), "application/zip", _all)


def _save(
    label: str, last: Given, name: str, media: str, taken: Callable[[MadePapers], bytes]
) -> None:
    """A button that saves a file, where the reader may still have it when it is pressed."""

    def content() -> bytes:
        made = KEPT.get(last.key)
        if made is None or _moved(last):
            raise NoLongerGivenError
        return taken(made)

    download(label, content, name, mime=media, right=_right(last))


def _all(made: MadePapers) -> bytes:
    return zipped((one.name, one.data) for one in made.papers)


def _right(last: Given) -> Right:
    return right_for(last.edition, working=last.working)


def _moved(last: Given) -> bool:
    """Whether the edition was approved or withdrawn since, or a backup has put another in its
    place: its papers say what it is no more."""
    every = read_editions(source.database())
    now = next((one for one in every if one.id == last.edition.id), None)
    then = last.edition
    return now is None or (now.state, now.sha256) != (then.state, then.sha256)


def _form(name: str) -> str:
    return name.rpartition(".")[2]


def _zip_name(last: Given) -> str:
    kind = "working_figures_edition" if last.working else "edition"
    return f"{kind}_{last.edition.id}_papers.zip"
