"""What a reader of the pages sees when the database cannot be used, and what a closed tab leaves
behind."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

import pytest
from streamlit.runtime.scriptrunner import StopException
from streamlit.testing.v1 import AppTest

from data.loading.load import load
from data.store import Database, open_database, release
from kpis.changes.preview import confirm
from pages.parts import source
from pages.parts.upload.choice import Choice, requested
from tests.data.commands.test_exit_statuses import UNUSABLE
from tests.faults.nursery import no_file_beyond
from tests.faults.states import FIRST, State, loaded, request, state
from tests.pages.reading import name_of

ROUTER = Path(__file__).resolve().parents[2] / "pages" / "router.py"


@pytest.fixture(autouse=True)
def own_server() -> Iterator[None]:
    """Nothing that another test opened."""
    release()
    yield
    release()


@pytest.mark.parametrize(("spoil", "words"), UNUSABLE.values(), ids=UNUSABLE)
def test_a_page_says_why_the_database_cannot_be_used_and_comes_back_by_itself(
    own_database: Path, spoil: Callable[[Path], AbstractContextManager[None]], words: str
) -> None:
    open_database(own_database).close()
    content = own_database.read_bytes()
    page = AppTest.from_file(str(ROUTER), default_timeout=60)
    with spoil(own_database):
        page.run()
    assert not page.exception
    [box] = page.error
    assert words in box.value
    own_database.write_bytes(content)
    page.run()
    assert not page.error
    assert name_of(page) == "Are we delivering the plan?"


@pytest.fixture
def served(database: Database, monkeypatch: pytest.MonkeyPatch) -> Database:
    """The database of a server, with the first extract of the chain."""
    monkeypatch.setattr(source, "database", lambda: database)
    loaded(database, database.path.parent, 1)
    return database


@dataclass
class Sent:
    """A file as Streamlit hands it over."""

    content: bytes
    name: str = "meetings.csv"
    file_id: str = "1"

    size: int = 0

    def __post_init__(self) -> None:
        self.size = len(self.content)

    def getvalue(self) -> bytes:
        return self.content


@pytest.fixture
def choice(tmp_path: Path) -> Choice:
    """The second extract of the chain, as the browser sent it."""
    return Choice("meetings", FIRST, Sent(request(tmp_path, 2).path.read_bytes()))


def close_the_tab(*_: object) -> None:
    """What Streamlit does to the script of a tab that was closed, at whatever it does next."""
    raise StopException


@pytest.mark.parametrize("moment", ["before the load", "within the load", "after the load"])
def test_a_tab_that_is_closed_meanwhile_leaves_nothing_lying_about(
    served: Database, states: Callable[[int], State], choice: Choice, moment: str
) -> None:
    inside = close_the_tab if moment == "within the load" else None

    def upload() -> None:
        with requested(choice, "keep") as asked:
            if moment == "before the load":
                close_the_tab()
            load(served, asked, inside) if inside else confirm(served, asked)
            close_the_tab()

    with pytest.raises(StopException):
        upload()
    assert list(served.incoming.iterdir()) == []
    found = state(served)
    if moment == "after the load":
        assert [batch[0] for batch in found.batches] == [1, 2]
    else:
        assert found == states(1)
    assert loaded(served, served.path.parent, 2).status == "loaded"


def test_an_upload_that_the_disk_has_no_room_for_is_told_in_words(
    served: Database, states: Callable[[int], State], choice: Choice
) -> None:
    with (
        no_file_beyond(100),
        pytest.raises(Exception, match="the disk is full"),
        requested(choice, "keep"),
    ):
        pass
    assert list(served.incoming.iterdir()) == []
    assert state(served) == states(1)
