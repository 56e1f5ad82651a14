"""`POST /api/extracts/NAME`: a file from a machine, loaded as the command line loads one."""

import asyncio
import logging
import os
import tempfile
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import replace
from pathlib import Path

from pydantic import ValidationError
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from data.audit import AuditError
from data.clock import uk_time, uk_today
from data.commands import UsageError, load_file, refused_file
from data.extracts import extracts
from data.incident import details, reference
from data.loading import AUTO
from data.loading import Request as Load
from data.problems import RefusedError, unreadable
from data.reading import BookLimits
from data.settings import Settings
from data.store import Database, DatabaseError, explained
from data.tokens import Token, Tokens, tokens_of
from pages.parts.api.asked import LoadOptions, Message
from pages.parts.api.strangers import Strangers
from presentation.words import joined

MEGABYTE = 1024 * 1024
_DRAINED = 16 * MEGABYTE
_UNKNOWN = "This token is not known here: give the one that an administrator issued, whole."
_NO_TOKEN = "Send a token in the header `Authorization: Bearer TOKEN`, and nowhere else."
_UNEXPECTED = (
    "Something unexpected went wrong. A file is loaded whole or not at all: look at the list of "
    "uploads, and send it again. If it happens again, report the reference {}."
)


class _TurnedAwayError(Exception):
    """Why nothing is done, with the status of the answer."""

    def __init__(self, status: int, message: str) -> None:
        super().__init__(message)
        self.status = status


def api_routes(database: Callable[[], Database]) -> list[Route]:
    """The addresses for machines, over the database of this server."""
    return [Route("/api/extracts/{name}", _Extracts(database).post, methods=["POST"])]


class _Extracts:
    def __init__(self, database: Callable[[], Database]) -> None:
        self._database = database
        self._strangers = Strangers()

    async def post(self, request: Request) -> Response:
        try:
            return await self._loaded(request)
        except _TurnedAwayError as refusal:
            await _drained(request)
            return _message(refusal.status, str(refusal))
        except UsageError as error:
            return _message(400, str(error))
        except (DatabaseError, AuditError) as error:
            return _message(503, str(error))
        except ClientDisconnect:
            return _message(400, "The file did not come whole: nothing was loaded.")
        except Exception as error:
            # The words of an error may quote a cell: only its kind and place go into the log.
            logging.getLogger("dashboard").error("\n".join(details(error)))
            return _message(500, _UNEXPECTED.format(reference(error)))

    async def _loaded(self, request: Request) -> Response:
        name, settings = request.path_params["name"], Settings()
        token = await self._token(request, name, tokens_of(settings.database, settings))
        asked, database = _asked(request), await asyncio.to_thread(self._database)
        limit = settings.command_limit_mb
        load = Load(
            extract=name,
            path=Path(),
            file=asked.file,
            as_at=asked.as_at or uk_today(),
            by=token.reader,
            missing=asked.missing,
            dry_run=asked.dry_run,
            limit_mb=limit,
            # A workbook is unpacked in the memory of the server, which others use.
            book=BookLimits(settings.upload_unpacked_mb, settings.upload_cells),
        )
        try:
            async with _received(request, database, limit) as path:
                load = replace(load, path=path)
                answer = await asyncio.to_thread(load_file, database, load, asked.mapping)
        except RefusedError as refusal:
            answer = refused_file(load, refusal)
        status = 422 if answer.refused else 200
        if "text/plain" in request.headers.get("accept", ""):
            return PlainTextResponse("\n".join(answer.lines), status)
        return JSONResponse(answer.fields, status)

    async def _token(self, request: Request, name: str, tokens: Tokens) -> Token:
        """The token of a request, which may load this extract. Raises _TurnedAwayError."""
        scheme, _, sent = request.headers.get("authorization", "").partition(" ")
        token = await asyncio.to_thread(tokens.known, sent.strip())
        if scheme.lower() != "bearer" or token is None:
            await self._refuse_stranger(request, tokens)
            raise _TurnedAwayError(401, _UNKNOWN if sent else _NO_TOKEN)
        why = _why_not(token, name)
        if why:
            await asyncio.to_thread(tokens.refuse, token, f"token {token.id}", why.args[0][:80])
            raise why
        await asyncio.to_thread(tokens.use, token, name)
        return token

    async def _refuse_stranger(self, request: Request, tokens: Tokens) -> None:
        address = request.client.host if request.client else ""
        seconds = self._strangers.seconds(address)
        await asyncio.to_thread(tokens.refuse, None, f"a token, from {address}", "not known")
        await asyncio.sleep(seconds)


def _why_not(token: Token, name: str) -> _TurnedAwayError | None:
    may = f"This token may load {joined(token.extracts)}."
    if token.ended:
        ended = f"This token was ended on {uk_time(token.ended):%d/%m/%Y}."
        return _TurnedAwayError(401, f"{ended} Ask an administrator for another.")
    if name == AUTO:
        return _TurnedAwayError(404, f"Give the extract’s name in the place of auto. {may}")
    if name not in extracts():
        return _TurnedAwayError(404, f"There is no such extract. {may}")
    if name not in token.extracts:
        return _TurnedAwayError(403, f"This token may not load {name}. {may}")
    return None


def _asked(request: Request) -> LoadOptions:
    try:
        return LoadOptions.model_validate(dict(request.query_params))
    except ValidationError as error:
        faults = [f"{fault['loc'][0]}: {fault['msg']}" for fault in error.errors()]
        raise _TurnedAwayError(
            400, f"These options cannot be used. {'; '.join(faults)}."
        ) from error


@asynccontextmanager
async def _received(request: Request, database: Database, limit_mb: int) -> AsyncIterator[Path]:
    """The file that is sent, in the only folder that the database reads, for as long as this
    lasts. Raises RefusedError where it is larger than may be."""
    most = limit_mb * MEGABYTE
    declared = request.headers.get("content-length", "")
    size = int(declared) if declared.isdigit() else 0
    if size > most:
        raise _too_large(f"has {size // MEGABYTE:,} MB", limit_mb)
    handle, name = tempfile.mkstemp(dir=database.incoming)
    try:
        with explained(database.path), os.fdopen(handle, "wb") as out:
            size = 0
            async for piece in request.stream():
                size += len(piece)
                if size > most:
                    raise _too_large("is larger", limit_mb)
                await asyncio.to_thread(out.write, piece)
        yield Path(name)
    finally:
        Path(name).unlink(missing_ok=True)


async def _drained(request: Request) -> None:
    """Read a little of what is still being sent, so that whoever sends it hears the answer."""
    with suppress(ClientDisconnect):
        size = 0
        async for piece in request.stream():
            size += len(piece)
            if size > _DRAINED:
                return


def _too_large(how: str, limit_mb: int) -> RefusedError:
    return unreadable(f"The file {how} and may have {limit_mb:,} MB. Split it, or ask for more.")


def _message(status: int, message: str) -> JSONResponse:
    return JSONResponse(Message(message=message).model_dump(), status)
