"""Who may ask for what: every request and handshake is held against the table of rights, and what
passes is told to the pages as asked by a session."""

from urllib.parse import quote

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse, RedirectResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from data.access import WEBSOCKET, Door, Right, RouteRule, rule_of
from data.audit import AuditError
from data.beside import BesideError
from data.incident import outage_words
from data.sign_in import Session
from pages.parts.access.answers import CHALLENGE, answer, refuse
from pages.parts.access.belongings import Belongings
from pages.parts.access.keepers import SESSION_HEADER, Keeper
from pages.parts.access.operations import Wire
from pages.parts.access.plain import say_away, wants_page
from pages.parts.access.uploads import Quota, QuotaError
from pages.parts.access.witness import Happened, Witness, tell

_OURS = b"x-send-kpis-"
_STREAMLITS_COOKIE = "_streamlit_xsrf"
_LONGEST_PATH = 80
_PROTOCOLS = b"sec-websocket-protocol"


class Rights:
    """ASGI middleware. `sign_in` answers at the addresses that begin with /sign-."""

    def __init__(
        self,
        app: ASGIApp,
        keeper: Keeper,
        sign_in: ASGIApp,
        belongings: Belongings,
        quota: Quota,
        witness: Witness,
    ) -> None:
        self._app = app
        self._keeper = keeper
        self._sign_in = sign_in
        self._belongings = belongings
        self._quota = quota
        self._witness = witness

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        rule = rule_of(scope.get("method", WEBSOCKET), scope["path"])
        if not rule or rule.who is Door.NOBODY:
            await refuse(scope, receive, send, 404, "Nothing is served at this address.")
            return
        storing = self._storing(rule, send)
        try:
            await self._by_rule(scope, receive, storing, rule)
        except (BesideError, AuditError) as error:
            # Who asks cannot be known, or what they do not be recorded: nobody passes.
            words = outage_words(error, administers=False)
            await say_away(scope, receive, storing, words)

    async def _by_rule(self, scope: Scope, receive: Receive, send: Send, rule: RouteRule) -> None:
        if isinstance(rule.who, Right) and not _judged_behind(scope, rule):
            await self._for_session(scope, receive, send, rule, rule.who)
        elif scope["path"].startswith("/sign-"):
            await self._sign_in(scope, receive, send)
        else:
            await self._app(_told(scope, None), receive, send)

    async def _for_session(
        self, scope: Scope, receive: Receive, send: Send, rule: RouteRule, right: Right
    ) -> None:
        session = self._keeper.asks(scope)
        if not session or session.ended:
            await _to_sign_in(scope, receive, send, rule)
        elif not session.reader.may(right):
            what = f"{scope.get('method', WEBSOCKET)} {scope['path']}"[:_LONGEST_PATH]
            await tell(self._witness, session.reader, Happened.REFUSED, what)
            await refuse(scope, receive, send, 403, "Your role does not allow this.")
        elif rule.own and not self._belongings.may_have(session.id, scope["path"]):
            await refuse(scope, receive, send, 404, "Nothing is served at this address.")
        else:
            if not rule.quiet:
                self._keeper.use(session)
            await self._pass(_told(scope, session), receive, send, session)

    async def _pass(self, scope: Scope, receive: Receive, send: Send, session: Session) -> None:
        if scope["type"] == "websocket":
            await self._open(scope, receive, send, session)
        elif scope["method"] == "PUT":
            await self._upload(scope, receive, send, session)
        else:
            await self._app(scope, receive, send)

    async def _open(self, scope: Scope, receive: Receive, send: Send, session: Session) -> None:
        wire = Wire(
            receive,
            send,
            self._keeper,
            session,
            lambda run: self._belongings.joined(run, session.id),
        )
        try:
            await self._app(self._of_own_run(scope, session), wire.receive, wire.send)
        finally:
            wire.end()

    def _of_own_run(self, scope: Scope, session: Session) -> Scope:
        """The handshake, in which a page may ask for the Streamlit session that it had: only for
        one of its own."""
        *first, run = Headers(scope=scope).get(_PROTOCOLS.decode(), "").split(",")
        if len(first) < 2 or self._belongings.owned(run.strip(), session.id):
            return scope
        kept = [one for one in scope["headers"] if one[0] != _PROTOCOLS]
        return {**scope, "headers": [*kept, (_PROTOCOLS, ",".join(first).encode("latin-1"))]}

    async def _upload(self, scope: Scope, receive: Receive, send: Send, session: Session) -> None:
        try:
            with self._quota.taken(scope, session.id, self._belongings.runs(session.id)):
                await self._app(scope, receive, send)
        except QuotaError as error:
            await refuse(scope, receive, send, error.status, str(error))

    def _storing(self, rule: RouteRule, send: Send) -> Send:
        """No browser and no proxy keeps what may hold a figure; no cookie goes out in the open."""

        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                if not rule.kept:
                    MutableHeaders(scope=message)["cache-control"] = "no-store"
                if self._keeper.secure:
                    message["headers"] = [_secured(*one) for one in message["headers"]]
            await send(message)

        return sending


def _secured(name: bytes, value: bytes) -> tuple[bytes, bytes]:
    """Streamlit does not know that readers come by https."""
    if name == b"set-cookie" and b"; Secure" not in value:
        return name, value + b"; Secure"
    return name, value


def _judged_behind(scope: Scope, rule: RouteRule) -> bool:
    """It brings what may be a token, where one is taken."""
    return rule.token and "authorization" in Headers(scope=scope)


async def _to_sign_in(scope: Scope, receive: Receive, send: Send, rule: RouteRule) -> None:
    """Who follows a link is led to the sign-in, and back from there."""
    if wants_page(scope):
        query = f"?{scope['query_string'].decode('latin-1')}" if scope["query_string"] else ""
        address = f"/sign-in?next={quote(scope['path'] + query, safe='')}"
        redirect = RedirectResponse(address, 303, {"Cache-Control": "no-store"})
        await answer(redirect, scope, receive, send)
        return
    if rule.token:
        headers = {"Cache-Control": "no-store", "WWW-Authenticate": CHALLENGE}
        told = PlainTextResponse("Sign in first, or send a token.\n", 401, headers)
        await answer(told, scope, receive, send)
        return
    await refuse(scope, receive, send, 401, "Sign in first.")


def _told(scope: Scope, session: Session | None) -> Scope:
    """The request as the pages get it: they learn which session asks, and nothing that would open
    it."""
    kept = [
        (name, value)
        for name, value in scope["headers"]
        if not name.startswith(_OURS) and name != b"cookie"
    ]
    cookies = [
        part.strip()
        for line in Headers(scope=scope).getlist("cookie")
        for part in line.split(";")
        if part.strip().startswith(f"{_STREAMLITS_COOKIE}=")
    ]
    if cookies:
        kept.append((b"cookie", "; ".join(cookies).encode("latin-1")))
    if session and session.id:
        kept.append((SESSION_HEADER.encode(), session.id.encode()))
    return {**scope, "headers": kept}
