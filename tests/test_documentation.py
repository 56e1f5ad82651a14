"""What the documentation for developers names is there: no path leads nowhere."""

import re
from pathlib import Path

import pytest

NAMED = re.compile(
    r"`((?:app\.py|(?:pages|presentation|kpis|data|tests|benchmarks|docs)/)[\w./-]*)`|\]\(([\w./-]+)\)"
)
MADE_UP = re.compile(r"NAME|NNN")
"""What stands for a name that the reader chooses."""


@pytest.mark.parametrize(
    "page",
    [
        "README.md",
        "CONTRIBUTING.md",
        "benchmarks/README.md",
        "docs/architecture.md",
        "docs/glossary.md",
        "docs/round.md",
        "docs/running.md",
        "docs/dpia.md",
        "docs/security.md",
    ],
)
def test_every_path_that_a_page_names_exists(project: Path, page: str) -> None:
    text = (project / page).read_text(encoding="utf-8")
    named = [
        (code, project / code) if code else (link, (project / page).parent / link)
        for code, link in NAMED.findall(text)
    ]
    assert named
    assert [name for name, path in named if not MADE_UP.search(name) and not path.exists()] == []
