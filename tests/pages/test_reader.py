"""Who loads a file, as long as nobody signs in."""

import getpass

import pytest

from data.reader import Reader
from pages.parts.reader import loader


def test_files_are_loaded_in_the_name_of_who_started_the_dashboard(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(getpass, "getuser", lambda: "ann")
    assert loader() == Reader("ann")


def test_a_user_without_a_name_still_loads_files(monkeypatch: pytest.MonkeyPatch) -> None:
    def nobody() -> str:
        raise KeyError("uid not found")

    monkeypatch.setattr(getpass, "getuser", nobody)
    assert loader() == Reader("not known")
