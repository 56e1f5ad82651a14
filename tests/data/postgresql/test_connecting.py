"""What goes to another machine goes encrypted, to a host that has proved who it is."""

from pathlib import Path

import pytest

from data.address import PostgresAddress, address_of
from data.postgresql import LOST, ServerError, options_of, server_words


@pytest.fixture(autouse=True)
def no_variables(monkeypatch: pytest.MonkeyPatch) -> None:
    """What this machine's user has set changes nothing here."""
    for name in ("PGHOST", "PGHOSTADDR", "PGSSLMODE", "PGSERVICE", "PGSERVICEFILE"):
        monkeypatch.delenv(name, raising=False)


def server(text: str) -> PostgresAddress:
    address = address_of(text)
    assert isinstance(address, PostgresAddress)
    return address


@pytest.mark.parametrize(
    "text",
    [
        "postgresql://127.0.0.1/send",
        "postgresql://127.8.9.1/send",
        "postgresql://localhost/send",
        "postgresql://[::1]/send",
        "postgresql:///send?host=/run/postgresql",
        "postgresql:///send?host=localhost,127.0.0.1",
    ],
)
def test_on_this_machine_nothing_is_asked_for(text: str) -> None:
    assert "sslmode" not in options_of(server(text))


@pytest.mark.parametrize(
    "text",
    [
        "postgresql://db.example/send",
        "postgresql://10.1.2.3/send",
        "postgresql://localhost.example/send",
        "postgresql://127.0.0.1.example/send",
        "postgresql:///send?host=localhost,db.example",
        "postgresql://localhost/send?hostaddr=192.0.2.7",
        "postgresql://db.example/send?sslmode=verify-full",
    ],
)
def test_elsewhere_the_host_proves_who_it_is(text: str) -> None:
    assert options_of(server(text))["sslmode"] == "verify-full"


@pytest.mark.parametrize("mode", ["disable", "allow", "prefer", "require", "verify-ca"])
def test_elsewhere_less_is_refused(mode: str) -> None:
    with pytest.raises(ServerError, match="verify-full"):
        options_of(server(f"postgresql://db.example/send?sslmode={mode}"))


def test_a_service_is_looked_up_before_it_is_believed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "services.conf"
    file.write_text(
        "[here]\nhost=127.0.0.1\ndbname=send\n[there]\nhost=192.0.2.7\ndbname=send\nsslmode=disable\n"
    )
    monkeypatch.setenv("PGSERVICEFILE", str(file))
    assert "sslmode" not in options_of(server("service=here"))
    # What the address says outweighs the file.
    assert options_of(server("service=there"))["sslmode"] == "verify-full"


def test_a_variable_that_names_a_host_is_believed_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PGHOST", "192.0.2.8")
    assert options_of(server("postgresql:///of_a_variable"))["sslmode"] == "verify-full"


@pytest.mark.parametrize("sign", LOST)
def test_each_sign_of_a_lost_server_has_words(sign: str) -> None:
    assert server_words(f"Failed to execute query: {sign.upper()} (and more)")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('FATAL: password authentication failed for user "ann"', "passfile"),
        ("connection failed: fe_sendauth: no password supplied", "a line for this role"),
        (
            'connection to server at "10.1.2.3", port 5432 failed: FATAL: no pg_hba.conf entry for '
            'host "10.1.2.4", user "ann", database "send", SSL encryption',
            "pg_hba.conf",
        ),
        ('connection is bad: definition of service "nope" not found', "PGSERVICEFILE"),
        ('connection is bad: service file "/nowhere" not found', "PGSERVICEFILE"),
        ("failed to resolve host 'db.example': [Errno -2] Name or service not known", "address"),
        ("ERROR: no schema has been selected to create in at character 28", "role"),
        ('FATAL: role "send_app" is not permitted to log in', "role"),
        ('FATAL: database "westmorlan" does not exist', "make it"),
        ('could not extend file "base/1/2": wrote only 4096 of 8192 bytes', "disk is full"),
        ('could not write to file "pg_wal/1": No space left on device', "disk is full"),
        ('ERROR: duplicate key value violates unique constraint "batches_pkey"', "same moment"),
        ("ERROR: permission denied for table entries", "role"),
        ("FATAL: sorry, too many clients already", "max_connections"),
        ("ERROR: cannot execute INSERT in a read-only transaction", "only read"),
        ("ERROR: canceling statement due to user request", "give up what it did: repeat"),
        ("FATAL: terminating connection due to idle-in-transaction timeout", "for our role"),
        ("ERROR: temporary file size exceeds temp_file_limit (64kB)", "raise temp_file_limit"),
        ("SSL error: certificate verify failed", "set sslrootcert"),
        ('root certificate file "root.crt" does not exist', "set sslrootcert"),
        (
            'server certificate for "a" does not match host name "b"',
            "use the name it was made for",
        ),
        ("server does not support SSL, but SSL was required", "turn it on there"),
        ("FATAL: remaining connection slots are reserved", "max_connections"),
        ('FATAL: too many connections for role "send_app"', "max_connections"),
        ("ERROR: must be owner of table points", "role"),
        ("ERROR: could not serialize access due to concurrent update", "same moment"),
        ("ERROR: deadlock detected", "same moment"),
        ("ERROR: canceling statement due to lock timeout", "held by somebody else"),
        ("ERROR: canceling statement due to statement timeout", "took too long"),
    ],
)
def test_faults_of_a_server_say_what_to_do(text: str, words: str) -> None:
    assert words in (server_words(text) or "")


def test_the_words_of_a_query_have_no_sign() -> None:
    assert server_words('Binder Error: Referenced column "x" not found') is None
