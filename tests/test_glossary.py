"""The glossary names what is there: every class where it says, and every package of the product."""

import re
from importlib import import_module
from pathlib import Path

FLOORS = ("data", "kpis", "presentation", "pages")


def test_each_class_is_where_the_glossary_says(project: Path) -> None:
    text = (project / "docs" / "glossary.md").read_text(encoding="utf-8")
    named = re.findall(r"^\| `(\w+)` \| `([\w/]+)\.py` \|", text, re.MULTILINE)
    assert named
    modules = {place: import_module(place.replace("/", ".")) for _, place in named}
    assert [
        (name, place)
        for name, place in named
        if not isinstance(getattr(modules[place], name, None), type)
    ] == []


def test_each_package_of_the_product_is_named_once(project: Path) -> None:
    text = (project / "docs" / "glossary.md").read_text(encoding="utf-8")
    named = re.findall(
        r"^\| `([\w/]+)` \| [^|]+ \|$", text.partition("## Packages")[2], re.MULTILINE
    )
    there = [
        path.parent.relative_to(project).as_posix()
        for floor in FLOORS
        for path in (project / floor).rglob("__init__.py")
    ]
    packages = [name for name in there if "/" in name and not name.endswith("/migrations")]
    assert sorted(named) == sorted(packages)
