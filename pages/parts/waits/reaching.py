"""What reaching the waiting-time targets would take, beside the waits by area."""

import streamlit as st

from kpis.definitions.shown import LEAST, Hidden, Shown
from kpis.judging.read import Results
from kpis.parts.waiting_past_target import beyond_target
from kpis.parts.waits import (
    AVERAGE,
    GAP,
    LONGEST,
    providers,
    providers_past_target,
    without_the_longest,
)
from pages.parts import source
from pages.parts.text import as_text
from pages.parts.view import CacheKey
from presentation.words.measures.reaching import average_words, gap_words, longest_words


def reaching(found: Results) -> None:
    """A sentence for each target that can be judged."""
    average, listed = found.by_id[AVERAGE], providers(found)
    beyond = _beyond(source.view().figures, found)
    told = (
        ("Longest wait", longest_words(found.by_id[LONGEST], beyond, providers_past_target(found))),
        ("Average wait", average_words(average, without_the_longest(found))),
        ("Provider gap", gap_words(found.by_id[GAP], listed)),
    )
    st.subheader("What reaching the targets would take", anchor=False)
    for name, words in told:
        if words:
            st.markdown(f"**{name}**: {as_text(words)}")
    st.caption(
        "Worked out from the children who wait now; new referrals and assessments change it every "
        f"month. Under {LEAST} children are not counted exactly."
    )


@st.cache_resource(max_entries=8, show_spinner=False)
def _beyond(
    key: CacheKey,  # noqa: ARG001 - it is the key
    _found: Results,
) -> Shown | Hidden | None:
    return beyond_target(source.database(), _found)
