"""Where the dashboard may be started, by how people sign in."""

from pathlib import Path

import pytest

from data.sign_in import SignInSettings
from pages.parts.access import NotStartedError, check_address, checked_settings
from tests.pages.access.conftest import ADDRESS, SECRET

OTHERS = ["0.0.0.0", "::", "", "192.0.2.1", "2001:db8::1", "send.example.gov.uk", "localhost.", "0"]
OWN = ["127.0.0.1", "127.8.9.1", "::1", "[::1]", "localhost"]
SERVICE = {
    "SEND_KPIS_ADDRESS": ADDRESS,
    "SEND_KPIS_OIDC_ISSUER": "https://id.example.gov.uk",
    "SEND_KPIS_OIDC_CLIENT_ID": "dashboard",
    "SEND_KPIS_OIDC_CLIENT_SECRET": "a secret that nobody may read",
}
PROXY = {"SEND_KPIS_ADDRESS": ADDRESS, "SEND_KPIS_PROXY_SECRET": SECRET}


def settings(patch: pytest.MonkeyPatch, values: dict[str, str]) -> SignInSettings:
    for name, value in values.items():
        patch.setenv(name, value)
    return checked_settings()


@pytest.mark.parametrize("values", [{}, PROXY])
@pytest.mark.parametrize("address", OTHERS)
def test_nobody_gets_round_the_sign_in(
    monkeypatch: pytest.MonkeyPatch, values: dict[str, str], address: str
) -> None:
    with pytest.raises(NotStartedError, match=r"Start it with --server\.address 127\.0\.0\.1"):
        check_address(settings(monkeypatch, values), address)


@pytest.mark.parametrize("values", [{}, PROXY, SERVICE])
@pytest.mark.parametrize("address", OWN)
def test_this_machine_is_always_served(
    monkeypatch: pytest.MonkeyPatch, values: dict[str, str], address: str
) -> None:
    check_address(settings(monkeypatch, values), address)


@pytest.mark.parametrize("address", OTHERS)
def test_with_sign_in_others_are_served(monkeypatch: pytest.MonkeyPatch, address: str) -> None:
    check_address(settings(monkeypatch, SERVICE), address)


@pytest.mark.parametrize(
    ("values", "words"),
    [
        (SERVICE | {"SEND_KPIS_OIDC_CLIENT_SECRET": ""}, "_CLIENT_SECRET"),
        (SERVICE | {"SEND_KPIS_OIDC_CLIENT_ID": ""}, "SEND_KPIS_OIDC_CLIENT_ID"),
        (SERVICE | {"SEND_KPIS_ADDRESS": ""}, "SEND_KPIS_ADDRESS"),
        (SERVICE | {"SEND_KPIS_ADDRESS": "http://send.example.gov.uk"}, "must begin with https"),
        (SERVICE | {"SEND_KPIS_ADDRESS": f"{ADDRESS}/a/b"}, "a scheme and a name"),
        (SERVICE | {"SEND_KPIS_OIDC_ISSUER": "http://id.example.gov.uk"}, "OIDC_ISSUER"),
        (SERVICE | PROXY, "not by both"),
        (PROXY | {"SEND_KPIS_PROXY_SECRET": "short"}, "32 characters"),
        (SERVICE | {"SEND_KPIS_OIDC_CLIENT_SECRET_FILE": "/absent"}, "/absent"),
    ],
)
def test_a_sign_in_that_is_half_set_up_is_none(
    monkeypatch: pytest.MonkeyPatch, values: dict[str, str], words: str
) -> None:
    with pytest.raises(NotStartedError, match=words) as refused:
        settings(monkeypatch, values)
    assert "nobody may read" not in str(refused.value) and SECRET not in str(refused.value)


def test_a_secret_may_lie_in_a_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("from the file\n")
    file = {"SEND_KPIS_OIDC_CLIENT_SECRET_FILE": str(tmp_path / "secret")}
    assert settings(monkeypatch, SERVICE | file).client_secret() == "from the file"


def test_a_secret_is_never_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "nobody may read" not in repr(settings(monkeypatch, SERVICE))


def test_another_setting_that_cannot_be_used_is_told_at_the_start(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with pytest.raises(NotStartedError, match=r"settings cannot be used:\n.*RETAIN_MONTHS: .*36"):
        settings(monkeypatch, {"SEND_KPIS_RETAIN_MONTHS": "12"})
