"""`audit verify`: whether the audit trail is as it was written."""

from argparse import Namespace

from data.audit import Verified, trail_of, verify
from data.commands.arguments import settings
from data.commands.shell import Answer, Commands, Parser, command
from data.plurals import counted


def declare(commands: "Commands[Parser]") -> None:
    """Declare the command."""
    about = "Say whether the audit trail is as it was written: no line edited, removed or moved."
    parser = command(commands, "audit", about, _audit)
    parser.add_argument("what", choices=("verify",), metavar="verify", help="look at every line")
    parser.add_argument(
        "--digest",
        default="",
        metavar="DIGEST",
        help="one that was printed or logged on an earlier day: its line must still be there, so "
        "that lines cut off the end are found",
    )


def _audit(options: Namespace) -> Answer:
    chosen = settings(options)
    trail = trail_of(chosen.database, chosen)
    found = verify(trail, options.digest)
    fields = {
        "status": "broken" if found.fault else "whole",
        "file": trail.lines.name,
        "lines": found.lines,
        "digest": found.digest or None,
        "line": found.line,
        "message": found.fault or None,
    }
    return Answer(fields, _words(found), refused=bool(found.fault))


def _words(found: Verified) -> list[str]:
    if found.fault:
        held = f" The {counted(found.lines, 'line')} before hold." if found.lines else ""
        return [f"The audit trail is broken. {found.fault}{held}", _NEXT]
    if not found.lines:
        return ["There is no audit trail yet: it begins with the first thing that is done."]
    return [
        f"The audit trail is whole: {counted(found.lines, 'line')}.",
        f"Digest {found.digest} (keep it elsewhere: --digest looks for it on another day).",
    ]


_NEXT = (
    "Keep the file as it is, and compare it with the copy in a backup of this machine; the digests "
    "in the server's log say how far it was whole on which day."
)
