"""Chooses the page: the navigation on top, what the reader may use, and one answer to every
fault."""

import sys
from pathlib import Path

import streamlit as st

PICTURES = Path(__file__).parent / "pictures"
sys.path[:0] = [str(PICTURES.parents[1])] if str(PICTURES.parents[1]) not in sys.path else []

from data.access import PAGES  # noqa: E402 - the project's folder must be on the path first
from pages.parts import known, released, viewing  # noqa: E402
from pages.parts.edition import (  # noqa: E402
    carry,
    figures_stand,
    nothing_released,
    say_nothing_released,
)
from pages.parts.faults import answered, say_before  # noqa: E402
from pages.parts.frame import STANDING, palette, window_title  # noqa: E402
from pages.parts.menu import menu  # noqa: E402
from pages.parts.reader import looking  # noqa: E402
from pages.parts.rights import refused_page  # noqa: E402
from presentation.html.kit import CARRIED  # noqa: E402
from presentation.palette import DARK  # noqa: E402

st.logo(str(PICTURES / ("logo_dark.svg" if palette() is DARK else "logo.svg")), size="medium")
viewed = viewing.carry()
reader = looking()
groups, names = menu(reader)
page = st.navigation(groups, position="top")
right, address = PAGES[names[page]], page.url_path or "./"
st.set_page_config(window_title(page.title), PICTURES / "favicon.svg", layout="wide")
with answered():
    kept = released.carry(right)
    moment, told = known.carry()
    edition, missed = carry(kept)
    CARRIED.set({**moment, **edition, **viewed})
    viewing.say(address)
    say_before()
    known.say(told)
    STANDING.set(missed + figures_stand(names[page], right))
    if not reader.may(right):
        refused_page(right)
    elif nothing_released(names[page], right):
        say_nothing_released()
    else:
        page.run()
viewing.foot(address)
