"""The runbook names all there is: every file that an ICT team installs, and every setting."""

import re
from pathlib import Path

from data.post import PostSettings
from data.settings import Settings
from data.sign_in import SignInSettings

READ_BY_OTHERS = {"SEND_KPIS_LOG", "SEND_KPIS_BACKUP_KEY", "SEND_KPIS_BACKUP_DAYS"}
"""Settings that are no field of the models."""


def test_every_file_that_is_installed_is_named(project: Path) -> None:
    told = (project / "docs" / "running.md").read_text(encoding="utf-8")
    files = [path for path in (project / "deploy").rglob("*") if path.is_file()]
    names = sorted(str(path.relative_to(project)) for path in files)
    assert names
    assert [name for name in names if f"`{name}`" not in told] == []
    commands = re.findall(r"deploy/[\w./@-]+\w", told)
    assert [name for name in commands if not (project / name).exists()] == []


def test_every_setting_stands_in_a_table(project: Path) -> None:
    pages = [project / "README.md", *(project / "docs").glob("*.md")]
    lines = [line for page in pages for line in page.read_text(encoding="utf-8").splitlines()]
    rows = "\n".join(line for line in lines if line.startswith("|"))
    models = (Settings, SignInSettings, PostSettings)
    fields = [name for model in models for name in model.model_fields]
    there = {f"SEND_KPIS_{name}".upper() for name in fields} | READ_BY_OTHERS
    assert sorted(name for name in there if f"`{name}`" not in rows) == []
    made_up = set(re.findall(r"SEND_KPIS_[A-Z]\w*[A-Z]", rows)) - there
    assert made_up == set()


def test_no_secret_stands_in_what_is_installed(project: Path) -> None:
    files = [path for path in (project / "deploy").rglob("*") if path.is_file()]
    for path in files:
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"(SECRET|PASSWORD|TOKEN)=", text), path


def test_the_container_is_pinned_and_is_nobody_in_particular(project: Path) -> None:
    text = (project / "deploy" / "Containerfile").read_text(encoding="utf-8")
    bases = re.findall(r"^FROM (\S+)", text, re.MULTILINE)
    assert bases and all(re.search(r":\d+\.\d+\.\d+-", base) for base in bases)
    assert re.findall(r"^USER (.*)", text, re.MULTILINE) == ["10001:10001"]
    copied = re.findall(r"^COPY (?:--\S+ )?(\S+) ", text, re.MULTILINE)
    assert {"app.py", ".streamlit", "data", "kpis", "presentation", "pages"} <= set(copied)
