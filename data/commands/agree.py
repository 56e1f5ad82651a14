"""`agree national`: whether the place's public figures may stand in a table of several places."""

from argparse import Namespace

from data.access import Right
from data.audit import Kind
from data.commands.arguments import add_by, opened
from data.commands.shell import Answer, Commands, Parser, command
from data.reader import Reader
from data.store import NATIONAL, set_property, transaction


def declare(commands: "Commands[Parser]") -> None:
    """Declare the command."""
    about = (
        "Agree that the public figures of the newest approved edition stand in a table of several "
        "places (python -m kpis national), or agree no longer. The audit trail keeps who did."
    )
    parser = command(commands, "agree", about, _agree)
    parser.add_argument("what", choices=("national",), metavar="national", help="the table")
    parser.add_argument("--no", action="store_true", help="agree no longer, from now on")
    add_by(parser)


def _agree(options: Namespace) -> Answer:
    by, yes = Reader(options.by), not options.no
    by.must(Right.ADMINISTER)
    words = "public figures in national tables: " + ("agreed" if yes else "agreed no longer")
    with (
        opened(options, existing=True) as database,
        database.writing(f"{by.name} is saying whether national tables have figures") as cursor,
        transaction(cursor, keep=True, told=database.trail.told(by, Kind.CHANGE, words)),
    ):
        set_property(cursor, NATIONAL, "true" if yes else "false")
    told = "may stand" if yes else "stand no longer"
    line = f"The public figures of {database.name} {told} in tables of several places."
    return Answer({"status": "agreed" if yes else "agreed_no_longer"}, [line])
