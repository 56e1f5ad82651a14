"""A dashboard behind a sign-in service on this machine, and the way in."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager, nullcontext
from datetime import datetime
from pathlib import Path
from types import MappingProxyType

import oidc_provider_mock
import time_machine
from playwright.sync_api import Page

from tests.browser.kit.dashboards import serving
from tests.browser.kit.windows import free_port


@contextmanager
def behind_sign_in(
    database: Path,
    log: Path,
    people: Mapping[str, Mapping[str, object]],
    settings: Mapping[str, str] = MappingProxyType({}),
    now: datetime | None = None,
) -> Iterator[str]:
    """The address of a dashboard that these people can sign in to: what the service says of each,
    by what they type there. The clocks of both go on from `now`."""
    users = [oidc_provider_mock.User(sub=sub, claims=dict(one)) for sub, one in people.items()]
    port = free_port()
    clock = time_machine.travel(now) if now else nullcontext()
    with clock, oidc_provider_mock.run_server_in_thread(user_claims=users) as service:
        address = f"http://localhost:{port}"
        ours = {
            "SEND_KPIS_ADDRESS": address,
            "SEND_KPIS_OIDC_ISSUER": f"http://localhost:{service.server_port}",
            "SEND_KPIS_OIDC_CLIENT_ID": "dashboard",
            "SEND_KPIS_OIDC_CLIENT_SECRET": "secret",
        }
        with serving(database, log, {**ours, **settings}, port, now):
            yield address


def sign_in(page: Page, sub: str) -> None:
    """From the door to the service, and back."""
    page.get_by_role("link", name="Sign in").click()
    page.locator("input[name=sub]").fill(sub)
    page.locator("input[name=sub]").press("Enter")
