"""`GET /api/measures.json` and its like: the newest approved edition, for whoever may read it."""

import asyncio
from collections.abc import Callable
from functools import partial

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from data.access import Right
from data.audit import Kind
from data.reader import Reader
from data.record import Edition
from data.settings import Settings
from data.sign_in import reader_of, signs_in
from data.store import Database
from data.tokens import Token, tokens_of
from pages.parts.api.answers import TurnedAwayError, answered
from pages.parts.api.machines import Machines, may_words
from pages.parts.api.newest import (
    MEASURES_CSV,
    MEASURES_JSON,
    MILESTONES_CSV,
    Newest,
    newest_edition,
)
from pages.parts.reader import NOBODY, SESSION, server_login

FILES = {
    MEASURES_JSON: "The measures of the newest approved edition.",
    MEASURES_CSV: "The figures of the newest approved edition, a line each.",
    MILESTONES_CSV: "The milestones of the newest approved edition, a line each.",
}
"""What is served below /api/, and what it is."""
_NONE_YET = "No edition has been approved yet."
_UNEXPECTED = "Something unexpected went wrong. If it happens again, report the reference {}."


class Reading:
    """The addresses at which the newest edition is read, over the database of this server."""

    def __init__(self, database: Callable[[], Database], machines: Machines) -> None:
        self._database = database
        self._machines = machines
        self._newest = Newest()

    def routes(self) -> list[Route]:
        """What answers where."""
        return [Route(f"/api/{name}", partial(self._get, name)) for name in FILES]

    async def _get(self, name: str, request: Request) -> Response:
        return await answered(self._given(name, request), _UNEXPECTED)

    async def _given(self, name: str, request: Request) -> Response:
        # The layer in front lets nobody pass who has neither a session nor something to judge.
        if "authorization" in request.headers:
            settings = Settings()
            tokens = tokens_of(settings.database, settings)
            who = await self._machines.token(request, tokens, _why_not, "bearer", "basic")
        else:
            who = _person(request)
        return await asyncio.to_thread(self._file, name, request, who)

    def _file(self, name: str, request: Request, who: Token | Reader) -> Response:
        database = self._database()
        edition = newest_edition(database)
        if edition is None:
            raise TurnedAwayError(404, _NONE_YET)
        file = self._newest.files(database, edition)[name]
        known = knows(request, file.tag)
        _record(database, who, f"{name}, edition {edition.id}", known or request.method == "HEAD")
        headers = {"ETag": file.tag, "Content-Disposition": _saved_as(name, edition)}
        if known:
            return Response(status_code=304, headers=headers)
        return Response(file.content, headers=headers, media_type=file.mime)


def _why_not(token: Token) -> TurnedAwayError | None:
    if token.reads:
        return None
    return TurnedAwayError(403, f"This token may not read an edition. {may_words(token)}")


def _person(request: Request) -> Reader:
    """Who asks without a token: somebody who has signed in. Raises TurnedAwayError."""
    session = request.headers.get(SESSION, "")
    signed_in = bool(session) or signs_in()
    who = (reader_of(session) or NOBODY) if signed_in else Reader(server_login())
    if not who.may(Right.READ):
        raise TurnedAwayError(401, "Sign in first, or send a token.")
    return who


def _record(database: Database, who: Token | Reader, what: str, nothing: bool) -> None:
    """Put it on the trail: each use of a token; of a person what is saved, and not that there is
    `nothing` to save. Raises AuditError: then nothing is given."""
    if isinstance(who, Token):
        settings = database.settings
        tokens_of(database.address, settings).use(who, what)
    elif not nothing:
        database.trail.record(who, Kind.EXPORT, what)


def knows(request: Request, tag: str) -> bool:
    """Whoever asks has the file of this tag already."""
    said = ",".join(request.headers.getlist("if-none-match"))
    tags = {one.strip().removeprefix("W/") for one in said.split(",")}
    return bool(tags & {tag, "*"})


def _saved_as(name: str, edition: Edition) -> str:
    stem, _, kind = name.partition(".")
    return f'attachment; filename="{stem}-edition-{edition.id}.{kind}"'
