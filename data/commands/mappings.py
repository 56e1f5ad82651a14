"""`mappings`: lists the mappings that may be used, and shows what one says."""

from argparse import Namespace
from collections.abc import Sequence
from datetime import UTC
from difflib import get_close_matches
from typing import Any

from data.commands.arguments import opened, tell_if_new
from data.commands.shell import Answer, Commands, Parser, UsageError, command
from data.mapping import said_by, told
from data.record import Entry, KeptMapping, mapping_called, standing_mappings
from data.store.records import records

_NONE = "There are no mappings. They are made on the Upload page, from a file."


def declare(commands: "Commands[Parser]") -> None:
    """Declare the command."""
    about = "List the mappings of files, or show what one says."
    parser = command(commands, "mappings", about, _mappings)
    parser.add_argument("name", nargs="?", metavar="NAME", help="the mapping to show")


def mapping_named(entries: Sequence[Entry], name: str) -> KeptMapping:
    """The mapping that stands under a name. Raises UsageError, which lists those that there are,
    where none does."""
    if found := mapping_called(name, entries):
        return found
    known = sorted(standing_mappings(entries))
    near = get_close_matches(name.lower(), {one.lower(): one for one in known}, n=1)
    nearest = next((one for one in known if one.lower() in near), None)
    least = f" The nearest is “{nearest}”." if nearest else ""
    listed = f"There are: {', '.join(f'“{one}”' for one in known)}." if known else _NONE
    raise UsageError(f"There is no mapping “{name}”.{least} {listed}")


def _mappings(options: Namespace) -> Answer:
    tell_if_new(options)
    with opened(options) as database, database.reading() as cursor:
        entries = records(cursor).entries()
    if options.name is None:
        found = [one for _, one in sorted(standing_mappings(entries).items())]
        return Answer(
            {"mappings": [_fields(one) for one in found]}, [*map(_line, found)] or [_NONE]
        )
    chosen = mapping_named(entries, options.name)
    says = [f"  {what}: {is_what}" for what, is_what in told(chosen.mapping)]
    return Answer(_fields(chosen) | {"says": _says(chosen)}, [_line(chosen), *says])


def _fields(kept: KeptMapping) -> dict[str, Any]:
    return {
        "name": kept.mapping.name,
        "version": kept.version,
        "extract": kept.mapping.extract,
        "by": kept.author,
        "at": kept.moment.replace(tzinfo=UTC).isoformat(),
    }


def _says(kept: KeptMapping) -> dict[str, Any]:
    return kept.mapping.model_dump(mode="json", exclude={"kind", "name", "extract"})


def _line(kept: KeptMapping) -> str:
    name = said_by(kept.mapping.name, kept.version, kept.author, kept.moment)
    return f"{name}: {kept.mapping.extract}"
