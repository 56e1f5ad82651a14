"""The sheets that say what the figures mean: what has changed, definitions, freshness, and which
figures are not shown."""

from kpis.judging import fresh_on
from presentation.packs import Pack, PackMeasure
from presentation.workbooks.sheet import SHORTHAND, UNKNOWN, BookColumn, BookSheet, Told, told_or


def attention_sheet(pack: Pack) -> BookSheet:
    """What needs attention, worst first."""
    return BookSheet(
        "Attention",
        "What needs attention, worst first",
        "The measures, milestones and extracts that need attention.",
        (BookColumn("Place", 8), BookColumn("What needs attention", 120)),
        tuple(enumerate(pack.attention, start=1)),
    )


def changes_sheet(pack: Pack) -> BookSheet:
    """What has changed since the edition before."""
    changes = pack.changes
    told = (("Measures", changes.measures), ("Milestones, plan and record", changes.others))
    return BookSheet(
        "Changes",
        f"What has changed since {changes.since}",
        "What has changed since the edition before.",
        (BookColumn("About", 28), BookColumn("What has changed", 120)),
        tuple((about, line) for about, lines in told for line in lines),
        (changes.compared,),
    )


def findings_sheet(pack: Pack) -> BookSheet:
    """What is said of every measure, in sentences."""
    return BookSheet(
        "Findings",
        "Every measure in a sentence",
        "What is said of each measure, when it will meet its target, and what the board decided.",
        (
            BookColumn("Section", 9),
            BookColumn("Measure", 38),
            BookColumn("In a sentence", 60),
            BookColumn("What to know of it", 60),
            BookColumn("Looking ahead", 60),
            BookColumn("Course of the board", 30),
            BookColumn("Decided by the board", 40),
            BookColumn("Measure id", 42),
        ),
        tuple(map(_finding, pack.measures)),
    )


def _finding(one: PackMeasure) -> tuple[Told, ...]:
    return (
        *(one.section, one.name, one.story.finding),
        told_or(" ".join(one.story.meaning)),
        told_or(one.ahead),
        told_or(one.status_words.course),
        told_or(" ".join(one.decided)),
        one.id,
    )


def definitions_sheet(pack: Pack) -> BookSheet:
    """What every measure counts, a row for each thing that is said of it."""
    return BookSheet(
        "Definitions",
        "What every measure counts",
        "The plan’s words, what is counted out of what, what is left out, and who answers for it.",
        (
            BookColumn("Section", 9),
            BookColumn("Measure", 38),
            BookColumn("What is told", 24),
            BookColumn("In words", 100),
            BookColumn("Measure id", 42),
        ),
        tuple(
            (one.section, one.name, head, words, one.id)
            for one in pack.measures
            for head, words in one.definition
        ),
    )


def freshness_sheet(pack: Pack) -> BookSheet:
    """How far every extract reaches."""
    note = pack.quality.note
    return BookSheet(
        "Freshness",
        pack.quality.name,
        "How far each extract reaches.",
        (BookColumn("Extract", 36), BookColumn("Up to", 13, "date"), BookColumn("State", 24)),
        tuple(
            (one.title, one.as_at or UNKNOWN, one.state)
            for one in fresh_on(pack.content.as_at, pack.day)
        ),
        tuple(filter(None, [pack.quality_words, note if note != pack.quality_words else ""])),
    )


def hidden_sheet(pack: Pack) -> BookSheet:
    """Which figures are not shown."""
    widths = (38, 44, 60)
    return BookSheet(
        "Hidden",
        pack.hidden.name,
        "Which figures are not shown, and in which months.",
        tuple(map(BookColumn, pack.hidden.head, widths)),
        pack.hidden.rows,
        (pack.hidden_words,),
    )


def notes_sheet(pack: Pack) -> BookSheet:
    """What shorthand, statuses and ratings mean, and how figures are worked out."""
    return BookSheet(
        "Notes",
        "Notes",
        "Shorthand, statuses, ratings, and how figures are worked out.",
        (BookColumn("About", 24), BookColumn("Word", 30), BookColumn("Meaning", 110)),
        (
            *(("Shorthand", mark, meaning) for mark, meaning in SHORTHAND),
            *(("Status of a measure", name, meaning) for _, name, meaning in pack.statuses),
            *(("Rating of a milestone", *one) for one in pack.ratings),
            ("Exceptions", "Exception", pack.exception_means),
            ("Small numbers", "Hidden figures", pack.hidden_words),
            *(("Method", one.title, " ".join(one.sentences)) for one in pack.methods),
        ),
    )
