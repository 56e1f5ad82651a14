"""`load --server`: sends the file to a dashboard that runs, which loads it and answers as the
command would. The token is read from a file and stands in one header: never on the command line, in
a log, or in a message."""

import ipaddress
import json
import ssl
from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from contextlib import suppress
from http.client import HTTPConnection, HTTPException, HTTPResponse, HTTPSConnection
from pathlib import Path
from urllib.parse import SplitResult, quote, urlencode, urlsplit

from data.commands.arguments import storable
from data.commands.shell import Answer, UsageError, tell, using_file
from data.loading import LoadResult
from data.store import DatabaseError

CONNECT_SECONDS = 30
ANSWER_SECONDS = 3600
"""How long reading and checking a file may take."""
_LONGEST = 64 * 1024 * 1024
_UNKNOWN = (
    "Whether the file was loaded is not known: look at the list of uploads. To send it again does "
    "no harm: content that is loaded already is not loaded twice."
)
_REFUSED, _WRONG = (200, 422), (400, 401, 403, 404)


def declare_server(parser: ArgumentParser) -> None:
    """The options that send a file to a dashboard that runs."""
    parser.add_argument(
        "--server",
        metavar="URL",
        help="have the dashboard at this address load it, while it runs; uploads are then in the "
        "name of the token",
    )
    parser.add_argument(
        "--token-file",
        type=Path,
        metavar="FILE",
        help="the file with the token that an administrator issued for this extract",
    )


def send(options: Namespace, asked: Callable[[LoadResult], None] | None) -> Answer:
    """Send the file, and say what came of it. `asked` is given what a dry run says before. Raises
    UsageError and DatabaseError."""
    if options.database:
        raise UsageError("Give --server or --database, not both.")
    server, token = _server(options.server), _token(options.token_file)
    if asked:
        asked(LoadResult.model_validate(_sent(options, server, token, "json", dry_run=True).fields))
    form = "json" if options.json else "plain"
    return _sent(options, server, token, form, dry_run=options.dry_run)


def _server(url: str) -> SplitResult:
    server = urlsplit(url)
    if server.scheme not in ("http", "https") or not server.hostname or server.username:
        raise UsageError(f"{url} is no address of a dashboard: write it as https://example.org.")
    if server.scheme == "http" and not _loopback(server.hostname):
        raise UsageError(
            "Over http the token and the rows could be read on the way: write https:// in the "
            "address. Only a dashboard on this machine may be asked over http."
        )
    return server


def _loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _token(path: Path | None) -> str:
    if path is None:
        raise UsageError("Give --token-file, the file with the token that was issued for this.")
    with using_file(path):
        token = path.read_text(encoding="utf-8", errors="replace").strip()
        if path.stat().st_mode & 0o077:
            tell(f"Others may read {path}: let only its owner, with `chmod 600`.")
    if not token.isascii() or not token.isprintable() or not token or " " in token:
        raise UsageError(f"{path} holds no token: one line, as it was shown when it was issued.")
    return token


def _sent(
    options: Namespace, server: SplitResult, token: str, form: str, *, dry_run: bool
) -> Answer:
    """What the dashboard answers, as fields (`json`) or as lines (`plain`)."""
    said = {
        "file": storable(options.file.name)[-200:],
        "as_at": options.as_at.isoformat() if options.as_at else None,
        "missing": options.missing,
        "mapping": options.mapping,
        "dry_run": "true" if dry_run else None,
    }
    query = urlencode({name: value for name, value in said.items() if value is not None})
    path = f"{server.path.rstrip('/')}/api/extracts/{quote(options.extract, safe='')}?{query}"
    accept = "text/plain" if form == "plain" else "application/json"
    headers = {"Authorization": f"Bearer {token}", "Accept": accept}
    status, text = _exchanged(server, path, headers, options.file)
    if status not in _REFUSED:
        raise _fault(server, status, text)
    refused = status == 422
    if form == "plain":
        return Answer({}, text.splitlines(), refused)
    return Answer(_fields(server, text), [], refused)


def _exchanged(
    server: SplitResult, path: str, headers: dict[str, str], file: Path
) -> tuple[int, str]:
    """The status and the text of the answer."""
    connection = _connection(server)
    place = f"{server.scheme}://{server.netloc}"
    try:
        connection.connect()
        if connection.sock:
            connection.sock.settimeout(ANSWER_SECONDS)
    except ssl.SSLCertVerificationError as error:
        raise DatabaseError(
            f"The certificate of {place} cannot be trusted: {error.verify_message}. Nothing was "
            "sent. Ask whoever looks after the server; that of your own "
            "authority is named in SSL_CERT_FILE."
        ) from error
    except OSError as error:
        raise DatabaseError(
            f"The dashboard at {place} cannot be reached: {error.strerror or error}. Nothing was "
            "sent: look whether it runs and the address is right."
        ) from error
    try:
        with using_file(file):
            content = file.open("rb")
        with content:
            more = {"Content-Length": str(file.stat().st_size)}
            # What is refused is answered before the whole file is read.
            with suppress(BrokenPipeError, ConnectionResetError):
                connection.request("POST", path, content, headers | more)
            return _read(connection.getresponse())
    except (OSError, HTTPException) as error:
        raise DatabaseError(f"The connection to {place} broke off. {_UNKNOWN}") from error
    finally:
        connection.close()


def _connection(server: SplitResult) -> HTTPConnection:
    host = server.hostname or ""
    if server.scheme == "http":
        return HTTPConnection(host, server.port, timeout=CONNECT_SECONDS)
    context = ssl.create_default_context()
    return HTTPSConnection(host, server.port, timeout=CONNECT_SECONDS, context=context)


def _read(response: HTTPResponse) -> tuple[int, str]:
    return response.status, response.read(_LONGEST).decode("utf-8", errors="replace")


def _fault(server: SplitResult, status: int, text: str) -> Exception:
    """What the dashboard said against it; of an answer that is not the dashboard's, its status."""
    try:
        message = str(json.loads(text)["message"])
    except (ValueError, KeyError, TypeError):
        place = f"{server.scheme}://{server.netloc}"
        return DatabaseError(
            f"{place} answered with the status {status}, which is no answer of this dashboard: "
            f"look whether the address is right. {_UNKNOWN}"
        )
    return UsageError(message) if status in _WRONG else DatabaseError(message)


def _fields(server: SplitResult, text: str) -> dict[str, object]:
    try:
        return json.loads(text)
    except ValueError as error:
        place = f"{server.scheme}://{server.netloc}"
        raise DatabaseError(f"The answer of {place} came by halves. {_UNKNOWN}") from error
