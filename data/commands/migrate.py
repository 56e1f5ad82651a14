"""`migrate`: the tables of this version in a database of PostgreSQL, made under the role that owns
them."""

from argparse import Namespace

from data.address import PostgresAddress
from data.commands.arguments import settings
from data.commands.shell import Answer, Commands, Parser, UsageError, command
from data.plurals import counted


def declare(commands: "Commands[Parser]") -> None:
    """Declare the command."""
    about = "Bring a database of PostgreSQL to this version; run it under the role that owns it."
    command(commands, "migrate", about, _migrate)


def _migrate(options: Namespace) -> Answer:
    address = settings(options).database
    if not isinstance(address, PostgresAddress):
        raise UsageError(f"{address} is a file: it is brought to this version as it is opened.")
    steps = _steps_taken(address)
    done = f"{counted(steps, 'step')} taken" if steps else "It was of this version already"
    return Answer({"status": "migrated", "steps": steps}, [f"{done}: {address.name} can be used."])


def _steps_taken(address: PostgresAddress) -> int:
    from data.store.server import migrated

    return migrated(address)
