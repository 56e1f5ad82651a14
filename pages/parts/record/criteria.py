"""What a section is to bring about besides its measured criteria: those judged by evidence, and
what it depends on."""

from functools import partial

import streamlit as st

from data.plan import Section
from data.plurals import counted
from kpis.record import judged_criteria
from pages.parts import source
from pages.parts.faults import fragment
from pages.parts.record.evidence_forms import evidence_forms
from pages.parts.show import download
from pages.parts.standing import standing
from presentation.exports import evidence_csv
from presentation.html import criteria_list
from presentation.html.kit import caption, folded, plain_list, whole
from presentation.words.record import evidence_caption

_OTHER_WORK = ("other piece of work", "other pieces of work")


def criteria(section: Section) -> None:
    """The criteria that no number measures, and the other work that the section needs."""
    st.subheader("Judged by evidence", anchor=False)
    _judged(section)
    if depends := section.interdependencies:
        words = f"Depends on {counted(len(depends), *_OTHER_WORK)}"
        st.html(whole(folded(words, plain_list(depends))))


def _listed(number: str) -> None:
    entries = source.entries()
    found = judged_criteria([source.board().plan.section(int(number))], entries)
    told = caption("The words of the criteria are the plan's.")
    st.html(whole(folded(evidence_caption(found), told, criteria_list(found, entries))))


@fragment
def _judged(section: Section) -> None:
    """The criteria with their evidence. The forms stand above them: what another has saved is read
    below."""
    entries = source.entries()
    evidence_forms(section)
    standing(_listed, str(section.number))
    name = f"evidence_section_{section.number}_{source.today():%Y-%m-%d}.csv"
    download("Download the evidence log (CSV)", partial(evidence_csv, [section], entries), name)
