"""What a measure means, as rows: the plan's words, what is counted out of what, and every choice
that the plan left open."""

from typing import NamedTuple

from data.plan import load_plan
from kpis.commands import standing_behind
from kpis.definitions import Measure
from presentation.words import begun


class PlanWords(NamedTuple):
    """The plan's own words for a measure, and the footnote that they have, or nothing."""

    words: str
    footnote: str


def plan_words(measure: Measure) -> PlanWords:
    """What the plan says of the measure, after the words that it begins a list with."""
    criterion = load_plan().criterion(measure.criterion)
    stem = f"{criterion.stem.rstrip(':')}: " if criterion.stem else ""
    footnotes = load_plan().section(measure.section).footnotes
    noted = "¹" in measure.plan_words and footnotes
    return PlanWords(f"{stem}{measure.plan_words}", footnotes[0] if noted else "")


def definition_rows(measure: Measure) -> list[tuple[str, str]]:
    """Each part of the definition with the short words that stand before it: why it matters, what
    is counted out of what, what is left out, what was chosen, and who stands behind it."""
    noted = bool(measure.out_of_label)
    told = [
        ("Why it matters", measure.why),
        ("Counted (numerator)" if noted else "Counted", measure.counted),
        ("Out of (denominator)" if noted else "Out of", measure.out_of),
        ("Left out", measure.left_out),
        ("What we chose, and why", measure.chosen),
        ("Compared with", measure.compared),
        *standing_behind(measure),
    ]
    return [(head, begun(words)) for head, words in told if words]
