"""Governance: when each body of the plan meets, what was decided there, and which actions are still
open."""

import streamlit as st

from data.access import Right
from kpis.record import bodies, holders, minutes
from pages.parts import source
from pages.parts.frame import closing, opening, start_here
from pages.parts.known import now_may
from pages.parts.record.governance_forms import governing
from pages.parts.rights import guarded
from pages.parts.switch import pick
from presentation.html import body_table, minute_table, whole_record
from presentation.html.kit import Markup, caption, heading, join, tag, whole
from presentation.html.rounds import past_round_table
from presentation.words import begun
from presentation.words.record import SLUGS, governance_summary, the
from presentation.words.rounds import (
    EARLIER_ROUNDS,
    NO_ROUND_OVER,
    ROUNDS_NOTE,
    rounds_summary,
)

ALL = "all"


@guarded
def main() -> None:
    """Draw the page."""
    found, entries, today = source.results(), source.entries(), source.today()
    met, recorded = bodies(entries, today), minutes(entries)
    opening(
        "Governance", governance_summary(met, recorded, today), demonstration=found.demonstration
    )
    start_here(found)
    met_table = body_table(met, recorded, today)
    st.html(join([heading("Meetings"), met_table]))
    if now_may(Right.REPORT):
        governing()
    earlier = _earlier_rounds()
    st.html(join([earlier, heading("Decisions and actions")]))
    with st.container(width=360):
        chosen = pick(
            "Body",
            {ALL: "All bodies"} | {slug: begun(body) for body, slug in SLUGS.items()},
            "body",
        )
    shown = [one for one in recorded if chosen in (ALL, SLUGS[one.meeting.body])]
    of = next((f" of {the(body)}" for body, slug in SLUGS.items() if slug == chosen), "")
    nothing = caption(f"No decision or action{of} is on the record yet.")
    table = minute_table(shown, today) if shown else nothing
    st.html(join([table, whole_record(entries)]))
    closing(found, [met_table, earlier, table])


def _earlier_rounds() -> Markup:
    """How each round went that is over. An edition that was made before these were kept is silent
    on them."""
    rounds = source.past_rounds()
    if not rounds:
        told = source.view().working and source.results().batches
        return join([heading(EARLIER_ROUNDS), caption(NO_ROUND_OVER)]) if told else Markup()
    held = [one for _, one in holders(source.entries())]
    return join(
        [
            heading(EARLIER_ROUNDS),
            whole(tag("p", rounds_summary(rounds))),
            past_round_table(rounds, held),
            caption(ROUNDS_NOTE),
        ]
    )


main()
