"""What has moved between an edition and another, or working figures."""

import streamlit as st

from data.record import Edition
from kpis.editions import MovedSince, moved_since
from kpis.judging import Results
from pages.parts import source
from presentation.html import effect_table, restated_table
from presentation.html.kit import heading, join, lesser_heading, link, tag, whole
from presentation.words.editions import JUDGED, JUDGED_SAME, RESTATED, RESTATED_NONE, newer_words


def moved_since_newest(newest: Edition, found: Results) -> None:
    """What has moved in the working figures since the newest edition, with the measures that have
    figures of newer months."""
    moved = moved_since(source.content_of(newest), found)
    newer = [one for one in found.by_id.values() if one.latest and one.latest.period > newest.month]
    links = [link(one.measure.name, "measure", {"id": one.measure.id}) for one in newer]
    words = tag("p", newer_words(len(newer), newest), join(links, ", "))
    st.html(join([heading(f"Since the edition for {newest.name}"), whole(words)]))
    _moved(moved, "Now")


def moved_between(before: Edition, edition: Edition) -> None:
    """What an edition has other than the one before."""
    moved = moved_since(source.content_of(before), source.content_of(edition).results)
    st.html(heading(f"Since the edition for {before.name}"))
    _moved(moved, "In this one")


def _moved(moved: MovedSince, now: str) -> None:
    heads = ("In that edition", now)
    restated = restated_table(moved.restated, label=RESTATED, heads=heads, linked=True)
    judged = effect_table(moved.judged, label=JUDGED, heads=heads, linked=True)
    st.html(
        join(
            [
                lesser_heading(RESTATED),
                restated if moved.restated else whole(tag("p", RESTATED_NONE)),
                lesser_heading(JUDGED),
                judged if moved.judged else whole(tag("p", JUDGED_SAME)),
            ]
        )
    )
