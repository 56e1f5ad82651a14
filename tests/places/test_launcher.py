"""The launcher with real processes that are quick to start: who is started when, who goes, and that
nobody who is there is thrown out."""

import asyncio
import sys
from collections.abc import Awaitable, Callable, Coroutine
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from data.places import SharedPlace
from places.launcher import Launcher
from places.process import OwnProcess, read_settings
from tests.servers import free_ports

SERVER = """
import http.server, os, sys, time
class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        if self.path == "/die": os._exit(1)
        if self.path == "/hold": time.sleep(1)
        text = f"{os.getpid()} {os.environ.get('SEND_KPIS_DATABASE')} {self.path}".encode()
        self.send_response(200); self.send_header("Content-Length", len(text)); self.end_headers()
        self.wfile.write(text)
    def log_message(self, *_): pass
http.server.ThreadingHTTPServer(("127.0.0.1", int(sys.argv[-1])), Handler).serve_forever()
"""
BROKEN = "raise SystemExit(1)"
Ask = Callable[..., Coroutine[Any, Any, str]]


def together(
    folder: Path, test: Callable[[Ask, dict[str, OwnProcess]], Awaitable[None]], **kwargs: Any
) -> None:
    """Run the launcher with the places a, b and c, and a test beside it."""
    programs = {"a": SERVER, "b": SERVER, "c": SERVER} | kwargs.pop("programs", {})
    made = {}
    for (name, program), port in zip(programs.items(), free_ports(3), strict=True):
        settings = folder / f"{name}.env"
        settings.write_text(f"# {name}\nSEND_KPIS_DATABASE='{name}.duckdb'\n")
        place = SharedPlace(title=name, settings=settings, port=port)
        made[name] = OwnProcess(name, place, (sys.executable, "-c", program))

    async def ask(name: str, path: str = "/") -> str:
        reader, writer = await asyncio.open_connection("127.0.0.1", made[name].place.port)
        writer.write(f"GET {path} HTTP/1.0\r\n\r\n".encode())
        text = ""
        with suppress(ConnectionResetError):
            text = (await reader.read()).decode()
        writer.close()
        return text.rpartition("\r\n")[2]

    async def run() -> None:
        until = asyncio.Event()
        serving = asyncio.create_task(Launcher(made, **kwargs).serve(until))
        await asyncio.sleep(0.1)
        try:
            await test(ask, made)
        finally:
            until.set()
            await serving

    asyncio.run(run())
    assert not [one for one in made.values() if one.running]


async def _until(holds: Callable[[], bool]) -> None:
    async with asyncio.timeout(30):
        while not holds():
            await asyncio.sleep(0.02)


def pid(answer: str) -> str:
    return answer.split()[0]


def test_a_place_is_started_once_by_whoever_comes_first(tmp_path: Path) -> None:
    async def test(ask: Ask, made: dict[str, OwnProcess]) -> None:
        assert not any(one.running for one in made.values())
        answers = await asyncio.gather(*(ask("a", f"/{number}") for number in range(5)))
        assert len({pid(one) for one in answers}) == 1
        assert [one.split()[1:] for one in answers] == [
            ["a.duckdb", f"/{number}"] for number in range(5)
        ]
        assert [name for name, one in made.items() if one.running] == ["a"]
        assert pid(await ask("a")) == pid(answers[0])
        assert (await ask("b")).split()[1] == "b.duckdb"

    together(tmp_path, test, most=3, idle=60)


def test_the_place_that_was_used_longest_ago_makes_room(tmp_path: Path) -> None:
    async def test(ask: Ask, made: dict[str, OwnProcess]) -> None:
        first = await ask("a")
        await ask("b")
        await ask("a")
        await _until(lambda: not any(one.open for one in made.values()))
        assert await ask("c")
        assert [name for name, one in made.items() if one.running] == ["a", "c"]
        assert pid(await ask("a")) == pid(first)
        await _until(lambda: not any(one.open for one in made.values()))
        assert (await ask("b")).split()[1] == "b.duckdb"
        assert [name for name, one in made.items() if one.running] == ["a", "b"]

    together(tmp_path, test, most=2, idle=60)


def test_nobody_who_is_there_is_thrown_out_for_another(tmp_path: Path) -> None:
    async def test(ask: Ask, made: dict[str, OwnProcess]) -> None:
        await ask("a")
        held = asyncio.create_task(ask("a", "/hold"))
        await _until(lambda: made["a"].open > 0)
        assert await ask("b") == ""
        assert (await held).endswith("/hold")
        await _until(lambda: not made["a"].open)
        assert (await ask("b")).split()[1] == "b.duckdb"
        assert not made["a"].running

    together(tmp_path, test, most=1, idle=60)


def test_a_place_that_nobody_asks_for_is_ended_and_comes_back(tmp_path: Path) -> None:
    async def test(ask: Ask, made: dict[str, OwnProcess]) -> None:
        first = await ask("a")
        await _until(lambda: not made["a"].running)
        assert pid(await ask("a")) != pid(first)

    together(tmp_path, test, most=3, idle=0.2)


def test_a_place_that_breaks_is_started_again_and_others_go_on(tmp_path: Path) -> None:
    async def test(ask: Ask, made: dict[str, OwnProcess]) -> None:
        first, other = await ask("a"), await ask("b")
        assert await ask("a", "/die") == ""
        await _until(lambda: not made["a"].running)
        assert pid(await ask("a")) != pid(first)
        assert pid(await ask("b")) == pid(other)

    together(tmp_path, test, most=3, idle=60)


def test_a_place_that_cannot_start_is_not_tried_for_each_request(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    async def test(ask: Ask, made: dict[str, OwnProcess]) -> None:
        assert await asyncio.gather(*(ask("b") for _ in range(5))) == [""] * 5
        assert await ask("b") == ""
        assert (await ask("a")).split()[1] == "a.duckdb"

    together(tmp_path, test, most=3, idle=60, programs={"b": BROKEN})
    assert capfd.readouterr().err.count("b is started") == 1


def test_settings_are_read_as_systemd_reads_them(tmp_path: Path) -> None:
    file = tmp_path / "a.env"
    file.write_text("# a\nPATH=/x\nSEND_KPIS_A=\"b c\"\nSEND_KPIS_B='d'\nSEND_KPIS_C=e=f $g\n")
    assert read_settings(file) == {
        "SEND_KPIS_A": "b c",
        "SEND_KPIS_B": "d",
        "SEND_KPIS_C": "e=f $g",
    }


def test_no_setting_of_one_reaches_another(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SEND_KPIS_DATABASE", "the launcher's own")

    async def test(ask: Ask, made: dict[str, OwnProcess]) -> None:
        assert (await ask("a")).split()[1] == "a.duckdb"
        settings = made["b"].place.settings
        assert settings
        settings.write_text("")
        assert (await ask("b")).split()[1] == "None"

    together(tmp_path, test, most=3, idle=60)
