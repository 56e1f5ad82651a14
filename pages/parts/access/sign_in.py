"""The addresses at which people sign in and out: plain pages, served to everybody."""

from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from data.sign_in import Ended, Sessions
from pages.parts.access.flows import page_wanted
from pages.parts.access.keepers import COOKIE, Keeper
from pages.parts.access.plain import page, set_cookie
from pages.parts.access.witness import Happened, Witness, tell
from presentation.words.site import LEAVE, LEFT, SIGNED_OUT, at_proxy_words, sign_in_words


class SignIn:
    """The door, the way out, and the answer to an open page that asks whether it may still be
    shown. `at_proxy`: people are signed in before they get here."""

    def __init__(
        self, sessions: Sessions, keeper: Keeper, contact: str, at_proxy: bool, witness: Witness
    ) -> None:
        self._sessions = sessions
        self._keeper = keeper
        self._contact = contact
        self._at_proxy = at_proxy
        self._witness = witness

    def routes(self) -> list[Route]:
        """What answers where."""
        return [
            Route("/sign-in", self._door),
            Route("/sign-in/state", self._state),
            Route("/sign-out", self._ask_to_leave),
            Route("/sign-out", self._leave, methods=["POST"]),
        ]

    async def _door(self, request: Request) -> Response:
        wanted = page_wanted(request.query_params.get("next", "/"))
        session = self._keeper.asks(request.scope)
        if session and not session.ended:
            return RedirectResponse(wanted, 303)
        why = SIGNED_OUT if "left" in request.query_params else ""
        if session and session.ended != Ended.ANEW:
            why = str(session.ended)
        if self._at_proxy:
            return page(at_proxy_words(why, self._contact), 401)
        start = f"sign-in/start?next={quote(wanted, safe='')}"
        return page(sign_in_words(why, start, self._contact), 200)

    async def _state(self, request: Request) -> Response:
        session = self._keeper.asks(request.scope)
        return Response(status_code=204 if session and not session.ended else 401)

    async def _ask_to_leave(self, _: Request) -> Response:
        return page(LEAVE, 200, posted=True)

    async def _leave(self, request: Request) -> Response:
        session = self._keeper.asks(request.scope)
        if session and not session.ended:
            self._sessions.end(session.id, Ended.SIGNED_OUT)
            await tell(self._witness, session.reader, Happened.SIGN_OUT)
        response = page(LEFT, 200)
        set_cookie(response, COOKIE, "")
        return response
