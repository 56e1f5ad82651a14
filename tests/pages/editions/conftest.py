"""A dashboard with editions in every state, of the same figures."""

import shutil
from collections.abc import Callable
from functools import cache, partial
from pathlib import Path

import pytest

from data.reader import Reader
from data.record import NewEdition
from data.store import open_database, transaction
from data.store.editions import editions
from kpis.editions import approve, withdraw
from tests.pages.conftest import Build, Opened, Reading

ANN, AD = Reader("Ann Analyst"), Reader("Ad Ministrator")
HOSTILE = "<b>x</b> *y* [z](http://example.org)"
WAITING, WITHDRAWN, CORRECTING, NEVER_SEEN = 2, 3, 4, 5


@pytest.fixture
def of_several(released_file: Path) -> Build:
    """Edition 1 is approved, 2 waits, 3 was approved and withdrawn, 4 corrects 1, and 5 was
    withdrawn while it waited."""
    return _several(released_file)


@pytest.fixture
def several(reading: Reading, of_several: Build) -> Opened:
    """Open a page over these, only to read it."""
    return reading(of_several)


@pytest.fixture
def own_several(opened: Opened, own_database: Path, of_several: Build) -> Opened:
    """Open a page over these, which a test may approve and withdraw."""
    of_several(own_database)
    return opened


@cache
def _several(file: Path) -> Callable[[Path], None]:
    return partial(_add, file)


def _add(file: Path, path: Path) -> None:
    database = open_database(Path(shutil.copy(file, path)))
    with database.writing() as cursor, transaction(cursor, keep=True):
        keeper = editions(cursor)
        [first] = keeper.editions()
        content, findings = keeper.content(1), keeper.findings(1)
        for name, note, corrects in (
            (HOSTILE, HOSTILE, None),
            ("Cabinet, 1 December 2026", "", None),
            (f"{first.name}, corrected", "Late rows came.", 1),
            ("DMT, 2 December 2026", "", None),
        ):
            more = {"name": name, "note": note, "corrects": corrects}
            fields = first.model_dump(include=set(NewEdition.model_fields)) | more
            keeper.add(NewEdition(**fields), ANN, content, findings)
    for id in (WITHDRAWN, CORRECTING):
        assert approve(database, id, AD) == []
    assert withdraw(database, WITHDRAWN, AD, HOSTILE) == []
    assert withdraw(database, NEVER_SEEN, AD, "Made twice.") == []
    database.close()
