"""What stands still on a page is drawn once for all who may see the same and look at the same, and
set again for the next of them (docs/decisions/0015)."""

from collections.abc import Callable
from functools import partial
from itertools import count
from typing import TypeVar
from urllib.parse import urlencode

import streamlit as st

from pages.parts import source
from pages.parts.frame import STANDING, palette
from pages.parts.view import KEYED, CacheKey
from presentation.html.kit import CARRIED

Told = TypeVar("Told")

MOST = 500
"""So many parts of pages are kept, those that were looked at last: mostly 20 kB, at most about
110."""
LONGEST = 400
"""What is drawn for a longer address is kept for nobody: no link of ours is so long."""
NEW = 20_000
"""After so many new ones all are forgotten: Streamlit remembers a little of each for good."""
_COUNT = count(1)


def standing(draw: Callable[..., Told], *asked: str) -> Told:
    """What `draw` draws, and what it gives, from the state of the data and the address that are
    looked at. It is given names and never figures, which it reads itself; it draws no control and
    nothing of the reader's own, and alters nothing.

    Raises ValueError where it is given figures nevertheless.

    What was known at an earlier moment is not kept: it is told beside what is known now.
    """
    view, looked_at = source.view(), _looked_at()
    if draw.__closure__ or draw.__defaults__:
        raise ValueError(f"{draw} draws from more than it is given by name.")
    code, drawn = draw.__code__, partial(draw, *asked)
    if view.last is not None or len(looked_at[0]) > LONGEST:
        return drawn()
    return _kept(view.drawn, repr((code.co_filename, code.co_qualname, asked, looked_at)), drawn)


def _looked_at() -> tuple[str, ...]:
    """All else that decides what is drawn: the address, what links take along, what is said of the
    figures, the colours, and the day."""
    return (
        urlencode(sorted(st.query_params.to_dict().items())),
        urlencode(sorted(CARRIED.get({}).items())),
        STANDING.get(),
        palette().page,
        source.today().isoformat(),
    )


# A resource, not data: what it gives is not altered. Streamlit keeps the elements that are drawn
# inside, and sets them again in the place from which it is called.
@st.cache_resource(max_entries=MOST, show_spinner=False, hash_funcs=KEYED)
def _kept(
    key: CacheKey,  # noqa: ARG001 - it is the key
    asked: str,  # noqa: ARG001 - of the key
    _drawn: Callable[[], Told],
) -> Told:
    if next(_COUNT) % NEW == 0:
        _kept.clear()
    return _drawn()
