"""Reads the plan from the TOML files of this folder."""

import tomllib
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from data.plan.model import Plan, Section
from data.plan.place import place

FOLDER = Path(__file__).parent
SECTION_FILES = ("section_1.toml", "section_2.toml", "section_3.toml", "section_4.toml")

Read = TypeVar("Read", bound=BaseModel)


class PlanError(ValueError):
    """The plan's files cannot be read; `faults` holds every reason, one plain sentence each."""

    def __init__(self, faults: Iterable[str]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(("The plan cannot be read.", *self.faults)))


@cache
def load_plan() -> Plan:
    """The plan, read once and immutable. PlanError names every fault of every file."""
    return read_plan(FOLDER)


def read_plan(folder: Path) -> Plan:
    """The plan in the five TOML files of `folder`. PlanError names every fault of every file."""
    faults: list[str] = []
    sections = [_read(folder / name, Section, faults) for name in SECTION_FILES]
    plan = _read(folder / "plan.toml", Plan, faults, sections=[section for section in sections if section])
    if plan is None or faults:
        raise PlanError(faults)
    return plan


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
    return f"{place(data, detail['loc'])}: {detail['msg']}{shown}."
