"""Where the program of a place lies, with its plan and its measures."""

import os
import sys
from pathlib import Path
from typing import NamedTuple

from data.places import SharedPlace

_PROGRAM = ("app.py", "data/chosen.py")
_PYTHON = ".venv/bin/python"


class NoInstallationError(Exception):
    """A folder has no dashboard; the words say what it lacks."""


class Installation(NamedTuple):
    """The folder of a dashboard, and the Python that runs it."""

    folder: Path
    python: str


def installation_of(place: SharedPlace) -> Installation:
    """The place's own, or the one that serves it. Raises NoInstallationError."""
    if place.installation is None:
        return Installation(Path(__file__).parents[1], sys.executable)
    # Its whole path: from there another installation would be run once a link is changed.
    folder = place.installation.resolve()
    missing = [name for name in _PROGRAM if not (folder / name).is_file()]
    if not os.access(folder / _PYTHON, os.X_OK):
        missing.append(_PYTHON)
    if missing:
        raise NoInstallationError(
            f"{place.installation} is no installation of the dashboard, for it has no {missing[0]}"
        )
    return Installation(folder, str(folder / _PYTHON))
