"""What a reader is shown by a dashboard, taken from its websocket, and what it says of itself."""

import json
import re
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Origin, Subprotocol

PATIENCE = 60
"""Seconds after which what a dashboard does by itself is taken for what it never will."""
_ANEW = ForwardMsg.FINISHED_EARLY_FOR_RERUN
_NAMES = re.compile(r"[0-9a-f]{32,}")
"""What each session and server calls differently."""


class OpenPage:
    """A page that stays open. `texts` is all that it has shown."""

    def __init__(self, socket: ClientConnection, page: str, query: str) -> None:
        self._socket, self._page, self._query = socket, page, query
        self.timers: dict[str, float] = {}
        """The parts that are drawn by themselves now and again, and how often (seconds)."""

    def drawn(self) -> str:
        """What a run of the page shows."""
        self.timers.clear()
        return self._run(BackMsg())

    def waited(self) -> str:
        """What is shown once the part was drawn that is drawn by itself now and again."""
        [part] = self.timers
        asked = BackMsg()
        asked.rerun_script.fragment_id = part
        asked.rerun_script.is_auto_rerun = True
        return self._run(asked)

    def _run(self, asked: BackMsg) -> str:
        asked.rerun_script.page_name = self._page
        asked.rerun_script.query_string = self._query
        self._socket.send(asked.SerializeToString())
        parts: dict[tuple[int, ...], str] = {}
        while True:
            data = self._socket.recv(timeout=PATIENCE)
            message = ForwardMsg.FromString(data if isinstance(data, bytes) else data.encode())
            kind = message.WhichOneof("type")
            if kind == "new_session":
                parts.clear()
            elif kind == "auto_rerun":
                self.timers[message.auto_rerun.fragment_id] = message.auto_rerun.interval
            elif kind == "delta":
                parts[tuple(message.metadata.delta_path)] = str(message.delta)
            elif kind == "script_finished" and message.script_finished == _ANEW:
                self.timers.clear()
            elif kind == "script_finished":
                return _NAMES.sub("", "\n".join(text for _, text in sorted(parts.items())))


@contextmanager
def opened(address: str, page: str, query: str = "") -> Iterator[OpenPage]:
    """A page that somebody opens and leaves open."""
    with connect(
        f"{address.replace('http', 'ws', 1)}/_stcore/stream",
        origin=Origin(address),
        subprotocols=[Subprotocol("streamlit")],
        proxy=None,
        max_size=None,
    ) as socket:
        yield OpenPage(socket, page, query)


def shown(address: str, page: str, query: str = "") -> str:
    """What somebody is shown who opens a page."""
    with opened(address, page, query) as made:
        return made.drawn()


def asked(address: str) -> tuple[int, str]:
    """The status of an answer, and what it says; 0 while there is none."""
    try:
        with urlopen(address, timeout=PATIENCE) as answer:
            return answer.status, answer.read().decode()
    except HTTPError as error:
        return error.code, json.load(error).get("message", "")
    except (URLError, ConnectionError, TimeoutError):
        return 0, ""


def comes(holds: Callable[[], bool], within: float = PATIENCE) -> float:
    """How long it takes until something holds (seconds)."""
    began = time.monotonic()
    while not holds():
        assert time.monotonic() < began + within
        time.sleep(0.05)
    return time.monotonic() - began
