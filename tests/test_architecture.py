"""The rules of CONTRIBUTING.md that a machine can hold: who imports whom, what a file may name, how
long it may be."""

import ast
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

from data.extract import Extract

LONGEST_FILE = 250
MOST_FILES = 20
A_FILE_EACH = ("kpis/measures", "pages")
"""A folder that grows by a file with each measure or page, and is walked by their names."""
PRODUCT = ("app.py", "pages/", "presentation/", "kpis/", "data/")
FORBIDDEN_TEXT = {
    "a path that exists on one machine only": r"(?<![\w.}])/(?:home|root|Users|work|tmp)/",
    "the address of a package registry": r"pypi\.org|pythonhosted\.org|npmjs\.(?:org|com)|index-ur[l]",
}


@pytest.fixture(scope="module")
def files(project: Path) -> dict[str, Path]:
    """Every file that is, or is about to be, in the repository, by its path from the root."""
    # A checkout may belong to another user than the one who runs the tests.
    command = [
        "git",
        "-c",
        "safe.directory=*",
        "ls-files",
        "--cached",
        "--others",
        "--exclude-standard",
    ]
    listed = subprocess.run(
        command, cwd=project, check=True, capture_output=True, text=True
    ).stdout.splitlines()
    return {name: project / name for name in listed if (project / name).is_file()}


@pytest.fixture(scope="module")
def product(files: dict[str, Path]) -> dict[str, Path]:
    """The files that run when the dashboard does."""
    return {name: path for name, path in files.items() if name.startswith(PRODUCT)}


def texts(files: dict[str, Path]) -> Iterator[tuple[str, str]]:
    """Each file with its text; pictures and workbooks have none."""
    for name, path in files.items():
        try:
            yield name, path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue


def code(files: dict[str, Path]) -> dict[str, str]:
    """The Python files and their text."""
    return {name: text for name, text in texts(files) if name.endswith(".py")}


def where(pattern: str, files: dict[str, Path]) -> list[str]:
    """Every line that holds the pattern, as `file:line: text`."""
    return [
        f"{name}:{number}: {line.strip()[:120]}"
        for name, text in texts(files)
        for number, line in enumerate(text.splitlines(), start=1)
        if re.search(pattern, line)
    ]


def test_imports_run_only_downwards_and_streamlit_stays_in_the_pages(project: Path) -> None:
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-logo", "--no-cache"]
    outcome = subprocess.run(command, cwd=project, check=False, capture_output=True, text=True)
    assert outcome.returncode == 0, outcome.stdout + outcome.stderr


def test_nothing_below_the_top_floor_imports_it(product: dict[str, Path]) -> None:
    """`app.py` is a file and no package, so that the import contracts cannot name it."""
    below = {name: path for name, path in product.items() if name != "app.py"}
    assert where(r"^\s*(?:from app\b|import app\b)", below) == []


def test_the_product_neither_reads_nor_names_the_folder_beside_it(product: dict[str, Path]) -> None:
    assert (
        where(r"""\.\./shared|["']shared["'/]|shared/(?:examples|reference|plan|design)""", product)
        == []
    )


def test_only_the_store_opens_a_database(product: dict[str, Path]) -> None:
    rest = {name: path for name, path in product.items() if not name.startswith("data/store/")}
    assert where(r"duckdb\.connect\(|import connect\b", rest) == []


def test_nothing_above_kpis_reads_an_exact_number_of_a_part_or_decides_what_is_shown(
    product: dict[str, Path],
) -> None:
    above = {
        name: path for name, path in product.items() if name.startswith(("pages/", "presentation/"))
    }
    assert (
        where(
            r"\bexact_|\.exact\b|\bmay_show\b|\bPoint\b|shown import .*\bcounted\b|\b(?:Shown|Hidden)\(",
            above,
        )
        == []
    )
    makers = [
        name
        for name, text in code(product).items()
        if re.search(r"(?<!class )\b(?:Shown|Hidden)\(", text)
    ]
    assert makers == ["kpis/definitions/shown.py"]


@pytest.mark.parametrize("what", FORBIDDEN_TEXT)
def test_no_file_holds(what: str, files: dict[str, Path]) -> None:
    assert where(FORBIDDEN_TEXT[what], files) == []


def test_no_file_of_the_product_is_long(product: dict[str, Path]) -> None:
    lengths = {name: len(text.splitlines()) for name, text in code(product).items()}
    assert {name: length for name, length in lengths.items() if length > LONGEST_FILE} == {}


def test_no_folder_holds_more_than_a_reader_can_take_in(files: dict[str, Path]) -> None:
    held = Counter(Path(name).parent.as_posix() for name in files if name.endswith(".py"))
    assert {name: n for name, n in held.items() if n > MOST_FILES and name not in A_FILE_EACH} == {}


def test_every_python_file_says_what_it_is_for(files: dict[str, Path]) -> None:
    assert [
        name for name, text in code(files).items() if not ast.get_docstring(ast.parse(text))
    ] == []


def test_figures_are_never_rounded_by_python(product: dict[str, Path]) -> None:
    """Python rounds half to even; published figures round half up, through `kpis.figures`."""
    rounded = [
        f"{name}:{node.lineno}"
        for name, text in code(product).items()
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "round"
    ]
    assert rounded == []


def test_each_extract_is_declared_in_one_file_of_its_name(project: Path, shared: Path) -> None:
    names = [
        path.stem
        for path in (project / "data" / "extracts").glob("*.py")
        if path.stem not in ("__init__", "registry")
    ]
    declared = {
        name: [
            part.name
            for part in [import_module(f"data.extracts.{name}").EXTRACT]
            if isinstance(part, Extract)
        ]
        for name in names
    }
    assert declared == {name: [name] for name in names}
    assert {path.stem for path in (shared / "examples").glob("*.csv")} <= set(declared)


def test_only_the_store_has_sql_about_the_record(product: dict[str, Path]) -> None:
    """Others ask `data.store.records`, so that a second store can stand behind it."""
    rest = {name: path for name, path in product.items() if not name.startswith("data/store/")}
    assert where(r"\b(?:FROM|JOIN|INTO|UPDATE|TABLE) (?:batches|events|entries)\b", rest) == []


def test_the_models_of_the_record_know_no_engine(product: dict[str, Path]) -> None:
    models = {name: path for name, path in product.items() if name.startswith("data/record/")}
    assert where(r"duckdb|\.execute\(|\bSELECT\b", models) == []


def test_no_two_classes_are_called_alike(product: dict[str, Path]) -> None:
    """One name, one thing (docs/glossary.md)."""
    classes = [
        node.name
        for text in code(product).values()
        for node in ast.parse(text).body
        if isinstance(node, ast.ClassDef)
    ]
    assert {name: count for name, count in Counter(classes).items() if count > 1} == {}
