"""How the published figures are made, what is not shown, and how accessible the pages are, in plain
words."""

from dataclasses import dataclass
from datetime import date

from presentation.words.grammar import long_date

TESTED = date(2026, 11, 29)
"""When the pages were last tested as the statement says."""


@dataclass(frozen=True)
class AboutPart:
    """A part of the page about the figures: its heading, and its paragraphs."""

    heading: str
    words: tuple[str, ...]


def about_parts(contact: str) -> tuple[AboutPart, ...]:
    """The parts in order. `contact` is whom to tell of a problem, or empty."""
    return (_MADE, _ROUNDED, _STAR, _MARKS, _LEFT_OUT, *_accessible(contact.strip()))


_MADE = AboutPart(
    "How the figures are made",
    (
        "Councils and the NHS keep records of their work. Once a month these are counted, each "
        "figure by a written rule. The rule stands under each figure: open “What is counted”.",
        "A set of figures is called an edition. A named person approves it for a meeting. After "
        "that it is not changed. If a mistake is found, a new edition corrects it.",
        "The start of each figure is the month that it is compared with. For most it is the month "
        "in which the plan was agreed.",
    ),
)
_ROUNDED = AboutPart(
    "Why numbers are rounded",
    (
        "So that no child can be known by a figure, numbers of people are rounded to the nearest "
        "5. For example, 33 is shown as 35. Percentages are worked out from the rounded numbers.",
        "So a percentage here can differ from the one in the board’s papers, most of all where the "
        "numbers are small: 18 of 42 is 43%, and 20 of 40 is 50%. A small change from month to "
        "month may come from rounding alone. Where rounding could decide "
        "whether a target is met, or whether something has got better, the page says so.",
        "Averages, longest waits, and figures that are not about people, such as meetings and "
        "audits, are not rounded in this way.",
    ),
)
_STAR = AboutPart(
    "What * means",
    (
        "Numbers from 1 to 7 are shown as *. So are other numbers that would give a small number "
        "away. A * does not mean that there were none.",
        "Where the newest number of a figure is *, nothing is said about how it stands.",
    ),
)
_MARKS = AboutPart(
    "What the marks mean",
    (
        "Figures have round marks. Filled marks are for figures with a target: ✓ the target is "
        "met; ↗ better than at the start, but the target is not met yet; ✕ the target is not met, "
        "and it is no better than at the start, or about the same.",
        "Rings are for figures that are not judged by a target: ↗ better than at the start; = "
        "about the same; ↘ worse; – cannot be compared, or rounding hides whether its target is "
        "met; * not shown; ? no figure yet.",
        "Steps of the plan have square marks with the letter of the plan’s colour: B (blue) done; "
        "G (green) on the way; A (amber) likely to be late; R (red) missed its date; N not "
        "started. An exclamation mark says that it is late, or that its date has passed and there "
        "is no news.",
    ),
)
_LEFT_OUT = AboutPart(
    "What is left out",
    (
        "What people wrote about single steps, comments and evidence are not published here: they "
        "could point to a child. Small areas and small groups are in the data file only, and only "
        "where their numbers are large enough.",
    ),
)


def _accessible(contact: str) -> tuple[AboutPart, ...]:
    asks = (
        f"If you cannot use a part of these pages, or need them in another form, tell us: {contact}"
        if contact
        else "If you cannot use a part of these pages, or need them in another form, tell whoever "
        "publishes them."
    )
    return (
        AboutPart(
            "How accessible these pages are",
            (
                "The pages are made to meet the Web Content Accessibility Guidelines 2.2 at level "
                "AA. They need no script, set no cookie, and ask nothing of other sites. They can "
                "be read on a phone, magnified to 400%, printed, and used with a keyboard alone. "
                "Every chart has a text that says what it shows, and a table of its figures.",
                f"They were last tested on {long_date(TESTED)} by programs, which find only some "
                "problems. They have not been tested by disabled people or with a screen reader.",
                "The promises and steps are in the plan’s own words, which are not always easy to "
                "read. The easy read page says the main things in short sentences. It has not "
                "been checked by people with a learning disability.",
                asks,
            ),
        ),
    )
