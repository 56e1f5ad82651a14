"""The box that says of a file what to know before it is loaded, in the colour of its worst warning;
the as-at date that the file suggests; and the yes that is owed where it seems the wrong file."""

from datetime import date

import streamlit as st

from data.clock import uk_today
from data.extract import Extract
from data.loading import LoadResult, likely_as_at
from data.problems import OLDER_THAN_AS_AT, Code, Weight
from pages.parts.text import as_text
from pages.parts.upload.choice import AS_AT, Choice
from presentation.words.site import TITLES, read_words, stop_words, warning_words, weight_of

BOXES = {
    Weight.NOTE: (st.success, ":material/check_circle:"),
    Weight.LOOK: (st.warning, ":material/warning:"),
    Weight.STOP: (st.error, ":material/front_hand:"),
}


def tell(result: LoadResult, extract: Extract) -> None:
    """What was read and what is odd about it: the worst first. Words from the file are shown as
    text, for markdown would obey them."""
    weight, read = weight_of(result), read_words(result, extract)
    odd = listed(warning_words(result))
    box, icon = BOXES[weight]
    parts = [read, odd] if weight is Weight.NOTE else [odd, read]
    box("\n\n".join(filter(None, parts)), title=TITLES[weight], icon=icon)


def listed(sentences: list[str]) -> str:
    """One sentence, or a list of several, as text."""
    if len(sentences) == 1:
        return as_text(sentences[0])
    return "\n".join(f"- {as_text(one)}" for one in sentences)


def offer_as_at(result: LoadResult) -> None:
    """A button that takes the date that the newest one in the file suggests, where the as-at date
    does not fit the file."""
    odd = {notice.code for notice in result.warnings} | {one.code for one in result.problems}
    if result.newest is None or not odd & {OLDER_THAN_AS_AT, Code.FUTURE_DATE}:
        return
    today = uk_today()
    day = likely_as_at(result.newest, today)
    if day <= today and day != result.as_at:
        label = f"Use {day:%d/%m/%Y} as the as-at date"
        st.button(label, on_click=_take, args=(day,), icon=":material/event:", key="use-as-at")


def _take(day: date) -> None:
    st.session_state[AS_AT] = f"{day:%d/%m/%Y}"


def sure(choice: Choice, result: LoadResult) -> bool:
    """Whether the file may be loaded when the button is pressed: where few or no rows of it are
    known, or half of those in use are gone, yes is to be typed first."""
    asked = stop_words(result)
    if not asked:
        return True
    typed = st.text_input(asked, key=f"sure-{choice.file_id}")
    return (typed or "").strip().casefold() == "yes"
