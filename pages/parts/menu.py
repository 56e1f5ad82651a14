"""The navigation: what the reader may see, report on and manage."""

from collections.abc import Mapping
from typing import NamedTuple

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from data.access import PAGES, Right
from data.reader import Reader

SEE, READ, REPORT, MANAGE = "", "Read", "Report", "Manage"
"""The groups. What is seen most stands open, without a name."""


class Listed(NamedTuple):
    """A page by the name of its file, its title, and its group; with `listed`, it can be chosen
    without an address that names what it shows."""

    page: str
    title: str
    group: str
    listed: bool = True


MENU = (
    Listed("overview", "Overview", SEE),
    Listed("sections", "Sections", SEE),
    Listed("waiting_times", "Waiting times", SEE),
    Listed("milestones", "Milestones", SEE),
    Listed("plan", "Plan", READ),
    Listed("editions", "Editions", READ),
    Listed("papers", "Papers", READ),
    Listed("help", "Help", READ),
    Listed("accessibility", "Accessibility", READ),
    # These are of one action or measure, which a link to them names.
    Listed("action", "Action", READ, listed=False),
    Listed("measure", "Measure", READ, listed=False),
    Listed("round", "This month", REPORT),
    Listed("updates", "Update milestones", REPORT),
    Listed("governance", "Governance", REPORT),
    Listed("upload", "Upload", MANAGE),
    Listed("history", "History", MANAGE),
    Listed("people", "People", MANAGE),
    Listed("audit", "Audit trail", MANAGE),
    Listed("tokens", "Tokens", MANAGE),
)


def menu(reader: Reader) -> tuple[Mapping[str, list[StreamlitPage]], Mapping[StreamlitPage, str]]:
    """The pages by group, and each page's file. What the reader may not use is not in the menu; who
    has its address is told why they do not see it."""
    groups: dict[str, list[StreamlitPage]] = {}
    names: dict[StreamlitPage, str] = {}
    for entry in MENU:
        page = _page(entry, shown=entry.listed and reader.may(PAGES[entry.page]))
        groups.setdefault(_group(entry, reader), []).append(page)
        names[page] = entry.page
    return groups, names


def _page(entry: Listed, *, shown: bool) -> StreamlitPage:
    first = entry is MENU[0]
    return st.Page(
        f"{entry.page}.py",
        title=entry.title,
        url_path="" if first else entry.page,
        default=first,
        visibility="visible" if shown else "hidden",
    )


def _group(entry: Listed, reader: Reader) -> str:
    """What others report on, a reader who only reads finds among what is read."""
    reads = entry.group == REPORT and not reader.may(Right.REPORT)
    return READ if reads else entry.group
