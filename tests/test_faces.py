"""Each package has a face: an `__init__.py` that says what it is for and hands out what others may
use, and does nothing else (docs/architecture.md)."""

import ast
from collections.abc import Iterator
from pathlib import Path

FLOORS = ("data", "kpis", "presentation")


def modules(project: Path) -> dict[str, Path]:
    """The file of each module of the product, by its dotted name."""
    files = [path for floor in (*FLOORS, "pages") for path in (project / floor).rglob("*.py")]
    names = [path.relative_to(project).with_suffix("").parts for path in files]
    return {
        ".".join(name[:-1] if name[-1] == "__init__" else name): path
        for name, path in zip(names, files, strict=True)
    }


def faces(project: Path) -> dict[str, ast.Module]:
    """What stands in the face of each package, by its dotted name."""
    return {
        name: ast.parse(path.read_text(encoding="utf-8"))
        for name, path in modules(project).items()
        if path.name == "__init__.py"
    }


def re_exports(node: ast.stmt) -> bool:
    if isinstance(node, ast.Assign):
        return [ast.unparse(one) for one in node.targets] == ["__all__"]
    return isinstance(node, ast.ImportFrom)


def test_a_face_says_what_its_package_is_for_and_only_hands_out_names(project: Path) -> None:
    for name, face in faces(project).items():
        assert ast.get_docstring(face), name
        assert all(map(re_exports, face.body[1:])), name


def past_the_face(project: Path, packages: set[str]) -> Iterator[str]:
    """Imports of a name from within a package that the importing module is no part of. A module that
    is called by the one name it holds is named itself: on the face it would hide itself."""
    for name, path in modules(project).items():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.ImportFrom) or node.module in packages:
                continue
            package, _, module = (node.module or "").rpartition(".")
            names = [one.name for one in node.names if one.name != module]
            if package in packages and names and not f"{name}.".startswith(f"{package}."):
                yield f"{name}: {', '.join(names)} from {node.module}"


def test_others_take_what_they_use_from_the_face(project: Path) -> None:
    packages = {name for name in faces(project) if name not in FLOORS and "pages" not in name}
    assert list(past_the_face(project, packages)) == []
