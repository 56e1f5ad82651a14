"""What the server does about compressed files: finds them, has them made, or goes on without."""

import asyncio
import logging
import sys
from pathlib import Path

from data.settings import Settings, own_folder
from pages.parts.static.shelf import Shelf, ShelfError, opened, source_folder, usable

OFF = "off"
"""Instead of a folder: nothing is kept."""
_PROJECT = Path(__file__).resolve().parents[3]
_LOG = logging.getLogger("dashboard")
_WITHOUT = (
    "Scripts and styles are sent uncompressed, so that first visits take longer. %s `python -m "
    "pages.parts.static` compresses them (docs/running.md, part 1)."
)


def folder_of(settings: Settings) -> Path | None:
    """Where files are kept: beside the database, if no other folder is set; None where nowhere."""
    if settings.static_cache == Path(OFF):
        return None
    return settings.static_cache or own_folder(settings) / "static"


class Filling:
    """The files that are kept in a folder: `shelf` is None until they are there."""

    shelf: Shelf | None = None

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder

    async def fill(self) -> None:
        """Find them, or have another process make them while readers are served already. What
        cannot be is told in the log."""
        if not self._folder:
            return
        try:
            self.shelf = await asyncio.to_thread(usable, self._folder, source_folder())
            if not self.shelf:
                await _make(self._folder)
                self.shelf = await asyncio.to_thread(opened, self._folder, source_folder())
        except ShelfError as error:
            self.without(error)

    def without(self, why: ShelfError) -> None:
        """Go on without them, and say so in the log."""
        self.shelf = None
        _LOG.warning(_WITHOUT, why)


async def _make(folder: Path) -> None:
    """Raises ShelfError. A server that ends meanwhile ends it."""
    run = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "pages.parts.static", str(folder.absolute())),
        cwd=_PROJECT,
        stdout=asyncio.subprocess.DEVNULL,
        stderr=asyncio.subprocess.PIPE,
    )
    try:
        _, said = await run.communicate()
    finally:
        if run.returncode is None:
            run.kill()
            await run.wait()
    if run.returncode:
        raise ShelfError(said.decode(errors="replace").strip())
