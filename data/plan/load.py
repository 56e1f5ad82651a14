"""Reads the plan from the TOML files of its folder."""

import tomllib
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from data.chosen import chosen
from data.plan.model import Plan, Section
from data.plan.where import where

Read = TypeVar("Read", bound=BaseModel)


class PlanError(ValueError):
    """The plan's files cannot be read; `faults` holds every reason, one plain sentence each."""

    def __init__(self, faults: Iterable[str]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(("The plan cannot be read.", *self.faults)))


@cache
def load_plan() -> Plan:
    """The plan, read once and immutable. PlanError names every fault of every file."""
    return read_plan(chosen().plan)


def read_plan(folder: Path) -> Plan:
    """The plan in `plan.toml` and the `section_N.toml` of `folder`. PlanError names every fault of
    every file."""
    faults: list[str] = []
    sections = [
        _read(folder / f"section_{number}.toml", Section, faults) for number in _numbers(folder)
    ]
    plan = _read(
        folder / "plan.toml", Plan, faults, sections=[section for section in sections if section]
    )
    if plan and len(sections) < plan.shape.sections:
        faults.append(
            f"plan.toml counts {plan.shape.sections} sections, and there are files of "
            f"{len(sections)}."
        )
    if plan is None or faults:
        raise PlanError(faults)
    return plan


def _numbers(folder: Path) -> range:
    """The numbers that the files of its sections should have: without a gap up to the last that is
    there."""
    found = [path.stem.removeprefix("section_") for path in folder.glob("section_*.toml")]
    return range(1, max((int(number) for number in found if number.isdigit()), default=0) + 1)


def _read(path: Path, model: type[Read], faults: list[str], **other_files: object) -> Read | None:
    """The file as a `model`, or None with its faults added to `faults`."""
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8")) | other_files
    except (OSError, ValueError) as error:
        faults.append(f"{path.name} cannot be read: {error}.")
        return None
    try:
        return model.model_validate(data)
    except ValidationError as error:
        faults.extend(f"{path.name}, {_sentence(data, detail)}" for detail in error.errors())
        return None


def _sentence(data: dict[str, Any], detail: ErrorDetails) -> str:
    found = detail["input"]
    shown = f", not {found!r}" if isinstance(found, str | int) else ""
    return f"{where(data, detail['loc'])}: {detail['msg']}{shown}."
