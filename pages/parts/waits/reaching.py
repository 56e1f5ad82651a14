"""What reaching the waiting-time targets would take, beside the waits by area."""

import streamlit as st

from kpis.read import Results
from pages.parts.text import as_text
from pages.parts.waits.parts import AVERAGE, BANDS, LONGEST, at, counted_waits, provider_waits
from pages.parts.words.reaching import Waiting, average_words, gap_words, longest_words

GAP = "nd_provider_gap"
_OVER_A_YEAR = BANDS[2:]


def reaching(found: Results) -> None:
    """A sentence for each target that can be judged."""
    average = found.by_id[AVERAGE]
    counted = counted_waits(provider_waits(found))
    longest = {
        name: point.value
        for name, points in found.breakdown(LONGEST, "provider").items()
        if (point := at(points, average.series[-1].period))
    }
    short, long = _bands(found)
    told = (
        ("Longest wait", longest_words(found.by_id[LONGEST], longest, longest.keys() - counted.keys())),
        ("Average wait", average_words(average, short, long)),
        ("Provider gap", gap_words(found.by_id[GAP], counted)),
    )
    st.subheader("What reaching the targets would take", anchor=False)
    for name, words in told:
        if words:
            st.markdown(f"**{name}**: {as_text(words)}")
    st.caption("Worked out from the children who wait now; new referrals and assessments change it every month.")


def _bands(found: Results) -> tuple[list[Waiting], Waiting]:
    """The bands under a year one by one, and all who have waited longer as one."""
    period = found.by_id[AVERAGE].series[-1].period
    now = {name: at(points, period) for name, points in found.breakdown(AVERAGE, "band").items()}
    waiting = {name: Waiting(int(point.denominator or 0), point.value) for name, point in now.items() if point}
    long = [waiting[name] for name in _OVER_A_YEAR if name in waiting]
    children = sum(each.children for each in long)
    mean = sum(each.children * each.mean for each in long) / children if children else 0.0
    return [waiting[name] for name in BANDS[:2] if name in waiting], Waiting(children, mean)
