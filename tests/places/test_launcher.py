"""The launcher with real processes that are quick to start: who is started when, who goes, and that
nobody who is there is thrown out."""

import asyncio
from collections.abc import Callable
from pathlib import Path

import pytest

from places.process import OwnProcess
from tests.places.quick import Ask, together

BROKEN = "raise SystemExit(1)"


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
