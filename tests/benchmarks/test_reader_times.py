"""The benchmark of readers counts as failed whatever is not the page that was asked for."""

import asyncio
import os
import shutil
import time
from pathlib import Path

import pytest
from streamlit.proto.Alert_pb2 import Alert
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from benchmarks import faulty
from benchmarks.crowd import Crowd, Known, Taken, expected
from benchmarks.meanwhile import failed
from benchmarks.open_session import OpenSession, Reply, Visit, _placed, _reply
from benchmarks.process_cost import process_cost
from benchmarks.served import running

HELP = Visit("help")


def html(place: int, body: str) -> ForwardMsg:
    message = ForwardMsg()
    message.metadata.delta_path.extend([0, place])
    message.delta.new_element.html.body = body
    return message


def alert(place: int) -> ForwardMsg:
    message = ForwardMsg()
    message.metadata.delta_path.extend([0, place])
    message.delta.new_element.alert.body = "This page could not be shown"
    message.delta.new_element.alert.format = Alert.ERROR
    return message


def ended(how: "ForwardMsg.ScriptFinishedStatus.ValueType") -> ForwardMsg:
    return ForwardMsg(script_finished=how)


SUCCESS, BROKEN = ForwardMsg.FINISHED_SUCCESSFULLY, ForwardMsg.FINISHED_WITH_COMPILE_ERROR
PAGE = html(0, "<div><h1>Help</h1></div>")


@pytest.mark.parametrize(
    ("messages", "known", "wrong"),
    [
        ([PAGE, ended(SUCCESS)], Known("Help", 1), False),
        ([html(0, ""), PAGE, ended(SUCCESS)], Known("Help", 1), False),
        ([PAGE, alert(1), ended(SUCCESS)], Known("Help", 2), True),
        ([PAGE, ended(BROKEN)], Known("Help", 1), True),
        ([PAGE, ended(SUCCESS)], Known("Overview", 1), True),
        ([PAGE, html(1, "more"), ended(SUCCESS)], Known("Help", 1), True),
        ([ended(SUCCESS)], Known("Help", 1), True),
    ],
    ids=["right", "drawn twice", "an alert", "broken", "another", "one element more", "nothing"],
)
def test_what_is_not_the_page_that_was_asked_for_has_failed(
    messages: list[ForwardMsg], known: Known, wrong: bool
) -> None:
    crowd = Crowd("", "board", [HELP], {str(HELP): known})
    reply = _reply(0.1, 10, messages[-1], _placed(messages, messages))
    assert bool(crowd.wrong(HELP, reply)) == wrong


def test_the_time_of_a_processor_and_the_memory_of_a_process_are_counted() -> None:
    before = process_cost(os.getpid())
    until = time.process_time() + 0.05
    while time.process_time() < until:
        pass
    after = process_cost(os.getpid())
    assert after.processor - before.processor >= 0.03
    assert 10 < after.megabytes < 10_000


def test_readers_are_shown_the_pages_of_the_dashboard_itself(
    released_file: Path, tmp_path: Path
) -> None:
    visits = [Visit(""), HELP, Visit("measure", {"id": "appeal_rate"})]

    async def read(address: str) -> tuple[dict[str, Known], Taken, Reply]:
        known = await expected(address, "board", visits)
        crowd = Crowd(address, "board", visits, known)
        async with crowd.open(3) as sessions:
            taken = await crowd.reads(sessions, 0.2, 1.0)
            refused = await sessions[0].opens(Visit("audit"))
        return known, taken, refused

    copy = Path(shutil.copy(released_file, tmp_path / "read.duckdb"))
    with running(copy, tmp_path / "log") as served:
        known, taken, refused = asyncio.run(read(served.address))
    assert [one.name for one in known.values()] == [
        "Are we delivering the plan?",
        "How to read the charts",
        "Appeal rate",
    ]
    assert len(taken.seconds) >= 3 and taken.faults == []
    assert refused.name == "This page is not for your role"


def test_a_page_fails_where_that_is_asked_for_and_the_session_goes_on(
    released_file: Path, tmp_path: Path
) -> None:
    copy = Path(shutil.copy(released_file, tmp_path / "read.duckdb"))
    with running(copy, tmp_path / "log", by=faulty.__name__) as served:
        asyncio.run(failed(served.address, faulty.RAISES))
        with pytest.raises(ValueError, match="A page that fails said ''"):
            asyncio.run(failed(served.address, "by nothing"))


def test_a_press_is_of_a_button_that_is_there() -> None:
    session = OpenSession("http://127.0.0.1", "board")
    with pytest.raises(StopIteration):
        session.pressed("Nothing", {})
