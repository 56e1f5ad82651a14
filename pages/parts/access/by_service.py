"""The addresses of a sign-in with the organisation's service: there, and back again."""

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from data.reader import Reader
from data.sign_in import Ended, Sessions
from pages.parts.access.flows import FLOW_COOKIE, Flow, Flows, first_page, page_wanted
from pages.parts.access.keepers import COOKIE, Keeper
from pages.parts.access.oidc import NotSignedInError, OutOfReachError, Proof, Service
from pages.parts.access.plain import page, set_cookie
from pages.parts.access.witness import UNKNOWN, Happened, Witness, tell
from presentation.words.site import failed_words, no_role_words, out_of_reach_words


class ByService:
    """Leads people to the service, and lets in those who come back from there with a role."""

    def __init__(
        self,
        service: Service,
        sessions: Sessions,
        keeper: Keeper,
        contact: str,
        witness: Witness,
    ) -> None:
        self._service = service
        self._sessions = sessions
        self._keeper = keeper
        self._contact = contact
        self._witness = witness
        self._flows = Flows()

    def routes(self) -> list[Route]:
        """What answers where."""
        return [
            Route("/sign-in/start", self._start),
            Route("/sign-in/callback", self._callback),
        ]

    async def _start(self, request: Request) -> Response:
        token, flow = self._flows.begin(page_wanted(request.query_params.get("next", "/")))
        try:
            response = await self._service.ask(request, flow)
        except OutOfReachError:
            return page(out_of_reach_words(self._contact), 502)
        set_cookie(response, FLOW_COOKIE, token)
        return response

    async def _callback(self, request: Request) -> Response:
        flow = self._flows.take(request.cookies.get(FLOW_COOKIE, ""))
        response = await self._answer(request, flow) if flow else self._failed()
        set_cookie(response, FLOW_COOKIE, "")
        return response

    async def _answer(self, request: Request, flow: Flow) -> Response:
        try:
            proof = await self._service.answered(request, flow)
        except OutOfReachError:
            return page(out_of_reach_words(self._contact), 502)
        except NotSignedInError:
            await tell(self._witness, UNKNOWN, Happened.REFUSED, "a sign-in that came to nothing")
            return self._failed()
        return await self._let_in(request, proof, flow.wanted)

    async def _let_in(self, request: Request, proof: Proof, wanted: str) -> Response:
        if before := self._keeper.asks(request.scope):
            self._sessions.end(before.id, Ended.ANEW)
        token = self._sessions.begin(proof.person, proof.until)
        session = self._sessions.known(token) if token else None
        if not token or not session:
            by = Reader(proof.person.name, frozenset())
            await tell(self._witness, by, Happened.REFUSED, "a sign-in without a role")
            return page(no_role_words(proof.person.address, self._contact), 403)
        await tell(self._witness, session.reader, Happened.SIGN_IN)
        response = RedirectResponse(first_page(wanted, session.reader), 303)
        set_cookie(response, COOKIE, token)
        return response

    def _failed(self) -> Response:
        return page(failed_words(self._contact), 400)
