"""Chooses the page: the navigation on top, and one answer to every fault."""

import sys
from pathlib import Path

import streamlit as st

PICTURES = Path(__file__).parent / "pictures"
sys.path[:0] = [str(PICTURES.parents[1])] if str(PICTURES.parents[1]) not in sys.path else []

from pages.parts.faults import answered  # noqa: E402 - the project's folder must be on the path first
from pages.parts.frame import foot, palette, window_title  # noqa: E402
from pages.parts.known import carry, say  # noqa: E402
from presentation.html.kit import CARRIED  # noqa: E402
from presentation.palette import DARK  # noqa: E402

st.logo(str(PICTURES / ("logo_dark.svg" if palette() is DARK else "logo.svg")), size="medium")
page = st.navigation(
    {
        "": [
            st.Page("overview.py", title="Overview", default=True),
            st.Page("sections.py", title="Sections", url_path="sections"),
            st.Page("waiting_times.py", title="Waiting times", url_path="waiting_times"),
            st.Page("milestones.py", title="Milestones", url_path="milestones"),
        ],
        "Read": [
            st.Page("plan.py", title="Plan", url_path="plan"),
            st.Page("help.py", title="Help", url_path="help"),
            st.Page("accessibility.py", title="Accessibility", url_path="accessibility"),
            # These are of one action or measure, which a link to them names.
            st.Page("action.py", title="Action", url_path="action", visibility="hidden"),
            st.Page("measure.py", title="Measure", url_path="measure", visibility="hidden"),
        ],
        "Report": [
            st.Page("updates.py", title="Update milestones", url_path="updates"),
            st.Page("governance.py", title="Governance", url_path="governance"),
        ],
        "Data": [
            st.Page("upload.py", title="Upload", url_path="upload"),
            st.Page("history.py", title="History", url_path="history"),
        ],
    },
    position="top",
)
st.set_page_config(window_title(page.title), PICTURES / "favicon.svg", layout="wide")
with answered():
    carried, told = carry()
    CARRIED.set(carried)
    say(told)
    page.run()
foot()
