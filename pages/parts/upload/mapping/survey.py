"""A survey exported wide: when, who and where, which heading asks which question, and what its
answers mean."""

from typing import Any

import streamlit as st

from data.checking import words as as_words
from data.extract import Extract
from data.extracts import extracts
from data.guessing import GUESS, SURVEYS, Seen, guess_answers
from data.mapping import (
    SCALES,
    Fixed,
    MappedColumn,
    Mapping,
    Means,
    Question,
    Scale,
    scale_answers,
    scale_of,
)
from kpis.record import Fault
from pages.parts.text import as_text
from pages.parts.upload.mapping.fields import (
    NOTHING,
    ONE_VALUE,
    column_field,
    headings_of,
    meanings,
    picked,
)

_LABELS = {
    "completed_date": "When it was answered (needed)",
    "audience": "Who answered (needed)",
    "survey": "Name of the survey (needed)",
    "response_id": "Number of the response",
    "area": "Where they live",
}
_ASKED = {"nd_supported_while_waiting": "Supported while waiting for an assessment"}
"""What a question asks, where its name does not say it."""
_UNDECIDED = Fault(
    "Choose the scale of the numbers; where it is not 1 to 5, also what counts as positive and as "
    "negative.",
    "scale",
)
_BEFORE = "What to put before each number, where another survey counts from 1 too"


def survey_fields(
    extract: Extract, seen: Seen, begun: Mapping, key: str, lacks: list[Fault]
) -> dict[str, Any]:
    """The fields, and what they say; `lacks` is told of a scale of which it is not chosen what
    counts as positive."""
    grid = st.grid(2, min_column_width=260)
    said = []
    for name, label in _LABELS.items():
        with grid.cell():
            column, other = extract.column(name), ONE_VALUE if name == "survey" else NOTHING
            said.append(column_field(column, seen, begun, key, label=label, else_begins=other))
    asked = _questions(extract, seen, begun, key, lacks)
    before = st.text_input(_BEFORE, begun.before, max_chars=40, key=f"before-{key}")
    return {
        "columns": tuple(one for one in said if isinstance(one, MappedColumn)),
        "fixed": tuple(one for one in said if isinstance(one, Fixed)),
        "questions": asked,
        "before": before or "",
    }


def _questions(
    extract: Extract, seen: Seen, begun: Mapping, key: str, lacks: list[Fault]
) -> tuple[Question, ...]:
    """Which headings ask each question of the measures, and below them what their answers mean."""
    st.markdown("**Which heading asks which question**")
    asked = []
    for name in extract.column("question").choices:
        held = [one.heading for one in begun.questions if one.question == name]
        chosen = st.multiselect(
            _ASKED.get(name, as_words(name).capitalize()),
            headings_of(seen),
            default=[one for one in held if one in seen.headings],
            placeholder="No heading",
            key=f"columns-{name}-{key}",
        )
        asked += [(heading, name) for heading in chosen]
    return tuple(
        Question(
            heading=heading,
            question=name,
            answers=_answers(seen, begun, (heading, name), key, lacks),
        )
        for heading, name in asked
    )


def _answers(
    seen: Seen, begun: Mapping, asked: tuple[str, str], key: str, lacks: list[Fault]
) -> tuple[Means, ...]:
    """What the words and numbers under a heading mean: nothing to ask where they are the
    contract's."""
    heading, question = asked
    before = next(
        (one.answers for one in begun.questions if one.heading == heading),
        guess_answers(seen.under(heading)),
    )
    words = seen.under(heading)
    numbers = [int(one.removesuffix(".0")) for one in words if one.removesuffix(".0").isdecimal()]
    place = f"{key}-{seen.headings.index(heading)}"
    with st.container(border=True):
        st.markdown(f"**Answers to** {as_text(heading)}")
        said = meanings(extracts()[SURVEYS].column("answer"), words, before, place)
        again = begun.name != GUESS
        scaled = _scale(numbers, question, before, place, again=again) if numbers else ()
        if scaled is None:
            lacks.append(_UNDECIDED)
            scaled = ()
        if not said and not numbers:
            st.caption("All answers are in words that are understood.")
    return (*said, *scaled)


def _scale(
    numbers: list[int], question: str, before: tuple[Means, ...], key: str, *, again: bool
) -> tuple[Means, ...] | None:
    """What the numbers mean: which scale it is, and where it is not 1 to 5 what counts as positive.
    Nobody guesses either; None before they are chosen. `again`: a kept mapping is changed."""
    kept = scale_of(before, question)
    fit = [one for one in SCALES if one.lowest <= min(numbers) and one.highest >= max(numbers)]
    named = {one.words: one for one in fit}
    if not fit:
        st.warning("The numbers are of no scale that is known here.", icon=":material/warning:")
        return None
    # Whether 1 or 5 is best is a statement, which no number of the file makes.
    begins = kept[0].words if kept else fit[0].words if again and fit[0].of_contract else None
    chosen = named.get(
        picked("The scale", {one: one for one in named}, f"scale-{key}", begins=begins)
    )
    if chosen is None:
        return None
    if chosen.of_contract:
        return scale_answers(chosen, question, None, None)
    key = f"{key}-{chosen.words}"
    last, first = (kept[1], kept[2]) if kept and kept[0] == chosen else (None, None)
    positive = _threshold("The last that counts as positive", chosen, last, f"positive-{key}")
    negative = _threshold("The first that counts as negative", chosen, first, f"negative-{key}")
    made = scale_answers(chosen, question, positive, negative)
    if made:
        st.caption("What lies between counts as neither. This is told beside the measure.")
    elif positive is not None and negative is not None:
        st.warning(
            "What counts as positive must lie on the better side of what counts as negative.",
            icon=":material/warning:",
        )
    return made or None


def _threshold(label: str, scale: Scale, begins: int | None, key: str) -> int | None:
    numbers = {str(one): str(one) for one in scale.numbers}
    first = None if begins is None else str(begins)
    chosen = picked(label, numbers, key, begins=first)
    return int(chosen) if chosen else None
