"""What the addresses of the sign-in answer with: a plain page, and cookies that no script reads."""

from starlette.responses import HTMLResponse, Response

from presentation.html.door_page import door_page
from presentation.words.site import AtDoor


def page(door: AtDoor, status: int, posted: bool = False) -> Response:
    """A page before the dashboard; `posted`: its button sends a form."""
    return HTMLResponse(door_page(door, posted), status)


def set_cookie(response: Response, name: str, value: str) -> None:
    """Set a cookie that lasts as long as the browser is open; an empty one goes away."""
    ends = "" if value else "; Max-Age=0"
    cookie = f"{name}={value}; Path=/; Secure; HttpOnly; SameSite=Lax{ends}"
    response.headers.append("set-cookie", cookie)
