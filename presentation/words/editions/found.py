"""What an edition shows and hides in words, for whoever makes and approves it: none of this is for
a board."""

from collections.abc import Mapping

from data.plurals import counted, have
from data.record import Edition
from kpis.disclosure import Why
from kpis.measures import measures
from kpis.months import long
from presentation.words.grammar import begun, joined
from presentation.words.measures import part_name
from presentation.words.site import moment_words

SHOWS = "What it shows and hides"
REASONS: Mapping[Why, str] = {
    "small": "fewer than {least}",
    "second": "would give away a small one",
    "guard": "could be worked out",
}
"""Why a figure is hidden; `least` is the least number that the edition shows."""
REASONS_NOTE = (
    "“Could be worked out” is what the guard found: with all that is shown, here and in earlier "
    "editions, only one number would have been possible. These reasons are for makers and "
    "approvers: a board sees that a figure is hidden, not why."
)
LEFT: Mapping[str, str] = {
    "": "Every month",
    "full windows": "Whole twelve months only",
    "no parts": "No parts",
    "no months taken together": "Not its months taken together",
    "what earlier editions told": "What earlier editions told, and nothing newer",
    "nothing": "Nothing",
}
"""What is left of a measure; all else that may be left is so many months, which are named."""
RESTATED, JUDGED = "Figures restated", "Status changed"
RESTATED_NONE = "No figure that it shows has changed."
JUDGED_SAME = "No measure has changed its status."


def reason_words(why: str, least: int) -> str:
    """Why a figure is hidden."""
    return next((told for one, told in REASONS.items() if one == why), why).format(least=least)


def found_summary(shown: int, reasons: Mapping[str, int], least: int) -> str:
    """How many figures it shows and hides, and why."""
    hidden = sum(reasons.values())
    told = [f"{n:,} {_many(why, least)}" for why, n in reasons.items() if n]
    why = f": {joined(told)}" if told else ""
    return f"It shows {counted(shown, 'figure')} and hides {hidden:,}{why}."


def _many(why: str, least: int) -> str:
    return {"small": f"of {reason_words(why, least)}"}.get(why, f"that {reason_words(why, least)}")


def coarse_words(left: str) -> str:
    """What is left of a measure that could not be shown in full."""
    told = [LEFT.get(one, f"{begun(one)} only") for one in left.split(", ")]
    return "; ".join(told)


def in_full_words(number: int) -> str:
    """How many measures hide nothing, before their names."""
    return f"{counted(number, 'measure')} {have(number)} every figure shown: "


def series_words(measure: str, companion: str, part: str) -> str:
    """Which figure of a measure it is: the whole, what stands beside it, or a part."""
    beside = measures()[measure].companions if measure in measures() else ()
    name = next((one.name for one in beside if one.id == companion), companion)
    own = "" if not companion else begun(name.replace("_", " "))
    return ", ".join(filter(None, (own, part_name(part) if part else ""))) or "Whole area"


def newer_words(measures_: int, edition: Edition) -> str:
    """How many measures have figures of a newer month than the edition."""
    of = f"{counted(measures_, 'measure')} with figures after {long(edition.month)}: "
    return of if measures_ else f"No measure has figures after {long(edition.month)}."


def made_by_words(edition: Edition) -> str:
    """By whom it was made, of what, and with which note."""
    told = (
        f"For {edition.name}. Made by {edition.by} on {moment_words(edition.at)}, of what was "
        f"known on {moment_words(edition.known_at)}. Numbers below {edition.threshold} are hidden."
    )
    return f"{told} Note: {edition.note}" if edition.note else told
