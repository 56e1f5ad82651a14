"""The uploads: every batch and what it did, undoing and redoing it, how fresh each extract is,
earlier moments, and what was removed because of its age."""

import streamlit as st

from data.access import Right
from data.extracts import extracts
from kpis.judging import Freshness, Results
from pages.parts import source
from pages.parts.frame import closing, opening, to_upload
from pages.parts.reader import looking
from pages.parts.rights import guarded
from pages.parts.switch import pick, switch
from pages.parts.upload.batch import batch_page
from pages.parts.upload.earlier import choose_moment
from presentation.html import batch_table
from presentation.html.kit import freshness_chip, plain_table
from presentation.words import short_date
from presentation.words.overview import FRESH_MEANINGS, fresh_notes
from presentation.words.site import (
    REMOVALS,
    expected_words,
    overdue_words,
    removals,
    uploads_summary,
)

SHOWN = 50
ALL = "all"
VIEWS = {
    "uploads": "Uploads",
    "freshness": "How fresh each extract is",
    "earlier": "As it was known earlier",
}
_UNDO = {
    Right.LOAD: ", and to undo it",
    Right.REPORT: ", and to undo an update that was written in the dashboard",
}
REMOVED = {"removed": "Removed by age"}
CYCLES = {1: "Every month", 4: "Every four months", 6: "Every six months", 12: "Every year"}


@guarded
def main() -> None:
    """Draw the page."""
    found = source.results()
    asked = st.query_params.get("batch", "")
    if asked:
        batch_page(found, asked)
        return
    fresh = source.fresh(found)
    opening("History", uploads_summary(found.batches, fresh), demonstration=found.demonstration)
    gone = removals(source.entries())
    chosen = switch("Show", VIEWS | (REMOVED if gone else {}), "view")
    if chosen == "freshness":
        _freshness(fresh)
    elif chosen == "earlier":
        choose_moment()
    elif chosen in REMOVED:
        st.html(plain_table(("When", "What went"), gone, label="Removed by age"))
        st.caption(REMOVALS)
    else:
        _uploads(found)
    closing(found)


def _uploads(found: Results) -> None:
    """The uploads of one extract or of all, the newest first."""
    if not found.batches:
        to_upload()
        return
    used = {batch.extract for batch in found.batches}
    loaded = {name: extract.title for name, extract in extracts().items() if name in used}
    with st.container(width=320):
        chosen = pick("Extract", {ALL: "All extracts", **loaded}, "of")
    batches = [batch for batch in reversed(found.batches) if chosen in (ALL, batch.extract)]
    st.html(batch_table(batches[:SHOWN]))
    undo = next((words for right, words in _UNDO.items() if looking().may(right)), "")
    st.caption(
        f"Choose a number to see what an upload did{undo}. Missing rows had been in use and were "
        "not in the file."
    )
    if len(batches) > SHOWN:
        older = (
            f"These are the newest {SHOWN} of {len(batches):,}. Choose an extract to see its older "
            "ones."
        )
        with st.expander(f"{older} Or see all"):
            st.html(batch_table(batches[SHOWN:]))


def _freshness(fresh: list[Freshness]) -> None:
    """Each extract against the month that is expected of it, the late ones first."""
    late = [f"- {overdue_words(each)}" for each in fresh if each.state == "Late"]
    if late:
        st.warning("\n".join(late), title="Late", icon=":material/schedule:")
    order = list(FRESH_MEANINGS)
    rows = [
        (
            each.title,
            CYCLES[each.every_months],
            short_date(each.as_at) if each.as_at else "–",
            expected_words(each),
            freshness_chip(each.state),
        )
        for each in sorted(fresh, key=lambda each: order.index(each.state))
    ]
    heads = ("Extract", "Comes", "Up to", "Expected next", "State")
    st.html(plain_table(heads, rows, label="How fresh each extract is"))
    st.caption(fresh_notes(fresh))


main()
