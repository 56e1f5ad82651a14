"""One answer to every fault: in words, with a number to quote, and never a traceback."""

import functools
import logging
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import ParamSpec

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit.runtime.state.common import user_key_from_element_id

from data.access import Right
from data.audit import AuditError
from data.beside import BesideError
from data.incident import OutageError, details, outage_words, reference
from data.reader import NotAllowedError
from data.store import LAST_LOOK, DatabaseError
from pages.parts.frame import palette
from pages.parts.reader import looking
from pages.parts.rights import refused_door
from pages.parts.view import MovedError, one_view
from presentation.html.kit import CARRIED, stylesheet

Given = ParamSpec("Given")
AGAIN_SECONDS = 3
"""How often a page that could not be shown is tried again."""
_BY_ITSELF = "This page comes back by itself as soon as it can."
_SAID_BEFORE = "said_before"
_TYPED = "typed_before"
_YES = "sure-"
"""With this the key of each field begins in which somebody says that they are sure."""
_FIELDS = tuple(f"{kind}_value" for kind in ("string", "string_array", "bool", "double", "int"))
"""What Streamlit calls the values of fields: those of buttons and files cannot be given back."""


@contextmanager
def answered() -> Iterator[None]:
    """A run of a page or of a part of it, from one state of the data; where that moves meanwhile,
    the page is drawn anew. What else goes wrong inside is said on the page; its place goes into the
    log. What was typed by then is in its fields again once they can be drawn."""
    try:
        with _giving_back(), one_view():
            yield
    except MovedError:
        st.rerun()
    except NotAllowedError as error:
        refused_door(error.right)
    except (DatabaseError, BesideError) as error:
        said = _outage(error)
        _say(said, title="The database cannot be used now", icon=":material/database_off:")
        _tries_again(said)
    except AuditError as error:
        _say(_outage(error), title="Nothing can be recorded now", icon=":material/edit_off:")
    except Exception as error:
        # The words of an error may quote a cell: only its kind and place go into the log.
        logging.getLogger("dashboard").error("\n".join(details(error)))
        _fault(error)


def fragment(draw: Callable[Given, None]) -> Callable[Given, None]:
    """A part of a page that a click in it draws anew without the rest: then nothing else would
    answer its faults, or give its links what those of the page take along.

    What it is given stays what it was when the page was drawn: names, and never figures, which are
    read inside.
    """

    @functools.wraps(draw)
    def guarded(carried: Mapping[str, str], *args: Given.args, **kwargs: Given.kwargs) -> None:
        CARRIED.set(carried)
        with answered():
            draw(*args, **kwargs)

    part = st.fragment(guarded)

    @functools.wraps(draw)
    def placed(*args: Given.args, **kwargs: Given.kwargs) -> None:
        part(CARRIED.get({}), *args, **kwargs)

    return placed


@dataclass
class _Typed:
    """What stood in the `fields` of a page, by their keys, when a fault took its place or that of a
    part of it; how many `faults` did, and how deep within parts of it the run is."""

    page: str
    fields: dict[str, object] = field(default_factory=dict)
    faults: int = 0
    depth: int = 0

    def give(self) -> None:
        """Have it stand in them again; a part that is drawn alone leaves the others as they are."""
        for key, value in self.fields.items():
            if key not in st.session_state:
                st.session_state[key] = value


@contextmanager
def _giving_back() -> Iterator[None]:
    """What stood in fields when a fault took the place of the page stands in them again, unless the
    page was left: Streamlit forgets what a run does not draw."""
    typed = _typed_here()
    typed.give()
    before = typed.faults
    typed.depth += 1
    try:
        yield
    except Exception:
        # What another part of this run has kept is not yet drawn either.
        typed.fields |= _standing()
        typed.faults += 1
        raise
    finally:
        typed.depth -= 1
    if not typed.depth and _whole() and typed.faults == before:
        typed.fields = {}


def _whole() -> bool:
    """This is a run of a page with all of its parts."""
    context = get_script_run_ctx()
    return not (context and context.fragment_ids_this_run)


def _typed_here() -> _Typed:
    """What was typed on the page that is drawn, and on no other: a field of another page may have
    the same key, and what is given to none stays until there is one."""
    context = get_script_run_ctx()
    page = context.page_script_hash if context else ""
    typed: _Typed | None = st.session_state.get(_TYPED)
    if typed is None or typed.page != page:
        typed = st.session_state[_TYPED] = _Typed(page)
    return typed


def _standing() -> dict[str, object]:
    """What stands in the fields of the page, by their keys, as it was sent."""
    context = get_script_run_ctx()
    found = context.session_state.get_widget_states() if context else []
    keys = {user_key_from_element_id(one.id) for one in found if one.WhichOneof("value") in _FIELDS}
    typed = {key: st.session_state[key] for key in keys if key and key in st.session_state}
    return {
        key: value
        for key, value in typed.items()
        # The changes to an edited table cannot be given back; a yes is not, for what it was said to
        # may be something else by then.
        if not isinstance(value, Mapping) and not key.startswith(_YES)
    }


def _say(words: str, *, title: str, icon: str) -> None:
    """The fault, which may stand where the page would have begun: with the style of what is around
    it."""
    st.html(stylesheet(palette()))
    st.error(words, title=title, icon=icon)


def _outage(error: OutageError) -> str:
    """What the reader is told of it, who may be nobody by then."""
    with suppress(BesideError):
        return outage_words(error, administers=looking().may(Right.ADMINISTER))
    return outage_words(error, administers=False)


def _tries_again(said: str) -> None:
    """The page is drawn anew by itself, as soon as the database was found to be usable; it then
    tells what it said before, for that may be the answer to what somebody did."""
    drawn = False

    @st.fragment(run_every=AGAIN_SECONDS)
    def try_again() -> None:
        nonlocal drawn
        if drawn and not LAST_LOOK.fault:
            st.session_state[_SAID_BEFORE] = said
            st.rerun()
        drawn = True
        st.caption(_BY_ITSELF)

    try_again()


def say_before() -> None:
    """Above a page that was drawn anew by itself: what stood there in its place."""
    if said := st.session_state.pop(_SAID_BEFORE, ""):
        st.info(said, title="Shown again by itself. Before, it said", icon=":material/history:")


def _fault(error: Exception) -> None:
    """The answer to a fault that nobody foresaw: what happened to the data, what to do, and a
    number to quote."""
    _say(
        "What was stored before stays as it is. Look at History or the record before you repeat "
        "anything, and load the page again. If it happens once more, tell whoever looks after the "
        f"dashboard, with the reference {reference(error)}.",
        title="This page could not be shown",
        icon=":material/error:",
    )
