"""Says where something stands in the plan's data, as its editors would, so that a fault is found in
the files."""

from collections.abc import Sequence


def where(data: object, steps: Sequence[str | int]) -> str:
    """The nearest printed number on the way down `steps`, and what lies below it: `1a.5, due` or
    `section 2, good 3`.

    Lists count from 1. A step that `data` does not have (a field that is missing) is named all the
    same.
    """
    names: list[str] = []
    for step in steps:
        data = _inside(data, step)
        if number := _printed_number(data):
            names = [number]
        elif isinstance(step, int) and names:
            names[-1] += f" {step + 1}"
        else:
            names.append(str(step))
    return ", ".join(names)


def _inside(data: object, step: str | int) -> object:
    if isinstance(data, dict):
        return data.get(step)
    if isinstance(data, list | tuple) and isinstance(step, int) and step < len(data):
        return data[step]
    return None


def _printed_number(data: object) -> str | None:
    if not isinstance(data, dict):
        return None
    return data.get("id") or (f"section {data['number']}" if "number" in data else None)
