"""How to read each chart, in the words of somebody who has never read one."""

from dataclasses import dataclass

from presentation.words.measures import GLYPHS, STATUS_NAMES

HELP = "How to read the charts"
HOW = "How to read this chart"
"""The words of the link beside a chart."""
SUMMARY = (
    "Read the sentence above a chart first: it says what the chart shows. The chart is its "
    "evidence."
)


@dataclass(frozen=True)
class HelpPart:
    """How one kind of chart is read. `id` is what an address calls it; `seen` says what its lines
    and marks are, `asked` what to look for, and `beware` what it does not say."""

    id: str
    title: str
    seen: str
    asked: str
    beware: str


_MARKS = ", ".join(f"{GLYPHS[status]} {name.lower()}" for status, name in STATUS_NAMES.items())

PARTS: tuple[HelpPart, ...] = (
    HelpPart(
        "trend",
        "Trend",
        "The solid line is our figure, month by month. The hollow dot is the baseline. The dashed "
        "straight line is the target, and the shaded side meets it. A stair with dots is the "
        "board's course: what it asks for from each month on. Orange is England's published "
        "figure. Small squares are milestones, in the month due. A gap is a month without a "
        "figure, or with too few cases.",
        "Is the line in the shade, or on its way there?",
        "One month up or down says little: look at the control chart, or run chart, beside it. A "
        "change after a milestone need not be caused by it.",
    ),
    HelpPart(
        "control",
        "Control chart",
        "Every figure goes up and down a little. The solid line is the average, and the two dotted "
        "lines are how far ordinary ups and downs reach. Grey dots are ordinary. Blue circles are "
        "better than chance explains, orange squares worse.",
        "Are the newest marks coloured? Then chance alone hardly explains them, and it is worth "
        "asking what has changed.",
        "Inside the dotted lines is ordinary, not good: an ordinary figure may still miss its "
        "target. Where lines and limits begin anew at the baseline, months before it are compared "
        "with their own time.",
    ),
    HelpPart(
        "run",
        "Run chart",
        "A control chart without limits, for figures that depend on the month before, as waits "
        "do. "
        "The solid line is the middle value: half of the months lie above it. Marks are coloured "
        "where 6 in a row lie on one side, or 5 in a row keep going one way.",
        "Do the newest marks show a run for the better or for the worse?",
        "Where each figure covers twelve months, runs are common, because each figure shares "
        "eleven of them with the one before.",
    ),
    HelpPart(
        "track",
        "From the baseline to now",
        "The hollow dot is where we began, the filled dot where we are, and the line between them "
        "how far we have come. The upright stroke is the target, and the shaded side meets it.",
        "Has the filled dot moved towards the stroke?",
        "It shows two months only. The line over time shows what happened between them.",
    ),
    HelpPart(
        "providers",
        "Waits by provider",
        "One row for each provider, the slowest first. The hollow dot is the baseline, the filled "
        "dot now. The shaded band begins at the fastest provider and is as wide as the target "
        "allows.",
        "Who is outside the band, and which way has each one moved?",
        "The band moves with the fastest provider: if that one slows down, others come inside "
        "without any child waiting less. A provider with too few children waiting is not "
        "drawn.",
    ),
    HelpPart(
        "bands",
        "Children waiting, by length of wait",
        "One column for each month. Its height is how many children were waiting; its parts are "
        "how long they had waited, the longest waits at the bottom and darkest.",
        "Are the dark parts getting smaller?",
        "Fewer children waiting is not the same as shorter waits. A hollow part below the line "
        "stands for too few children to show, whatever their number.",
    ),
    HelpPart(
        "breakdown",
        "By area, provider or group",
        "One row for each part, the best first, with its figure and the number of cases behind it. "
        "The dashed line is the target, where there is one.",
        "Is one part far from the others?",
        "Parts with few cases move a lot by chance. A part with too few to show has no figure, and "
        "the sentence above the chart is of the others alone.",
    ),
    HelpPart(
        "timeline",
        "Milestones over time",
        "One square for each milestone, in the month it is due. Its letter is the plan's rating: B "
        "complete, G on target, A likely to miss, R missed, N not started. A red edge and “!” mean "
        "overdue.",
        "How many squares left of the upright line are not complete?",
        "A rating is what the lead last reported, and it may be old: the page says when that was.",
    ),
    HelpPart(
        "marks",
        "Marks of a section",
        "One round mark for each measure, one diamond for each criterion judged by evidence, one "
        f"square for each milestone. {_MARKS}.",
        "How many marks of each kind are there, and which are missing their target?",
        "A measure's status compares the newest month with the baseline and the target. "
        "“Improving” is better than at the baseline, not better than last month.",
    ),
    HelpPart(
        "spark",
        "Small line in a table",
        "The same line as the trend of the measure, without a scale: the hollow dot is the "
        "baseline, the filled dot now, the dashed line the target. Without a filled dot, the "
        "newest month is too few to show. Beside it, “pts” are percentage points and “wks” are "
        "weeks.",
        "Which way does it go, and is it still going that way?",
        "Each line has a scale of its own: do not compare how steep two of them are.",
    ),
)
"""The charts, in the order in which a reader meets them on a measure and then elsewhere."""


def parts_from(id: str) -> list[HelpPart]:
    """All parts, the one that an address asks for first; an unknown one changes nothing."""
    return sorted(PARTS, key=lambda part: part.id != id)
