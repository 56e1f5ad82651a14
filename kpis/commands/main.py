"""The commands of `python -m kpis`: the measures, the milestones, and whether the declarations
hold."""

from argparse import SUPPRESS, ArgumentTypeError, Namespace
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from data.clock import moment, uk_time, uk_today
from data.commands import STATUSES, Answer, Parser, command, opened, run, tell_if_new
from kpis import months
from kpis.commands.check import check
from kpis.commands.document import document
from kpis.commands.report import report
from kpis.commands.retain import declare as declare_retain
from kpis.definitions import Result
from kpis.figures import figure, plain_figure
from kpis.judging import read_results
from kpis.milestones import MilestoneState, read_board
from kpis.parts import beyond_target


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns its exit status."""
    parser = Parser(
        prog="python -m kpis",
        description="The plan's measures: value, baseline, target and status of each.",
        epilog=STATUSES,
    )
    parser.add_argument("--database", type=Path, metavar="PATH", help="the database file")
    parser.add_argument(
        "--json", action="store_true", help="print one JSON object and nothing else"
    )
    parser.add_argument(
        "--month", type=_month, metavar="YYYY-MM", help="end every series at this month"
    )
    parser.add_argument(
        "--known-at",
        type=_moment,
        metavar="TIMESTAMP",
        help="the figures as they were known then; a day or minute stands for its end",
    )
    parser.set_defaults(handler=_measures)
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")
    for name, about, handler in (
        ("check", "Validate every measure and the plan: all faults at once.", _check),
        (
            "milestones",
            "Every milestone with its status, due month and whether it is overdue.",
            _milestones,
        ),
        ("document", "The page that defines every measure, as Markdown.", _document),
    ):
        sub = command(commands, name, about, handler)
        if name == "milestones":
            sub.add_argument(
                "--known-at",
                type=_moment,
                metavar="TIMESTAMP",
                help="the milestones as they were known then; a day or minute stands for its end",
            )
        _take_what_was_said(sub)
    _take_what_was_said(declare_retain(commands))
    return run(parser, arguments)


def _take_what_was_said(command: Parser) -> None:
    """What was said before the command's name holds, unless it is said again after it."""
    for action in command._actions:
        if action.dest in ("database", "json", "known_at"):
            action.default = SUPPRESS


def _month(text: str) -> str:
    try:
        months.index(text)
    except ValueError as error:
        raise ArgumentTypeError(f"'{text}' is not a month: write it as 2026-10.") from error
    return text


def _moment(text: str) -> datetime:
    try:
        return moment(text)
    except ValueError as error:
        raise ArgumentTypeError(f"'{text}' is not a time: write it as 2026-10-31T17:00.") from error


def _measures(options: Namespace) -> Answer:
    tell_if_new(options)
    with opened(options) as database:
        results = read_results(database, options.month, options.known_at)
        told = report(results, beyond_target(database, results))
    return Answer(told, [_line(result) for result in results.by_id.values()])


def _line(result: Result) -> str:
    measure, latest = result.measure, result.latest
    if latest is None:
        return f"{measure.id:<42} no data"
    now = f"{figure(latest.value, measure.unit)} ({months.short(latest.period)})"
    whose = "local " if result.baseline and result.baseline.decision else ""
    since = (
        f"{whose}baseline {plain_figure(result.baseline.value, measure.unit)}"
        if result.baseline
        else "no baseline"
    )
    whose = "local " if result.target.set_by == "board" else ""
    target = result.target.value
    goal = "" if target is None else f"{whose}target {plain_figure(target, measure.unit)}"
    return f"{measure.id:<42} {now:<24} {since:<22} {goal:<20} {result.status.replace('_', ' ')}"


def _check(_: Namespace) -> Answer:
    faults = check(uk_today())
    lines = faults or [
        "The plan is complete and coherent, and every quantitative criterion is measured."
    ]
    return Answer({"faults": faults}, lines, refused=bool(faults))


def _document(_: Namespace) -> Answer:
    page = document()
    return Answer({"markdown": page}, page.splitlines())


def _milestones(options: Namespace) -> Answer:
    tell_if_new(options)
    with opened(options) as database:
        day = uk_time(options.known_at).date() if options.known_at else uk_today()
        board = read_board(database, day, options.known_at)
    lines = [
        f"{state.milestone.id:<6} {state.status:<6} {state.due or state.milestone.recurs:<12}"
        f" {'overdue' if state.overdue else '':<8} {state.milestone.words[:60]}"
        for state in board.states
    ]
    return Answer({"milestones": [_milestone(state) for state in board.states]}, lines)


def _milestone(state: MilestoneState) -> dict[str, Any]:
    latest = state.latest
    return {
        "id": state.milestone.id,
        "section": state.section,
        "action": state.action,
        "text": state.milestone.words,
        "lead": state.lead,
        "due": state.milestone.due,
        "revised_due": state.revised_due,
        "status": state.status,
        "overdue": state.overdue,
        "recurs": state.milestone.recurs,
        "latest_update": latest
        and {
            "status_date": latest.status_date.isoformat(),
            "status": latest.status,
            "update": latest.text,
            "revised_due": latest.revised_due,
            "signed_off_by": latest.signed_off_by,
            "evidence": latest.evidence,
        },
    }
