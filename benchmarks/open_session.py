"""A reader without a browser: an open page's websocket, which speaks Streamlit's own messages and
keeps what a browser keeps of them."""

import asyncio
import re
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import urlencode

from streamlit.proto.Alert_pb2 import Alert
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.Element_pb2 import Element
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect

_LARGEST = 64 * 1024 * 1024
_AGE = 2
"""A browser keeps a large message for so many pages, and then says that it has it."""
_WRONG = (Alert.ERROR, Alert.WARNING)
"""The kinds of boxes in which the dashboard says that something went wrong."""
_NAME = re.compile(r"<h1[^>]*>(.*?)</h1>", re.DOTALL)


@dataclass(frozen=True)
class Visit:
    """A page by its address, and what stands there behind the question mark."""

    page: str
    query: Mapping[str, str] = field(default_factory=dict[str, str])

    def __str__(self) -> str:
        return f"{self.page}?{urlencode(self.query)}" if self.query else self.page


@dataclass(frozen=True)
class Reply:
    """What came of a visit: how long until the page was whole, what it is called, how many elements
    it has, how many bytes came, and what was wrong (nothing where it is empty)."""

    seconds: float
    name: str
    elements: int
    size: int
    fault: str = ""


class OpenSession:
    """A session that is open in a role; `join` begins it and `leave` ends it."""

    def __init__(self, address: str, role: str) -> None:
        self._address = address
        self._role = role
        self._kept: dict[str, tuple[ForwardMsg, int]] = {}
        self._pages: dict[str, str] = {}
        self._shown: list[Element] = []
        self._visit = Visit("")
        self._wire: ClientConnection | None = None

    async def join(self) -> Reply:
        """Open the websocket and the first page, as a window does."""
        place = self._address.replace("http", "ws", 1)
        self._wire = await connect(
            f"{place}/_stcore/stream",
            origin=self._address,  # pyright: ignore[reportArgumentType] - a NewType of text
            subprotocols=["streamlit"],  # pyright: ignore[reportArgumentType] - the same
            max_size=_LARGEST,
            compression=None,
            ping_interval=None,
        )
        return await self.opens(Visit(""))

    async def leave(self) -> None:
        """Close the window."""
        if self._wire:
            await self._wire.close()

    async def opens(self, visit: Visit) -> Reply:
        """Open another page in the same window, and wait until it is whole."""
        self._visit = visit
        return await self._sends(self._asked(visit))

    async def presses(self, button: str, typed: Mapping[str, str]) -> Reply:
        """Press a button of the page that is open, with this typed into the fields whose labels
        hold these words. Raises StopIteration where there is no such button."""
        return await self._sends(self.pressed(button, typed))

    def pressed(self, button: str, typed: Mapping[str, str]) -> BackMsg:
        """What is sent for that press."""
        asked = self._asked(self._visit)
        states = asked.rerun_script.widget_states.widgets
        for one in self._shown:
            field = one.text_input
            if words := [words for label, words in typed.items() if label in field.label]:
                states.add(id=field.id, string_value=words[0])
        pressed = next(one.button for one in self._shown if one.button.label == button)
        states.add(id=pressed.id, trigger_value=True)
        return asked

    async def _sends(self, asked: BackMsg) -> Reply:
        assert self._wire
        start = time.perf_counter()
        await self._wire.send(asked.SerializeToString())
        messages, size = await self._heard(self._wire)
        took = time.perf_counter() - start
        whole = [self._whole(one) for one in messages]
        self._keep(messages)
        self._shown = _placed(messages, whole)
        return _reply(took, size, messages[-1], self._shown)

    def _asked(self, visit: Visit) -> BackMsg:
        asked = BackMsg()
        run = asked.rerun_script
        run.query_string = urlencode({**visit.query, "view_as": self._role})
        if visit.page in self._pages:
            run.page_script_hash = self._pages[visit.page]
        else:
            run.page_name = visit.page
        run.widget_states.SetInParent()
        run.cached_message_hashes.extend(self._kept)
        run.context_info.timezone, run.context_info.locale = "Europe/London", "en-GB"
        run.context_info.url = f"{self._address}/{visit.page}"
        run.context_info.color_scheme = "light"
        return asked

    async def _heard(self, wire: ClientConnection) -> tuple[list[ForwardMsg], int]:
        messages: list[ForwardMsg] = []
        size = 0
        while not messages or not _ended(messages[-1]):
            data = await asyncio.wait_for(wire.recv(decode=False), 60)
            size += len(data)
            messages.append(ForwardMsg.FromString(bytes(data)))
        return messages, size

    def _keep(self, messages: Sequence[ForwardMsg]) -> None:
        """Keep the large ones, and forget those that no page has had for a while."""
        before = {hash: one for hash, (one, _) in self._kept.items()}
        self._kept = {hash: (one, age + 1) for hash, (one, age) in self._kept.items() if age < _AGE}
        for one in messages:
            if one.metadata.cacheable:
                self._kept[one.hash] = (one, 1)
            elif one.WhichOneof("type") == "ref_hash":
                self._kept[one.ref_hash] = (before[one.ref_hash], 1)
            elif one.WhichOneof("type") == "navigation":
                found = one.navigation.app_pages
                self._pages = {each.url_pathname: each.page_script_hash for each in found}

    def _whole(self, one: ForwardMsg) -> ForwardMsg:
        """The message that a reference stands for."""
        return self._kept[one.ref_hash][0] if one.WhichOneof("type") == "ref_hash" else one


def _ended(one: ForwardMsg) -> bool:
    """A run that was stopped for another goes on."""
    finished = one.WhichOneof("type") == "script_finished"
    return finished and one.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN


def _placed(messages: Sequence[ForwardMsg], whole: Sequence[ForwardMsg]) -> list[Element]:
    """The elements that stand in the end: what comes to the same place later takes it."""
    placed = {
        tuple(sent.metadata.delta_path): one.delta.new_element
        for sent, one in zip(messages, whole, strict=True)
        if one.delta.WhichOneof("type") == "new_element"
    }
    return list(placed.values())


def _reply(took: float, size: int, last: ForwardMsg, elements: Sequence[Element]) -> Reply:
    names = [found.group(1) for one in elements if (found := _NAME.search(one.html.body))]
    ended = last.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY
    wrong = [one.alert.body for one in elements if one.alert.format in _WRONG]
    wrong += [one.exception.message for one in elements if one.HasField("exception")]
    fault = ", ".join([*([] if ended else ["not finished"]), *wrong])
    return Reply(took, names[-1] if names else "", len(elements), size, fault)
