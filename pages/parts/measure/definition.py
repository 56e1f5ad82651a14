"""What a measure means: the plan's words, what is counted and out of what, and every choice that
the plan left open."""

from data.plan import load_plan
from kpis.commands import standing_behind
from kpis.definitions import Measure
from presentation.html.kit import Markup, heading, join, tag, whole
from presentation.words import begun


def definition(measure: Measure) -> Markup:
    """The panel beside a measure's figures."""
    criterion = load_plan().criterion(measure.criterion)
    stem = f"{criterion.stem.rstrip(':')}: " if criterion.stem else ""
    footnotes = load_plan().section(measure.section).footnotes
    told = [
        ("Why it matters", measure.why),
        ("Counted" if not measure.out_of_label else "Counted (numerator)", measure.counted),
        ("Out of" if not measure.out_of_label else "Out of (denominator)", measure.out_of),
        ("Left out", measure.left_out),
        ("What we chose, and why", measure.chosen),
        ("Compared with", measure.compared),
        *standing_behind(measure),
    ]
    return join(
        [
            heading("What this measures"),
            whole(
                tag("p", tag("b", "The plan's words")),
                tag("blockquote", stem, measure.plan_words),
                tag("p", tag("small", footnotes[0]))
                if "¹" in measure.plan_words and footnotes
                else "",
                *(tag("p", tag("b", f"{name}: "), begun(words)) for name, words in told),
            ),
        ]
    )
