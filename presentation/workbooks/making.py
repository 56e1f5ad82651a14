"""The workbook of a pack, and its figures as CSV."""

from presentation.exports import released_csv
from presentation.packs import Pack
from presentation.rows import ReleasedFigure, ReleasedMilestone
from presentation.workbooks.beside import (
    attention_sheet,
    changes_sheet,
    definitions_sheet,
    findings_sheet,
    freshness_sheet,
    hidden_sheet,
    notes_sheet,
)
from presentation.workbooks.figures import (
    figures_of,
    figures_sheet,
    parts_sheet,
    summary_sheet,
    waits_sheet,
)
from presentation.workbooks.opening import contents_sheet, cover_lines
from presentation.workbooks.plan import (
    evidence_sheet,
    exceptions_sheet,
    milestones_of,
    milestones_sheet,
    sections_sheet,
)
from presentation.workbooks.printing import BookPrinter
from presentation.workbooks.sheet import BookSheet


def print_workbook(pack: Pack) -> bytes:
    """The pack as an Excel workbook, one table a sheet. Figures are numbers of 16 digits, one more
    than Excel works with."""
    sheets = tables_of(pack)
    printer = BookPrinter(pack)
    printer.cover(cover_lines(pack))
    printer.table(contents_sheet(sheets), links=True)
    for sheet in sheets:
        printer.table(sheet)
    return printer.printed()


def tables_of(pack: Pack) -> tuple[BookSheet, ...]:
    """The sheets after the contents, in order."""
    waits = waits_sheet(pack)
    return (
        notes_sheet(pack),
        attention_sheet(pack),
        sections_sheet(pack),
        summary_sheet(pack),
        findings_sheet(pack),
        figures_sheet(pack),
        parts_sheet(pack),
        *([waits] if waits else []),
        exceptions_sheet(pack),
        milestones_sheet(pack),
        evidence_sheet(pack),
        changes_sheet(pack),
        definitions_sheet(pack),
        freshness_sheet(pack),
        hidden_sheet(pack),
    )


def print_csv(pack: Pack) -> dict[str, bytes]:
    """The figures and milestones of the chosen sections, in the columns that machines are given
    too; before these a column says in each line what the figures are."""
    told = figures_words(pack)
    return {
        "figures": released_csv(ReleasedFigure, figures_of(pack), told),
        "milestones": released_csv(ReleasedMilestone, milestones_of(pack), told),
    }


def figures_words(pack: Pack) -> str:
    """What the figures are, for a line that has lost its file: of which edition, or working ones;
    and that they are invented, where they are."""
    edition = pack.edition
    named = () if pack.working else (f"Edition {edition.id}: {edition.name}.",)
    return " ".join([*named, *pack.notices])
