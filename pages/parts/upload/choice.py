"""The parts of the upload page that take the analyst's choice, and what was uploaded before."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Protocol

import streamlit as st

from data.clock import last_month_end, typed_date, uk_time, uk_today
from data.extracts import extracts
from data.loading import Request
from data.reading import BookLimits
from data.record import KeptMapping, Missing
from data.store import explained
from kpis.judging import Results
from pages.parts import source
from pages.parts.reader import loader
from presentation.html.kit import link, plain_table
from presentation.words import short_date

SHOWN = 6
AS_AT = "as_at"
"""Under which what was typed as the as-at date is held."""


class Uploaded(Protocol):
    """A file that the browser sent."""

    name: str
    size: int
    file_id: str

    def getvalue(self) -> bytes:
        """Its bytes."""
        ...


@dataclass(frozen=True)
class Choice:
    """What the analyst chose: the extract (or `auto`), its as-at date where it can be read, the
    file, if any, and the mapping that is to read it."""

    extract: str
    as_at: date | None
    file: Uploaded | None
    mapping: KeptMapping | None = None

    @property
    def file_id(self) -> str:
        """What tells this file from every other one added; empty without a file."""
        return self.file.file_id if self.file else ""


def as_at_field() -> date | None:
    """The day the extract was run; None, with what to do, where it cannot be read."""
    example = f"for example {last_month_end(uk_today()):%d/%m/%Y}"
    # No value is given to the field, for a press on the date that a file suggests sets its state.
    st.session_state.setdefault(AS_AT, f"{uk_today():%d/%m/%Y}")
    typed = st.text_input(f"As-at date: the day the extract was run, {example}", key=AS_AT)
    found = typed_date(typed or "")
    if found is None:
        st.warning(
            f"Write the as-at date day first with a four-digit year, {example}.",
            icon=":material/event:",
        )
    elif found > uk_today():
        st.warning(
            "The as-at date is in the future. Give the day on which the extract was run.",
            icon=":material/event:",
        )
        return None
    return found


@contextmanager
def requested(choice: Choice, missing: Missing) -> Iterator[Request]:
    """The request to load the chosen file, which lies on disk for as long as this lasts and no
    longer."""
    if choice.file is None or choice.as_at is None:
        raise ValueError("there is nothing to load")
    handle, name = tempfile.mkstemp(dir=source.database().incoming)
    path = Path(name)
    try:
        with explained(source.database().name), os.fdopen(handle, "wb") as out:
            out.write(choice.file.getvalue())
        chosen = source.settings()
        request = Request(
            choice.extract,
            path,
            choice.file.name,
            choice.as_at,
            loader(),
            missing,
            limit_mb=chosen.upload_limit_mb,
            book=BookLimits(chosen.upload_unpacked_mb, chosen.upload_cells),
        )
        yield request.mapped(choice.mapping) if choice.mapping else request
    finally:
        path.unlink(missing_ok=True)


def recent_uploads(found: Results) -> None:
    """The newest uploads with their state."""
    st.subheader("Recent uploads", anchor=False)
    rows = [
        (
            link(str(batch.id), "history", {"batch": str(batch.id)}),
            extracts()[batch.extract].title,
            short_date(uk_time(batch.at).date()),
            "In use" if batch.state == "in_use" else "Undone",
        )
        for batch in reversed(found.batches[-SHOWN:])
    ]
    st.html(plain_table(("No.", "Extract", "Loaded", "State"), rows, label="Recent uploads"))
