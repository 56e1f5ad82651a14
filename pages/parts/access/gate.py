"""The layer in front of the pages, put together for an installation."""

from starlette.middleware import Middleware
from starlette.routing import Route, Router
from starlette.types import Receive, Scope, Send

from data.sign_in import Sessions, SignInSettings
from pages.parts.access.answers import refuse
from pages.parts.access.belongings import Belongings
from pages.parts.access.below import Below
from pages.parts.access.by_service import ByService
from pages.parts.access.hosts import Hosts
from pages.parts.access.keepers import ByCookie, ByProxy, Keeper, NoSignIn
from pages.parts.access.oidc import Service
from pages.parts.access.rights import Rights
from pages.parts.access.sign_in import SignIn
from pages.parts.access.uploads import Quota
from pages.parts.access.witness import Witness, nobody_looks


def gate(
    settings: SignInSettings,
    sessions: Sessions,
    belongings: Belongings,
    quota: Quota,
    witness: Witness = nobody_looks,
) -> list[Middleware]:
    """What every request goes through, in its order; `witness` is told of what happens there."""
    keeper = _keeper(settings, sessions, witness)
    sign_in = Router(sign_in_routes(settings, sessions, keeper, witness), default=_not_here)
    return [
        Middleware(Below, base=settings.base),
        Middleware(Hosts, address=settings.origin, alone=not settings.configured),
        Middleware(
            Rights,
            keeper=keeper,
            sign_in=sign_in,
            belongings=belongings,
            quota=quota,
            witness=witness,
        ),
    ]


def _keeper(settings: SignInSettings, sessions: Sessions, witness: Witness) -> Keeper:
    if settings.by_proxy:
        return ByProxy(sessions, settings.shared_secret(), witness)
    return ByCookie(sessions) if settings.by_oidc else NoSignIn()


def sign_in_routes(
    settings: SignInSettings, sessions: Sessions, keeper: Keeper, witness: Witness
) -> list[Route]:
    """The addresses at which people sign in and out; none where there is no sign-in."""
    if not settings.configured:
        return []
    contact = settings.contact
    routes = SignIn(sessions, keeper, contact, settings.by_proxy, witness).routes()
    if settings.by_oidc:
        service = Service(settings)
        routes += ByService(service, sessions, keeper, contact, witness).routes()
    return routes


async def _not_here(scope: Scope, receive: Receive, send: Send) -> None:
    await refuse(scope, receive, send, 404, "Nobody signs in here: open the dashboard itself.")
