"""When a run of a page's script has ended, by what the server says: what the page itself shows of a
short run may never be drawn."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from weakref import WeakKeyDictionary

from playwright.sync_api import Page, WebSocket
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from benchmarks.served import settle

_SOCKETS: WeakKeyDictionary[Page, WebSocket] = WeakKeyDictionary()


def listen(page: Page) -> None:
    """Know on which connection the server speaks to this window; each page that it opens has its
    own."""
    page.on("websocket", partial(_SOCKETS.__setitem__, page))


@contextmanager
def rerun(page: Page) -> Iterator[None]:
    """Do what makes the page run anew, and wait until that run has ended and is drawn: a page that
    stands may be the one before."""
    with _SOCKETS[page].expect_event("framereceived", _ends_a_run):
        yield
    settle(page)


def _ends_a_run(frame: str | bytes) -> bool:
    said = frame.encode() if isinstance(frame, str) else frame
    return ForwardMsg.FromString(said).WhichOneof("type") == "script_finished"
