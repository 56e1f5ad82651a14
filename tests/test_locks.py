"""What is installed is exactly what was tested: every package down to the last one it needs, by
version and by the digest of its files."""

import re
from importlib.metadata import requires, version
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

KINDS = ["requirements", "requirements-dev"]
HASH = re.compile(r"--hash=sha256:[0-9a-f]{64}")


def asked(project: Path, name: str) -> list[Requirement]:
    """What a requirements file asks for, and the one that it includes."""
    lines = (project / name).read_text(encoding="utf-8").splitlines()
    found = [line.partition("#")[0].strip() for line in lines]
    included = [line.split()[1] for line in found if line.startswith("-r ")]
    own = [Requirement(line) for line in found if line and not line.startswith("-")]
    return own + [one for file in included for one in asked(project, file)]


def locked(project: Path, kind: str) -> list[tuple[Requirement, list[str]]]:
    """What a lock file holds, each with its digests."""
    text = (project / f"{kind}.lock").read_text(encoding="utf-8").replace("\\\n", " ")
    lines = [line.split(" --hash") for line in text.splitlines() if re.match(r"\w", line)]
    return [
        (Requirement(first), [f"--hash{one}".strip() for one in rest]) for first, *rest in lines
    ]


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_asked_for_is_locked(project: Path, kind: str) -> None:
    there = {(canonicalize_name(one.name), str(one.specifier)) for one, _ in locked(project, kind)}
    wanted = {
        (canonicalize_name(one.name), str(one.specifier)) for one in asked(project, f"{kind}.txt")
    }
    assert wanted and wanted - there == set(), "Run `make lock`."


@pytest.mark.parametrize("kind", KINDS)
def test_every_line_has_one_version_and_its_digests(project: Path, kind: str) -> None:
    for one, hashes in locked(project, kind):
        assert re.fullmatch(r"==[\w.]+", str(one.specifier)), one
        assert hashes and all(HASH.fullmatch(each) for each in hashes), one
    text = (project / f"{kind}.lock").read_text(encoding="utf-8")
    assert text.startswith("--only-binary :all:\n") and "://" not in text


def test_whatever_a_package_needs_is_locked_too(project: Path) -> None:
    """As this Python and system need it, followed from what is installed."""
    here = [
        one for one, _ in locked(project, "requirements") if not one.marker or one.marker.evaluate()
    ]
    there = {canonicalize_name(one.name): one for one in here}
    waiting, seen = asked(project, "requirements.txt"), set()
    while waiting:
        one = waiting.pop()
        assert there[canonicalize_name(one.name)].specifier.contains(version(one.name)), one
        for extra in one.extras or {""}:
            if (key := (canonicalize_name(one.name), extra)) not in seen:
                seen.add(key)
                needed = [Requirement(line) for line in requires(one.name) or []]
                waiting += [
                    each
                    for each in needed
                    if not each.marker or each.marker.evaluate({"extra": extra})
                ]
    assert {name for name, _ in seen} == set(there)


def test_both_lock_files_agree(project: Path) -> None:
    ours, theirs = ({str(one): hashes for one, hashes in locked(project, kind)} for kind in KINDS)
    assert {name: theirs.get(name) for name in ours} == ours


@pytest.mark.parametrize(
    "file", ["Makefile", "deploy/Containerfile", "docs/running.md", "README.md"]
)
def test_nothing_is_installed_without_its_digest(project: Path, file: str) -> None:
    text = (project / file).read_text(encoding="utf-8").replace("\\\n", " ")
    lines = re.findall(r"pip install .*", text)
    assert lines and [one for one in lines if "--require-hashes" not in one] == []
