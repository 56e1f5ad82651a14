"""Figures as files to keep: CSV that a spreadsheet opens without obeying what is in it, and several
files as one."""

import csv
import re
from collections.abc import Iterable, Sequence
from io import BytesIO, StringIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from pydantic import BaseModel

from data.audit import Trail, newest_first
from data.extract import Extract
from data.extracts import extracts
from data.plan import Section
from data.problems import Problem
from data.record import Entry
from data.text import OBEYED
from kpis.definitions import Hidden, Measure, Result, Shown
from kpis.milestones import UPDATES, Board
from kpis.record import PEOPLE_COLUMNS, POST_WORDS, PostHeld, evidence_in, evidence_of, post_title
from presentation.rows import AUDIT_SAVED, ChosenLines, saved_rows
from presentation.words.milestones import due_words
from presentation.words.record import JUDGEMENT_NAMES, fate_words, replaced_by, written_by

_FORMULA = re.compile(f"'*(?:{OBEYED})")
"""What a spreadsheet would obey, and what would be read as such a text with its apostrophe."""


_BEGINNING = (1980, 1, 1, 0, 0, 0)
"""The first moment that a ZIP file can name."""
_UNIX = 3


def zipped(files: Iterable[tuple[str, bytes]]) -> bytes:
    """Files by name as one ZIP file. The same files give the same bytes: it names no moment."""
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as held:
        for name, data in files:
            held.writestr(_entry(name), data, ZIP_DEFLATED)
    return out.getvalue()


def _entry(name: str) -> ZipInfo:
    """A file as every system would name it."""
    entry = ZipInfo(name, _BEGINNING)
    entry.create_system = _UNIX
    return entry


def to_csv(head: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """A table as CSV, UTF-8 with a mark so that Excel keeps its accents. Text that a spreadsheet
    would take for a formula gets an apostrophe before it, which loading takes off again."""
    out = StringIO()
    writer = csv.writer(out)
    writer.writerow(head)
    writer.writerows([_harmless(cell) for cell in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def _harmless(cell: object) -> object:
    if cell is None:
        return ""
    if not isinstance(cell, str) or not _FORMULA.match(cell.replace("\0", "")):
        return cell
    return f"'{cell}"


def series_csv(result: Result, figures: str, *, uploads: bool) -> bytes:
    """All months of a measure, unrounded, each with what its `figures` are: working ones, or of
    which edition; with `uploads` each with the numbers of those that hold its cases, for who may
    see what was loaded. A hidden month has empty cells, and says so in the column `hidden`."""
    head = ("month", "numerator", "denominator", "value", "unit", "partial", "measure", "hidden")
    rows = [(*_month(one, result.measure, uploads=uploads), figures) for one in result.told]
    return to_csv((*head, *(["uploads"] if uploads else []), "figures"), rows)


def _month(one: Shown | Hidden, measure: Measure, *, uploads: bool) -> tuple[object, ...]:
    if isinstance(one, Hidden):
        nothing = [""] if uploads else []
        return (one.period, "", "", "", measure.unit, "", measure.id, one.words, *nothing)
    return (
        one.period,
        one.numerator,
        one.denominator,
        one.value,
        measure.unit,
        one.partial,
        measure.id,
        "",
        *([" ".join(map(str, one.batches))] if uploads else []),
    )


def released_csv(model: type[BaseModel], rows: Iterable[BaseModel], figures: str = "") -> bytes:
    """Rows of an edition in the columns of their `model`. Where it is given, `figures` says in a
    first column of every row what they are, for a file that has lost its name."""
    head = [*(["figures"] if figures else []), *model.model_fields]
    told = [figures] if figures else []
    return to_csv(head, ([*told, *(cell for _, cell in row)] for row in rows))


def milestones_csv(board: Board) -> bytes:
    """All milestones with their newest update."""
    head = (
        *(
            "milestone_id",
            "section",
            "action",
            "milestone",
            "lead",
            "due",
            "status",
            "overdue",
            "updated",
            "update",
        ),
        "months_later_than_planned",
    )
    rows = [
        (
            state.milestone.id,
            state.section,
            state.action,
            state.milestone.words,
            state.lead,
            due_words(state),
            state.status,
            "overdue" if state.overdue else "",
            state.latest.status_date.isoformat() if state.latest else "",
            state.latest.text if state.latest else "",
            state.slipped_months,
        )
        for state in board.states
    ]
    return to_csv(head, rows)


def updates_csv(board: Board) -> bytes:
    """The updates that count of every milestone, as the extract `milestone_updates`: the file can
    be loaded again."""
    rows = [
        (
            state.milestone.id,
            update.status_date.isoformat(),
            update.status,
            update.text,
            update.revised_due,
            update.signed_off_by,
            update.evidence,
        )
        for state in board.states
        for update in state.updates
    ]
    return to_csv(extracts()[UPDATES].names, rows)


def batch_csv(extract: Extract, rows: Iterable[Sequence[object]]) -> bytes:
    """The stored rows of an upload in its extract's own columns, so that the file can be loaded
    again."""
    return to_csv(extract.names, rows)


def problems_csv(problems: Sequence[Problem]) -> bytes:
    """All listed problems of a file."""
    rows = [(one.line, one.column, one.value, one.message, one.code.value) for one in problems]
    return to_csv(("line", "column", "value", "what to do", "code"), rows)


def evidence_csv(sections: Iterable[Section], entries: Sequence[Entry]) -> bytes:
    """The evidence log of these sections, criterion by criterion: what counts, and what was
    corrected or taken back."""
    head = (
        "criterion",
        "plan",
        "date",
        "source",
        "judgement",
        "words",
        "link",
        "entry",
        "written by",
        "now",
    )
    every, fates = evidence_in(entries), replaced_by(entries)
    rows = [
        (
            criterion.id,
            " ".join(filter(None, (criterion.stem, criterion.words))),
            written.dated_on.isoformat(),
            written.source,
            JUDGEMENT_NAMES[written.judgement],
            written.words,
            written.link,
            entry.id,
            written_by(entry),
            fate_words(fates.get(entry.id)) or "Counts.",
        )
        for section in sections
        for criterion in section.qualitative
        for entry, written in evidence_of(criterion, every)
    ]
    return to_csv(head, rows)


def audit_csv(trail: Trail, chosen: ChosenLines) -> bytes:
    """The chosen lines of the audit trail, the newest first, their moments in UTC."""
    return to_csv(AUDIT_SAVED, saved_rows(newest_first(trail), chosen))


def people_csv(found: Sequence[PostHeld]) -> bytes:
    """Who answers, answered or will answer for each post, and a line without a name for each that
    nobody answers for: what the page of people takes back."""
    rows = [
        (
            *_post(one),
            *(held.name, held.address, held.deputy, held.deputy_address),
            *(held.from_date.isoformat(), held.until.isoformat() if held.until else ""),
        )
        for one in found
        for _, held in sorted((*one.now, *one.others), key=lambda pair: pair[1].from_date)
    ]
    return to_csv(PEOPLE_COLUMNS, [*rows, *(_nobody(one) for one in found if one.empty)])


def people_template(found: Iterable[PostHeld]) -> bytes:
    """A line without a name for each post."""
    return to_csv(PEOPLE_COLUMNS, [_nobody(one) for one in found if one.asked])


def _post(one: PostHeld) -> tuple[str, str]:
    return POST_WORDS[one.name.post], post_title(one.name)


def _nobody(one: PostHeld) -> tuple[str, ...]:
    return (*_post(one), *[""] * (len(PEOPLE_COLUMNS) - 2))
