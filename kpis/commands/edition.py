"""`edition`: make one, list them, show one, approve and withdraw; and the measures of one."""

import json
from argparse import ArgumentTypeError, Namespace
from collections.abc import Sequence
from typing import Any

from data.access import Right
from data.clock import utc_now
from data.commands import (
    Answer,
    Commands,
    Parser,
    UsageError,
    add_by,
    command,
    opened,
    tell,
)
from data.plurals import counted
from data.reader import Reader
from data.record import Edition, released
from data.store import DatabaseError
from kpis.commands.arguments import a_moment, a_month, take_what_was_said
from kpis.commands.milestones import milestone_fields
from kpis.commands.report import public_report, report
from kpis.editions import (
    THRESHOLDS,
    CannotBeSafeError,
    EditionWish,
    MeanwhileError,
    NoEditionError,
    approve,
    content_fields,
    make,
    public_results,
    read_content,
    read_editions,
    read_findings,
    withdraw,
)

NEWEST = "newest"


def declare(commands: "Commands[Parser]") -> None:
    """Declare the commands."""
    about = "Editions: figures that are released to a board, with small numbers hidden."
    parser = commands.add_parser("edition", help=about, description=about)
    parts = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    _declare_make(parts)
    take_what_was_said(command(parts, "list", "Every edition and what became of it.", _list))
    for name, words, handler in (
        ("show", "What an edition shows and hides, by measure, with the reason.", _show),
        ("approve", "Release an edition to the board.", _approve),
        ("withdraw", "Take an edition back for good.", _withdraw),
    ):
        sub = command(parts, name, words, handler)
        sub.add_argument("edition", type=int, metavar="N", help="the number of the edition")
        if name != "show":
            add_by(sub)
        if name == "withdraw":
            sub.add_argument("--reason", required=True, type=_words, help="why: readers see it")
        take_what_was_said(sub)


def _declare_make(parts: "Commands[Parser]") -> None:
    about = "Work out what may be shown, check it beside all earlier editions, and store it."
    sub = command(parts, "make", about, _make)
    sub.add_argument("--name", required=True, type=_words, help="the meeting that it is for")
    sub.add_argument("--month", type=a_month, metavar="YYYY-MM", help="its newest month")
    sub.add_argument(
        "--known-at", type=a_moment, metavar="TIMESTAMP", help="as known then (default: now)"
    )
    sub.add_argument(
        "--threshold",
        type=int,
        choices=THRESHOLDS,
        default=THRESHOLDS[0],
        help="the least number that it shows",
    )
    sub.add_argument("--note", default="", help="a note for its readers")
    sub.add_argument(
        "--corrects", type=int, metavar="N", help="the edition in whose place it comes"
    )
    add_by(sub)
    take_what_was_said(sub)


def _words(text: str) -> str:
    if not text.strip():
        raise ArgumentTypeError("it is blank.")
    return text.strip()


def _make(options: Namespace) -> Answer:
    if options.known_at and options.known_at > utc_now():
        raise UsageError("That moment has not come yet: without --known-at it is now.")
    wish = EditionWish(
        name=options.name,
        month=options.month,
        known_at=options.known_at,
        threshold=options.threshold,
        note=options.note,
        corrects=options.corrects,
    )
    with opened(options, existing=True) as database:
        try:
            made = make(database, wish, Reader(options.by), tell)
        except (CannotBeSafeError, MeanwhileError, NoEditionError) as error:
            return Answer({"status": "refused", "message": str(error)}, [str(error)], refused=True)
    reasons = made.findings.reasons
    hidden = ", ".join(f"{number} {why}" for why, number in reasons.items())
    lines = [
        f"Edition {made.id} is made, to {made.edition.month}: {made.findings.shown:,} figures "
        f"shown, {sum(reasons.values()):,} hidden ({hidden}). It waits for approval.",
        *(f"{id}: {how} only" for id, how in made.findings.coarsened.items()),
    ]
    return Answer(made.fields, lines)


def _list(options: Namespace) -> Answer:
    with opened(options, existing=True) as database:
        found = read_editions(database)
    lines = [f"{one.id:>3}  {one.month}  {one.state:<10} {one.name}" for one in found]
    return Answer({"editions": [edition_fields(one) for one in found]}, lines or ["None yet."])


