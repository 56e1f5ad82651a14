"""Published tables that are made to be read by people: the file to take instead, where it is
known."""

import re

from data.published.carried import published
from data.published.dfe_figures import FILES, WHERE

_PLANS = re.compile(r"\behc|education,? health and care", re.IGNORECASE)
_APPEALS = re.compile(r"appeal rate", re.IGNORECASE)
_TOPICS = {
    "20-week timeliness": re.compile(r"20[ -]?weeks?|timeliness", re.IGNORECASE),
    "annual reviews": re.compile(r"annual review", re.IGNORECASE),
    "assessments": re.compile(r"assessments? (?:outcome|made|completed)|16 weeks", re.IGNORECASE),
    "requests": re.compile(r"\brequest", re.IGNORECASE),
}


def instead_of_table(words: str) -> str:
    """What to take instead of a table, by the words of its title and headings: a sentence, blank
    where it is not known."""
    if _APPEALS.search(words):
        last = max(one.period for one in published() if one.measure == "appeal_rate")
        return (
            f"Appeal rates up to {last} come with the dashboard. Put later ones into the template "
            "of “Benchmarks”, one row an area and year, under the measure appeal_rate."
        )
    if not _PLANS.search(words):
        return ""
    files = [FILES[topic] for topic, sign in _TOPICS.items() if sign.search(words)]
    return f"Take {' or '.join(files or FILES.values())} instead, {WHERE}."
