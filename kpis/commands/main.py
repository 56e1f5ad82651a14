"""The commands of `python -m kpis`: the measures, the milestones, and whether the declarations
hold."""

from argparse import Namespace
from collections.abc import Callable, Sequence
from dataclasses import replace

from data.clock import uk_today
from data.commands import (
    STATUSES,
    Answer,
    Commands,
    Parser,
    UsageError,
    an_address,
    command,
    opened,
    run,
    tell_if_new,
)
from kpis import months
from kpis.commands.arguments import a_moment, a_month, take_what_was_said
from kpis.commands.check import check
from kpis.commands.demo import declare as declare_demo
from kpis.commands.document import document
from kpis.commands.edition import declare as declare_edition
from kpis.commands.edition import edition_or_newest, measures_of
from kpis.commands.milestones import milestones
from kpis.commands.report import report
from kpis.commands.retain import declare as declare_retain
from kpis.definitions import TOO_FEW, Hidden, Result
from kpis.figures import figure, plain_figure
from kpis.judging import read_results
from kpis.parts import beyond_target

Declare = Callable[["Commands[Parser]"], Parser]
"""Declares a command."""


def main(arguments: Sequence[str] | None = None, further: Sequence[Declare] = ()) -> int:
    """Run one command, of these or of `further` ones that floors above declare; returns its exit
    status."""
    parser = Parser(
        prog="python -m kpis",
        description="The plan's measures: value, baseline, target and status of each.",
        epilog=STATUSES,
    )
    parser.add_argument("--database", type=an_address, metavar="PATH", help="the database")
    parser.add_argument(
        "--json", action="store_true", help="print one JSON object and nothing else"
    )
    parser.add_argument(
        "--month", type=a_month, metavar="YYYY-MM", help="end every series at this month"
    )
    parser.add_argument(
        "--known-at",
        type=a_moment,
        metavar="TIMESTAMP",
        help="the figures as they were known then; a day or minute stands for its end",
    )
    parser.add_argument(
        "--edition",
        type=edition_or_newest,
        metavar="N",
        help="the measures of this edition, or of the newest approved one (newest)",
    )
    parser.add_argument(
        "--public", action="store_true", help="with --edition: rounded as for the public page"
    )
    parser.set_defaults(handler=_measures)
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")
    for name, about, handler in (
        ("check", "Validate every measure and the plan: all faults at once.", _check),
        (
            "milestones",
            "Every milestone with its status, due month and whether it is overdue.",
            milestones,
        ),
        ("document", "The page that defines every measure, as Markdown.", _document),
    ):
        sub = command(commands, name, about, handler)
        if name == "milestones":
            sub.add_argument(
                "--known-at",
                type=a_moment,
                metavar="TIMESTAMP",
                help="the milestones as they were known then; a day or minute stands for its end",
            )
        take_what_was_said(sub)
    take_what_was_said(declare_retain(commands))
    declare_edition(commands)
    take_what_was_said(declare_demo(commands))
    for declare in further:
        take_what_was_said(declare(commands))
    return run(parser, arguments)


def _measures(options: Namespace) -> Answer:
    if options.edition:
        return _of_edition(options)
    if options.public:
        raise UsageError("--public goes with --edition: working figures are not for the public.")
    tell_if_new(options)
    with opened(options) as database:
        results = read_results(database, options.month, options.known_at)
        told = report(results, beyond_target(database, results))
    return Answer(told, [_line(result) for result in results.by_id.values()])


def _of_edition(options: Namespace) -> Answer:
    if options.month or options.known_at:
        raise UsageError("An edition is as it was made: leave out --month and --known-at.")
    answer, results = measures_of(options)
    return replace(answer, lines=[_line(result) for result in results.by_id.values()])


def _line(result: Result) -> str:
    measure = result.measure
    if not result.told:
        return f"{measure.id:<42} no data"
    newest = result.told[-1]
    shown = newest.words if isinstance(newest, Hidden) else figure(newest.value, measure.unit)
    now = f"{shown} ({months.short(newest.period)})"
    since = _since(result)
    whose = "local " if result.target.set_by == "board" else ""
    target = result.target.value
    goal = "" if target is None else f"{whose}target {plain_figure(target, measure.unit)}"
    return f"{measure.id:<42} {now:<24} {since:<22} {goal:<20} {result.status.replace('_', ' ')}"


def _since(result: Result) -> str:
    if result.baseline is None:
        return f"baseline {TOO_FEW}" if result.baseline_hidden else "no baseline"
    whose = "local " if result.baseline.decision else ""
    return f"{whose}baseline {plain_figure(result.baseline.value, result.measure.unit)}"


def _check(_: Namespace) -> Answer:
    faults = check(uk_today())
    lines = faults or [
        "The plan is complete and coherent, and every quantitative criterion is measured."
    ]
    return Answer({"faults": faults}, lines, refused=bool(faults))


def _document(_: Namespace) -> Answer:
    page = document()
    return Answer({"markdown": page}, page.splitlines())
