"""`python -m places FILE`."""

import asyncio
import signal
import sys
from argparse import ArgumentParser
from pathlib import Path

from data.places import PlacesError, read_places
from places.installation import NoInstallationError, installation_of
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
        served = {name: one for name, one in read_places(options.places).items() if one.port}
        for one in served.values():
            installation_of(one)
    except (PlacesError, NoInstallationError, OSError) as error:
        sys.exit(str(error))
    processes = {name: OwnProcess(name, one) for name, one in served.items()}
    asyncio.run(_serve(Launcher(processes, options.most, options.idle)))


main()
