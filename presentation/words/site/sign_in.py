"""What a reader is told before they are let in, and when they are not."""

from typing import NamedTuple


class AtDoor(NamedTuple):
    """A page before the dashboard: its title, its sentences, and what can be done next: the words
    of a button and the address that it leads to, from where the page is shown."""

    title: str
    sentences: tuple[str, ...]
    button: str = ""
    leads_to: str = ""


SIGNED_OUT = "You have been signed out, here or in another window."
"""Where nothing more is known of it."""


def _ask(contact: str) -> str:
    return f"Ask {contact.strip()}." if contact.strip() else "Ask whoever runs the dashboard."


def sign_in_words(why: str, start: str, contact: str) -> AtDoor:
    """Before the sign-in; `why` says why a reader who was in is so no longer."""
    first = why or "This dashboard is for people of the local SEND partnership."
    return AtDoor(
        "Sign in",
        (first, "Sign in with your account at work.", f"Cannot sign in? {_ask(contact)}"),
        "Sign in",
        start,
    )


def at_proxy_words(why: str, contact: str) -> AtDoor:
    """Where people are signed in before they get here, and this one is not, or has no role."""
    first = why or "You are not signed in, or have no role in this dashboard."
    return AtDoor("Not signed in", (first, _ask(contact)), "Try again", "./")


def no_role_words(address: str, contact: str) -> AtDoor:
    """Signed in, and allowed nothing."""
    return AtDoor(
        "You have no role yet",
        (
            f"You are signed in as {address}, but have no role in this dashboard yet, so it can "
            "show you nothing.",
            f"{_ask(contact)} They can give you one.",
        ),
        "Sign in as somebody else",
        "../sign-in",
    )


def failed_words(contact: str) -> AtDoor:
    """A sign-in that came to nothing."""
    return AtDoor(
        "You are not signed in",
        (
            "The sign-in was begun in another browser, took more than ten minutes, was used "
            "before, or was not finished. Nothing is wrong with your account.",
            f"Has it happened again? {_ask(contact)}",
        ),
        "Sign in again",
        "../sign-in",
    )


def out_of_reach_words(contact: str) -> AtDoor:
    """The sign-in service does not answer."""
    return AtDoor(
        "Nobody can sign in just now",
        ("The sign-in service of the organisation does not answer.", _ask(contact)),
        "Try again",
        "../sign-in",
    )


def away_words(fault: str) -> AtDoor:
    """What the dashboard needs is away."""
    return AtDoor(
        "The dashboard cannot be used just now",
        (fault, "What was stored before stays as it is."),
        "Try again",
        "./",
    )


LEAVE = AtDoor(
    "Sign out?",
    ("You will be signed out here and in every other window of this browser.",),
    "Sign out",
    "sign-out",
)
LEFT = AtDoor(
    "You have signed out",
    ("Your account at work may still be signed in: on a shared computer, sign out there as well.",),
    "Sign in again",
    "sign-in",
)
