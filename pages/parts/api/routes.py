"""`POST /api/extracts/NAME`: a file from a machine, loaded as the command line loads one."""

import asyncio
import os
import tempfile
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import replace
from functools import partial
from pathlib import Path

from pydantic import ValidationError
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from data.clock import uk_today
from data.commands import Answer, UsageError, load_file, refused_file
from data.extracts import extracts
from data.loading import AUTO
from data.loading import Request as Load
from data.problems import RefusedError, unreadable
from data.reading import BookLimits
from data.settings import Settings
from data.store import Database, explained
from data.tokens import Token, tokens_of
from kpis.changes import with_figures
from pages.parts.api.answers import TurnedAwayError, answered, message
from pages.parts.api.asked import LoadOptions
from pages.parts.api.calendars import CalendarFiles
from pages.parts.api.machines import Machines, may_words
from pages.parts.api.reading import Reading

MEGABYTE = 1024 * 1024
_DRAINED = 16 * MEGABYTE
_UNEXPECTED = (
    "Something unexpected went wrong. A file is loaded whole or not at all: look at the list of "
    "uploads, and send it again. If it happens again, report the reference {}."
)


def api_routes(database: Callable[[], Database]) -> list[Route]:
    """The addresses for machines, over the database of this server."""
    machines = Machines()
    post = _Extracts(database, machines).post
    return [
        Route("/api/extracts/{name}", post, methods=["POST"]),
        *Reading(database, machines).routes(),
        *CalendarFiles(database, machines).routes(),
    ]


class _Extracts:
    def __init__(self, database: Callable[[], Database], machines: Machines) -> None:
        self._database = database
        self._machines = machines

    async def post(self, request: Request) -> Response:
        return await answered(self._tried(request), _UNEXPECTED)

    async def _tried(self, request: Request) -> Response:
        try:
            return await self._loaded(request)
        except TurnedAwayError:
            await _drained(request)
            raise
        except UsageError as error:
            return message(400, str(error))
        except ClientDisconnect:
            return message(400, "The file did not come whole: nothing was loaded.")

    async def _loaded(self, request: Request) -> Response:
        name, settings = request.path_params["name"], Settings()
        tokens = tokens_of(settings.database, settings)
        token = await self._machines.token(request, tokens, partial(_why_not, name), "bearer")
        await asyncio.to_thread(tokens.use, token, name)
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
                answer = await asyncio.to_thread(self._load, database, load, asked.mapping)
        except RefusedError as refusal:
            answer = refused_file(load, refusal)
        status = 422 if answer.refused else 200
        if "text/plain" in request.headers.get("accept", ""):
            return PlainTextResponse("\n".join(answer.lines), status)
        return JSONResponse(answer.fields, status)

    @staticmethod
    def _load(database: Database, load: Load, mapping: str | None) -> Answer:
        """Load it with its figures: those who read the pages meanwhile do not wait for these."""
        return load_file(database, load, mapping, inside=with_figures(database))


def _why_not(name: str, token: Token) -> TurnedAwayError | None:
    may = may_words(token)
    if name == AUTO:
        return TurnedAwayError(404, f"Give the extract’s name in the place of auto. {may}")
    if name not in extracts():
        return TurnedAwayError(404, f"There is no such extract. {may}")
    if name not in token.extracts:
        return TurnedAwayError(403, f"This token may not load {name}. {may}")
    return None


def _asked(request: Request) -> LoadOptions:
    try:
        return LoadOptions.model_validate(dict(request.query_params))
    except ValidationError as error:
        faults = [f"{fault['loc'][0]}: {fault['msg']}" for fault in error.errors()]
        raise TurnedAwayError(400, f"These options cannot be used. {'; '.join(faults)}.") from error


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
        with explained(database.name), os.fdopen(handle, "wb") as out:
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
