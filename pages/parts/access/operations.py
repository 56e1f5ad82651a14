"""A websocket behind the layer: each message either way is asked about again, and what the table
does not allow goes no further."""

import asyncio
from collections.abc import Callable

from google.protobuf.message import DecodeError
from starlette.types import Message, Receive, Send
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from data.access import ANOTHER, OPERATIONS
from data.beside import BesideError
from data.sign_in import Session
from pages.parts.access.keepers import Keeper

SIGNED_OUT = 4401
"""The code with which a websocket is closed when its session has ended."""
AWAY = 1013
"""The code where nobody can know whether it has: the page opens another by itself, a little
later."""
_TOO_LARGE = 1009
_LARGEST = 16 * 1024 * 1024
"""Bytes of a message from a page; what is typed and chosen on one stays far below."""
_LOOK_AGAIN_SECONDS = 5


class Wire:
    """One open websocket of a session. `joined` is told the name of Streamlit's own session."""

    def __init__(
        self,
        receive: Receive,
        send: Send,
        keeper: Keeper,
        session: Session,
        joined: Callable[[str], None],
    ) -> None:
        self._receive = receive
        self._send = send
        self._keeper = keeper
        self._session = session
        self._joined: Callable[[str], None] | None = joined
        self._pending: asyncio.Task[Message] | None = None
        self._closed = self._lost = False

    async def receive(self) -> Message:
        """The next message that may pass; the end of the websocket, where the session has ended."""
        while not self._closed:
            message = await self._next()
            now = self._now()
            if self._lost:
                return await self._close(AWAY, "try again later")
            if now is None:
                return await self._close(SIGNED_OUT, "signed out")
            if message is None:
                continue
            if message["type"] != "websocket.receive":
                return message
            data = message.get("bytes") or b""
            if len(data) > _LARGEST:
                return await self._close(_TOO_LARGE, "too large")
            if self._may_pass(now, data):
                return message
        return _gone(SIGNED_OUT)

    async def send(self, message: Message) -> None:
        """Send a message, if the session has not ended: then nothing more is shown."""
        if self._closed or self._now() is None:
            return
        if self._joined and (data := message.get("bytes")):
            self._find_run(data, self._joined)
        await self._send(message)

    def end(self) -> None:
        """Nobody waits for a message any more."""
        if self._pending:
            self._pending.cancel()

    def _now(self) -> Session | None:
        """The session as it stands now, if it has not ended. Where that cannot be known nothing is
        sent, so that the page lacks something: the websocket is lost."""
        try:
            return self._keeper.now(self._session)
        except BesideError:
            self._lost = True
            return None

    async def _next(self) -> Message | None:
        """The next message; None where none has come for a while."""
        self._pending = self._pending or asyncio.ensure_future(self._receive())
        done, _ = await asyncio.wait({self._pending}, timeout=_LOOK_AGAIN_SECONDS)
        if not done:
            return None
        message, self._pending = self._pending.result(), None
        return message

    async def _close(self, code: int, reason: str) -> Message:
        self._closed = True
        self.end()
        await self._send({"type": "websocket.close", "code": code, "reason": reason})
        return _gone(code)

    def _may_pass(self, now: Session, data: bytes) -> bool:
        message = BackMsg()
        try:
            message.ParseFromString(data)
        except DecodeError:
            return False
        right = OPERATIONS.get(operation(message))
        if right is None or not now.reader.may(right):
            return False
        if message.HasField("rerun_script") and not message.rerun_script.is_auto_rerun:
            self._use(now)
        return True

    def _use(self, now: Session) -> None:
        try:
            self._keeper.use(now)
        except BesideError:
            self._lost = True

    def _find_run(self, data: bytes, joined: Callable[[str], None]) -> None:
        message = ForwardMsg.FromString(data)
        if message.HasField("new_session"):
            self._joined = None
            joined(message.new_session.initialize.session_id)


def operation(message: BackMsg) -> str:
    """What a message asks for, as the table names it."""
    kind = message.WhichOneof("type") or ""
    if kind != ANOTHER:
        return kind
    request = message.backend_operation_request
    return f"{ANOTHER}.{request.WhichOneof('payload')}"


def _gone(code: int) -> Message:
    return {"type": "websocket.disconnect", "code": code}
