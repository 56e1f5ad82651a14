"""`python -m places FILE`."""

import asyncio
import signal
import sys
from argparse import ArgumentParser
from pathlib import Path

from data.places import PlacesError, read_places
from places.launcher import Launcher
from places.process import OwnProcess


async def _serve(launcher: Launcher) -> None:
    until = asyncio.Event()
    for one in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(one, until.set)
    await launcher.serve(until)


def main() -> None:
    """Serve the places of a file."""
    parser = ArgumentParser(description="Serves several places from one machine.")
    parser.add_argument("places", type=Path, help="the file that names them (docs/running.md)")
    parser.add_argument("--most", type=int, default=8, help="how many run at once")
    parser.add_argument(
        "--idle", type=float, default=31 * 60, help="seconds without anybody after which one ends"
    )
    options = parser.parse_args()
    try:
        found = read_places(options.places)
    except (PlacesError, OSError) as error:
        sys.exit(str(error))
    served = {name: OwnProcess(name, one) for name, one in found.items() if one.port}
    asyncio.run(_serve(Launcher(served, options.most, options.idle)))


main()
