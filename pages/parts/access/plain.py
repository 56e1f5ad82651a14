"""What the addresses of the sign-in answer with: a plain page, and cookies that no script reads."""

from starlette.datastructures import Headers
from starlette.responses import HTMLResponse, Response
from starlette.types import Receive, Scope, Send

from pages.parts.access.answers import answer, refuse
from presentation.html.door_page import door_page
from presentation.words.site import AtDoor, away_words


def page(door: AtDoor, status: int, posted: bool = False) -> Response:
    """A page before the dashboard; `posted`: its button sends a form."""
    return HTMLResponse(door_page(door, posted), status)


def set_cookie(response: Response, name: str, value: str) -> None:
    """Set a cookie that lasts as long as the browser is open; an empty one goes away."""
    ends = "" if value else "; Max-Age=0"
    cookie = f"{name}={value}; Path=/; Secure; HttpOnly; SameSite=Lax{ends}"
    response.headers.append("set-cookie", cookie)


def wants_page(scope: Scope) -> bool:
    """Somebody follows a link, and reads what comes."""
    accepted = Headers(scope=scope).get("accept", "")
    return scope.get("method") == "GET" and "text/html" in accepted


async def say_away(scope: Scope, receive: Receive, send: Send, fault: str) -> None:
    """Answer that what the dashboard needs is away, and that nobody passes meanwhile."""
    if wants_page(scope):
        response = page(away_words(fault), 503)
        response.headers["Cache-Control"] = "no-store"
        await answer(response, scope, receive, send)
        return
    await refuse(scope, receive, send, 503, fault)
