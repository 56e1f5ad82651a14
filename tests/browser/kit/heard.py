"""All that a browser window is sent and sends: every message of its websockets, every answer, every
file that it saves; with what is packed in them unpacked."""

import base64
import json
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from html import unescape
from typing import Any
from urllib.parse import unquote

import numpy as np
from google.protobuf.message import DecodeError
from playwright.sync_api import Error, Page, Request, WebSocket
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

_IN_ADDRESS = re.compile(r"data:[\w/+.-]+(;base64)?(?:;[\w=-]+)*,([^\"')\s>]+)")
_ROW = re.compile(r"<tr\b.*?</tr>", re.DOTALL)
_CELL = re.compile(r"<t[hd]\b[^>]*>(.*?)</t[hd]>", re.DOTALL)
_SCRIPTS = ("/static/", "favicon")
"""Streamlit's own, which are the same for everybody."""
Point = tuple[str, str]
"""A label and a number beside it: of one decimal in a table, `drawn_number` in a chart."""


@dataclass
class Heard:
    """What one window has heard. `texts` are all that came or went, unpacked; `points` what charts
    and tables put beside one another."""

    texts: list[str] = field(default_factory=list)
    points: set[Point] = field(default_factory=set)
    kinds: dict[str, int] = field(default_factory=dict)
    _answers: list[Request] = field(default_factory=list)

    def by(self, page: Page) -> "Heard":
        """Hear all of a window from now on."""
        page.on("websocket", self._connected)
        page.on("requestfinished", self._answered)
        return self

    def take(self, kind: str, said: str | bytes) -> None:
        """One thing that was sent."""
        self.kinds[kind] = self.kinds.get(kind, 0) + 1
        text = said if isinstance(said, str) else said.decode("utf-8", "ignore")
        unpacked = list(_unpacked(text))
        self.texts += unpacked
        for one in unpacked:
            self.points |= set(_in_tables(one))

    def settle(self) -> None:
        """Take the answers that have come since: within the event itself none can be read."""
        for asked in self._answers:
            if any(one in asked.url for one in _SCRIPTS):
                continue
            with suppress(Error):  # a redirection has no body
                if answer := asked.response():
                    self.take("answer", answer.body())
        self._answers.clear()

    def _answered(self, asked: Request) -> None:
        self._answers.append(asked)

    def _connected(self, socket: WebSocket) -> None:
        socket.on("framereceived", self._received)
        socket.on("framesent", partial(self.take, "sent"))

    def _received(self, frame: str | bytes) -> None:
        self.take("received", frame)
        try:
            message = ForwardMsg.FromString(frame.encode() if isinstance(frame, str) else frame)
        except DecodeError:
            return
        chart = message.delta.new_element.plotly_chart
        if chart.spec:
            self.kinds["chart"] = self.kinds.get("chart", 0) + 1
            drawn = json.loads(chart.spec)
            self.points |= {point for trace in drawn["data"] for point in _in_trace(trace)}
            self.texts.append(json.dumps(_plain(drawn)))


def _unpacked(text: str) -> Iterator[str]:
    """The text, and what is in addresses that hold data."""
    yield unescape(text)
    for packed, data in _IN_ADDRESS.findall(text):
        raw = unquote(data)
        yield base64.b64decode(raw + "==").decode("utf-8", "ignore") if packed else raw


def _plain(value: Any) -> Any:
    """A part of a chart with its packed arrays as lists."""
    if isinstance(value, list):
        return [_plain(one) for one in value]
    if not isinstance(value, dict):
        return value
    if "bdata" in value:
        return np.frombuffer(base64.b64decode(value["bdata"]), dtype=value["dtype"]).tolist()
    return {name: _plain(one) for name, one in value.items()}


def _in_trace(trace: dict[str, Any]) -> Iterator[Point]:
    """Each point of a trace, either way round: bars lie."""
    across, up = _plain(trace.get("x") or []), _plain(trace.get("y") or [])
    for one, other in zip(across, up, strict=False):
        for label, number in ((one, other), (other, one)):
            if isinstance(label, str) and isinstance(number, int | float):
                yield label, drawn_number(number)


def drawn_number(value: float) -> str:
    """A number of a chart as it is compared: longer than any that is printed, and marked so."""
    return f"{value:.5e}"


def _in_tables(text: str) -> Iterator[Point]:
    """The first cell of each row with each number of one decimal beside it."""
    for row in _ROW.findall(text):
        label, *others = [re.sub(r"<[^>]+>", "", cell).strip() for cell in _CELL.findall(row)] or [
            ""
        ]
        for cell in others:
            for number in re.findall(r"(?<![\d.,])\d+\.\d(?!\d)", cell):
                yield label, number
