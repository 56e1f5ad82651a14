"""Where what is owed is done: the page, and the address that opens the very form."""

from collections.abc import Mapping

from kpis.measures import measures
from kpis.rounds import Owed

PROMISED = "promise"
"""The name in the address by which the form opens at saying that what was promised is done."""


def way_of(owed: Owed) -> tuple[str, Mapping[str, str]]:
    """The page and what stands behind its question mark."""
    if owed.kind == "extract":
        return "upload", {"extract": owed.about}
    if owed.kind == "milestone":
        return "updates", {"milestone": owed.about}
    if owed.kind == "action":
        return "governance", {"action": str(owed.entry)}
    kept = {PROMISED: "done"} if owed.kind == "promise" else {}
    page, query = explain_way(owed.about)
    return page, {**query, **kept}


def explain_way(about: str) -> tuple[str, Mapping[str, str]]:
    """The page and the address of the form in which commentary on an exception is written."""
    if about in measures():
        return "measure", {"id": about, "do": "explain"}
    return "action", {"id": about.partition(".")[0], "explain": about}
