"""The layer in front of the pages, put together for an installation."""

from starlette.middleware import Middleware
from starlette.routing import Route, Router
from starlette.types import Receive, Scope, Send

from data.sign_in import Sessions, SignInSettings
from pages.parts.access.answers import refuse
from pages.parts.access.belongings import Belongings
from pages.parts.access.by_service import ByService
from pages.parts.access.flows import Flows
from pages.parts.access.hosts import Hosts
from pages.parts.access.keepers import ByCookie, ByProxy, Keeper, NoSignIn
from pages.parts.access.oidc import Service
from pages.parts.access.rights import Rights
from pages.parts.access.sign_in import SignIn
from pages.parts.access.uploads import Quota


def gate(
    settings: SignInSettings, sessions: Sessions, belongings: Belongings, quota: Quota
) -> list[Middleware]:
    """What every request goes through, in its order."""
    keeper = _keeper(settings, sessions)
    sign_in = Router(sign_in_routes(settings, sessions, keeper), default=_not_here)
    return [
        Middleware(Hosts, address=settings.address, alone=not settings.configured),
        Middleware(
            Rights,
            keeper=keeper,
            sign_in=sign_in,
            belongings=belongings,
            quota=quota,
            secure=settings.configured,
        ),
    ]


def _keeper(settings: SignInSettings, sessions: Sessions) -> Keeper:
    if settings.by_proxy:
        return ByProxy(sessions, settings.shared_secret())
    return ByCookie(sessions) if settings.by_oidc else NoSignIn()


def sign_in_routes(settings: SignInSettings, sessions: Sessions, keeper: Keeper) -> list[Route]:
    """The addresses at which people sign in and out; none where there is no sign-in."""
    if not settings.configured:
        return []
    routes = SignIn(sessions, keeper, settings.contact, settings.by_proxy).routes()
    if settings.by_oidc:
        service = Service(settings)
        routes += ByService(service, sessions, keeper, settings.contact, Flows()).routes()
    return routes


async def _not_here(scope: Scope, receive: Receive, send: Send) -> None:
    await refuse(scope, receive, send, 404, "Nobody signs in here: open the dashboard itself.")
