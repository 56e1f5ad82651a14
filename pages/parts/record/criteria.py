"""What a section is to bring about besides its measured criteria: those judged by evidence, and
what it depends on."""

from functools import partial

import streamlit as st

from data.plan import Section
from kpis.record import judged_criteria
from pages.parts import source
from pages.parts.faults import fragment
from pages.parts.record.evidence_forms import evidence_forms
from pages.parts.show import download
from presentation.exports import evidence_csv
from presentation.html import criteria_list
from presentation.html.kit import plain_list
from presentation.words.record import evidence_caption


def criteria(section: Section) -> None:
    """The criteria that no number measures, and the other work that the section needs."""
    st.subheader("Judged by evidence", anchor=False)
    _judged(section)
    if section.interdependencies:
        st.subheader("Depends on", anchor=False)
        st.html(plain_list(section.interdependencies))


@fragment
def _judged(section: Section) -> None:
    """The criteria with their evidence. The forms stand above them: what another has saved is read
    below."""
    entries = source.entries()
    found = judged_criteria([section], entries)
    st.caption(f"{evidence_caption(found)} The words of the criteria are the plan's.")
    evidence_forms(section)
    st.html(criteria_list(found, entries))
    name = f"evidence_section_{section.number}_{source.today():%Y-%m-%d}.csv"
    download("Download the evidence log (CSV)", partial(evidence_csv, [section], entries), name)
