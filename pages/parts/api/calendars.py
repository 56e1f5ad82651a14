"""`GET /calendar/SECRET.ics`: what one person answers for, for a calendar program that cannot sign
in."""

import asyncio
import hashlib
from collections.abc import Callable

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from data.audit import trail_of
from data.clock import uk_time, uk_today
from data.post import CalendarAddress, Calendars, post_of
from data.settings import Settings
from data.sign_in import roles_file, sign_in_settings
from data.store import Database
from kpis.rounds import may_have, read_ahead
from pages.parts.api.answers import TurnedAwayError, answered
from pages.parts.api.machines import Machines
from pages.parts.api.reading import knows
from presentation.calendars import OWN, calendar_file

_UNKNOWN = "There is no calendar at this address: make one on the dashboard."
_GONE = "This calendar is no longer given: whose it was may not see it any more."
_UNEXPECTED = "Something unexpected went wrong. If it happens again, report the reference {}."


class CalendarFiles:
    """The private addresses, over the database of this server."""

    def __init__(self, database: Callable[[], Database], machines: Machines) -> None:
        self._database = database
        self._machines = machines

    def routes(self) -> list[Route]:
        """What answers where."""
        return [Route("/calendar/{secret}.ics", self._get)]

    async def _get(self, request: Request) -> Response:
        return await answered(self._given(request), _UNEXPECTED)

    async def _given(self, request: Request) -> Response:
        calendars = _calendars()
        found = await asyncio.to_thread(calendars.known, request.path_params["secret"])
        if found is None:
            refuse = calendars.refuse
            await self._machines.count(request, lambda host: refuse(f"a calendar, from {host}"))
            raise TurnedAwayError(404, _UNKNOWN)
        if found.ended:
            day = f"{uk_time(found.ended):%d/%m/%Y}"
            raise TurnedAwayError(410, f"This address was ended on {day}. {_UNKNOWN}")
        return await asyncio.to_thread(self._file, found, request)

    def _file(self, whose: CalendarAddress, request: Request) -> Response:
        ahead = read_ahead(self._database(), uk_today())
        if not may_have(whose.address, roles_file(), ahead.holders):
            raise TurnedAwayError(410, _GONE)
        base = sign_in_settings().address
        content = calendar_file(ahead, ahead.of(whose.address), base, OWN)
        tag = f'"{hashlib.sha256(content).hexdigest()}"'
        if knows(request, tag):
            return Response(status_code=304, headers={"ETag": tag})
        return Response(content, headers={"ETag": tag}, media_type="text/calendar")


def _calendars() -> Calendars:
    settings = Settings()
    return Calendars(post_of(settings.database, settings), trail_of(settings.database, settings))
