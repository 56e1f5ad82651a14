"""What a place's process finds in its environment."""

import json
import re
from pathlib import Path

import pytest

from places.environment import _LIBPQ, _OURS, read_settings
from places.process import OwnProcess
from tests.places.quick import ANSWER, SERVER, Ask, together

ENVIRONMENT = SERVER.replace(
    ANSWER,
    "__import__('json').dumps(dict(os.environ))",
)
FOREIGN = {
    "SEND_KPIS_CONTACT": "the launcher's",
    "PGHOST": "elsewhere",
    "PGPASSWORD": "hushed",
    "PGSERVICEFILE": "/elsewhere",
    "PGOPTIONS": "-c x=y",
    "PYTHONPATH": "/elsewhere",
    "STREAMLIT_SERVER_PORT": "1",
    "A_SECRET": "hushed",
}


def test_settings_are_read_as_systemd_reads_them(tmp_path: Path) -> None:
    file = tmp_path / "a.env"
    file.write_text(
        "# a\nPATH=/x\nSEND_KPIS_A=\"b c\"\nSEND_KPIS_B='d'\nSEND_KPIS_C=e=f $g\nSEND_KPIS_D\n"
        "PGSERVICEFILE=/a/services\nPGPASSFILE='/a/passwords'\nPGPASSWORD=hushed\n"
    )
    assert read_settings(file) == {
        "SEND_KPIS_A": "b c",
        "SEND_KPIS_B": "d",
        "SEND_KPIS_C": "e=f $g",
        "PGSERVICEFILE": "/a/services",
        "PGPASSFILE": "/a/passwords",
    }


def test_the_command_of_a_place_takes_the_same_settings(project: Path) -> None:
    text = (project / "deploy" / "command.sh").read_text(encoding="utf-8")
    (taken,) = re.findall(r"^ *(SEND_KPIS_\*=.*)\) ;;$", text, re.MULTILINE)
    assert {one.removesuffix("=*") for one in taken.split("|")} == {f"{_OURS}*", *_LIBPQ}


def test_no_setting_of_one_reaches_another(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SEND_KPIS_DATABASE", "the launcher's own")

    async def test(ask: Ask, made: dict[str, OwnProcess]) -> None:
        assert (await ask("a")).split()[1] == "a.duckdb"
        settings = made["b"].place.settings
        assert settings
        settings.write_text("")
        assert (await ask("b")).split()[1] == "None"

    together(tmp_path, test, most=3, idle=60)


def test_a_place_finds_its_own_settings_and_nothing_that_was_set_for_the_launcher(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, text in FOREIGN.items():
        monkeypatch.setenv(name, text)
    monkeypatch.setenv("LANG", "C.UTF-8")

    async def test(ask: Ask, made: dict[str, OwnProcess]) -> None:
        settings = made["a"].place.settings
        assert settings
        settings.write_text("SEND_KPIS_DATABASE=service=a\nPGSERVICEFILE=/a/services\n")
        found = json.loads(await ask("a"))
        assert (found["PGSERVICEFILE"], found["LANG"]) == ("/a/services", "C.UTF-8")
        assert not set(found.items()) & set(FOREIGN.items())
        assert {name for name in found if name.startswith(("SEND_KPIS_", "PG"))} == {
            "SEND_KPIS_DATABASE",
            "PGSERVICEFILE",
        }

    together(tmp_path, test, most=3, idle=60, programs={"a": ENVIRONMENT})
