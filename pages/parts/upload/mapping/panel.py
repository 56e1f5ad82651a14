"""The mappings that fit a file, and making one from it: what is guessed is shown, and nothing is
taken without a press."""

import streamlit as st

from data.extracts import extracts
from data.guessing import SURVEYS, Seen, guess_kind
from data.guessing.guess import guess
from data.loading import AUTO
from data.mapping import Mapping, said_by
from data.record import KeptMapping, mapping_of
from kpis.record import Fault
from pages.parts import source
from pages.parts.text import as_text
from pages.parts.upload.choice import Choice
from pages.parts.upload.mapping.columns import column_fields
from pages.parts.upload.mapping.dates import date_fields
from pages.parts.upload.mapping.fields import picked
from pages.parts.upload.mapping.save import save_form
from pages.parts.upload.mapping.survey import survey_fields
from pages.parts.upload.mapping.trial import trial
from pages.parts.upload.mapping.using import attended, begin, close, fitting, open_key, seen, use

_ANSWERS = "answers"
_WIDE = "One person's answers, a column for each question"
_HELP = (
    "Say once what the file's own headings and words mean. It is kept by its name, for this file "
    "and the next ones."
)


def offered(choice: Choice) -> None:
    """The mappings whose headings a refused file has, each with a press that reads it so; and the
    press that maps its columns."""
    if choice.mapping or choice.file is None:
        return
    for kept in fitting(choice):
        name = said_by(kept.mapping.name, kept.version, kept.author, kept.moment)
        st.info(
            as_text(f"This file has all headings of the mapping {name}."),
            title="A mapping fits this file",
            icon=":material/table_convert:",
        )
        st.button(
            f"Read it by “{kept.mapping.name}”", on_click=use, args=(choice, kept.mapping.name)
        )


def mapping_panel(choice: Choice) -> None:
    """The way to map the columns of the file, and once it is taken the fields."""
    if choice.file is None:
        return
    if open_key(choice) not in st.session_state:
        if choice.mapping is None:
            with attended():
                st.button(
                    "Map the columns",
                    on_click=begin,
                    args=(choice, 0),
                    icon=":material/table_convert:",
                    key="map-columns",
                )
        return
    found = seen(choice)
    if found:
        _fields(choice, found, mapping_of(source.entries(), st.session_state[open_key(choice)]))


def _fields(choice: Choice, found: Seen, kept: KeptMapping | None) -> None:
    with attended():
        st.subheader("Map the columns", anchor=False)
        st.caption(_HELP)
    key = f"{choice.file_id}-{kept.entry if kept else 'new'}"
    extract, answers = _kind(choice, found, kept, key)
    if not extract:
        return
    declared = extracts()[extract]
    begun = kept.mapping if kept else guess(found, declared, answers=answers)
    key = f"{key}-{extract}-{answers}"
    lacks: list[Fault] = []
    said = (
        survey_fields(declared, found, begun, key, lacks)
        if answers
        else column_fields(declared, found, begun, key)
    )
    made = Mapping.model_validate(
        {
            "name": kept.mapping.name if kept else "this mapping",
            "extract": extract,
            "headings": found.headings,
            **said,
            **date_fields(found, begun, said, key, lacks),
        }
    )
    trial(choice, made, lacks)
    save_form(choice, made, kept, lacks)
    st.button("Leave it as it was", on_click=close, args=(choice,), key="leave-mapping")


def _kind(choice: Choice, found: Seen, kept: KeptMapping | None, key: str) -> tuple[str, bool]:
    """Which extract the rows are of, and whether each is a person's answers; none before that is
    chosen. A kept mapping stays what it is."""
    if kept:
        return kept.mapping.extract, bool(kept.mapping.questions)
    guessed, answers = guess_kind(found)
    if choice.extract != AUTO:
        guessed, answers = choice.extract, answers and choice.extract == SURVEYS
    titles = {name: f"{one.title} ({one.rows})" for name, one in extracts().items()}
    options = {_ANSWERS: _WIDE, **titles}
    chosen = picked(
        "What each row of the file holds",
        options,
        f"extract-{key}",
        begins=_ANSWERS if answers else guessed,
    )
    return (SURVEYS, True) if chosen == _ANSWERS else (chosen, False)
