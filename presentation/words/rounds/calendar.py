"""Words for calendars: one of everybody's days, and one's own by a private address."""

from collections.abc import Collection

from data.clock import uk_time
from data.post import CalendarAddress
from presentation.words.grammar import long_date

CALENDAR = "Calendar"
CALENDAR_NOTE = (
    "The days by which milestones are due and extracts are to be uploaded, and the days of "
    "meetings, for Outlook, Google or Apple. It holds no figure."
)
SAVE_CALENDAR = "Save everybody’s days (ICS)"
CALENDAR_FILE = "send_improvement_plan.ics"
OWN_CALENDAR = (
    "Your own calendar has what you answer for, and follows when a day is moved: give its private "
    "address to your calendar program as a calendar from the web. Whoever has the address reads "
    "your days without signing in, so keep it to yourself."
)
NOT_NAMED = (
    "A calendar of your own can be made here once you are named as who answers for something. An "
    "administrator does that on the page People."
)
MAKE_CALENDAR, ANOTHER_CALENDAR = "Make my private address", "Make another, which ends this one"
END_CALENDAR = "End it for good"
MADE_CALENDAR = (
    "Copy this address now: it is shown this once. An address that you had before gives nothing "
    "any more."
)
CALENDAR_NOT_READ = "Your own calendar cannot be made or ended now. Try again later."


def made_words(found: CalendarAddress) -> str:
    """Since when somebody has a private address."""
    return f"You have a private address, made on {long_date(uk_time(found.made).date())}."


ENDING = "End what goes to a person"
ENDING_NOTE = (
    "Of somebody who has left: their private calendar gives nothing any more, and what they follow "
    "is deleted, so that no news of it is sent to them. What they answer for ends with its last "
    "day, by itself."
)
END_ALL = "End all of it"
NOBODY_CHOSEN = "Choose whose it is."
ENDING_NOT_READ = "What goes to people cannot be read now. Try again later."


def goes_words(address: str, calendars: Collection[str], following: Collection[str]) -> str:
    """What goes to somebody: `kim@example.gov.uk: a calendar, and news of what they follow`."""
    goes = ["a calendar"] * (address in calendars) + ["news of what they follow"] * (
        address in following
    )
    return f"{address}: {', and '.join(goes)}"


def ended_words(address: str) -> str:
    """What was done."""
    return f"Ended for {address}: nothing goes to them any more but what they answer for."