def _show(options: Namespace) -> Answer:
    with opened(options, existing=True) as database:
        edition = edition_called(read_editions(database), str(options.edition))
        findings = read_findings(database, edition.id)
    hidden = [
        {
            "measure": one.key[0],
            "series": one.key[1],
            "dimension": one.key[2],
            "part": one.key[3],
            "period": one.period,
            "why": one.why,
        }
        for one in findings.hidden
    ]
    fields = edition_fields(edition) | {
        "shown": findings.shown,
        "hidden": findings.reasons,
        "hidden_figures": hidden,
        "coarsened": findings.coarsened,
    }
    lines = [
        f"Edition {edition.id}, {edition.name}: to {edition.month}, {edition.state}.",
        f"Made by {edition.by}; {counted(findings.shown, 'figure')} shown.",
        *(f"{id}: {how} only" for id, how in findings.coarsened.items()),
        *(
            f"{' / '.join(filter(None, one.key))}, {one.period}: {one.why}"
            for one in findings.hidden
        ),
    ]
    return Answer(fields, lines)


def _approve(options: Namespace) -> Answer:
    with opened(options, existing=True) as database:
        edition = edition_called(read_editions(database), str(options.edition))
        return _answer(edition, "approved", approve(database, edition.id, _releaser(options)))


def _withdraw(options: Namespace) -> Answer:
    with opened(options, existing=True) as database:
        edition = edition_called(read_editions(database), str(options.edition))
        faults = withdraw(database, edition.id, _releaser(options), options.reason)
        return _answer(edition, "withdrawn", faults)


def _releaser(options: Namespace) -> Reader:
    reader = Reader(options.by)
    reader.must(Right.RELEASE)
    return reader


def _answer(edition: Edition, state: str, faults: list[str]) -> Answer:
    if faults:
        return Answer({"status": "refused", "faults": faults}, faults, refused=True)
    done = f"Edition {edition.id}, {edition.name}, is {state}."
    return Answer({"edition": edition.id, "state": state}, [done])


def measures_of(options: Namespace) -> tuple[Answer, Any]:
    """The measures of an edition, with everything else that its pages show; with `--public` the
    rounded ones alone. Raises UsageError where there is no such edition, and DatabaseError where
    it is withdrawn."""
    with opened(options, existing=True) as database:
        edition = edition_called(read_editions(database), options.edition)
        must_stand(edition)
        content = read_content(database, edition.id)
    results = public_results(content) if options.public else content.results
    told = public_report(results) if options.public else report(results)
    fields = {"edition": edition_fields(edition), **told}
    if not options.public:
        states = content.board.states
        fields["milestones"] = [milestone_fields(state) for state in states]
        fields["content"] = content_fields(content)
    return Answer(fields, []), results


def edition_called(every: Sequence[Edition], asked: str) -> Edition:
    """The edition of that number, or the newest approved one. Raises UsageError."""
    if asked == NEWEST:
        if board := released(every):
            return board[0]
        raise UsageError("No edition has been approved yet: `edition list` shows all there are.")
    found = next((one for one in every if str(one.id) == asked), None)
    if found is None:
        raise UsageError(f"There is no edition {asked}: `edition list` shows all there are.")
    return found


def must_stand(edition: Edition) -> None:
    """Raise DatabaseError where an edition is withdrawn, with who did it and why."""
    if gone := edition.withdrawal:
        raise DatabaseError(
            f"Edition {edition.id}, {edition.name}, was withdrawn by {gone.by}: {gone.reason}"
        )


def edition_or_newest(text: str) -> str:
    """The number of an edition, or `newest`."""
    if text == NEWEST or text.isdecimal():
        return text
    raise ArgumentTypeError(f"'{text}' is no edition: write its number, or newest.")


def edition_fields(edition: Edition) -> dict[str, Any]:
    """What is on the record of an edition."""
    told = json.loads(edition.model_dump_json(exclude={"id", "events"}))
    approval, gone = edition.approval, edition.withdrawal
    return {
        "edition": edition.id,
        **told,
        "state": edition.state,
        "approved_by": approval and approval.by,
        "approved_at": approval and approval.at.isoformat(),
        "withdrawn_by": gone and gone.by,
        "withdrawn_at": gone and gone.at.isoformat(),
        "reason": gone and gone.reason,
    }
