"""`remind`: what each person owes in the month's round is shown, sent by e-mail, or written as
files."""

from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager

from data.audit import trail_of
from data.clock import uk_today
from data.commands import (
    Answer,
    Commands,
    Parser,
    UsageError,
    add_by,
    command,
    day,
    folder,
    here_or_asked,
    settings,
    tell,
    usable_settings,
)
from data.post import (
    ByFile,
    DayMails,
    Delivered,
    Delivery,
    Mail,
    MailWay,
    PostError,
    PostSettings,
    by_smtp,
    post_of,
)
from data.reader import Reader
from data.settings import Settings
from presentation.commands.asking import ask_drafts
from presentation.commands.drafting import Drafts, DraftsWish, drafts
from presentation.commands.told import done_lines, fault_words, fields, none_lines, trial_lines
from presentation.mails import message_of

_NO_SERVER = (
    "SEND_KPIS_SMTP_HOST is not set: say which mail server sends (docs/round.md), or write files "
    "with --eml FOLDER. Nothing was sent."
)
_NO_LINKS = "SEND_KPIS_ADDRESS is not set: the mails say on which page something is done, unlinked."


def declare(commands: "Commands[Parser]") -> Parser:
    """Declare the command."""
    about = (
        "Say by e-mail who owes what in the month's round: at most one mail a person a day, on "
        "working days, when something is new, near or late (docs/round.md). Without --send or "
        "--eml nothing goes: what would be sent is printed."
    )
    parser = command(commands, "remind", about, _remind)
    parser.add_argument(
        "--day", type=day, metavar="DATE", help="as on that day (default: today in the UK)"
    )
    parser.add_argument("--send", action="store_true", help="send it: for timers")
    parser.add_argument(
        "--to", type=str.casefold, metavar="ADDRESS", help="only what this person would get"
    )
    parser.add_argument(
        "--eml", type=folder, metavar="FOLDER", help="write the mails as files that Outlook opens"
    )
    add_by(parser)
    return parser


def _remind(options: Namespace) -> Answer:
    if options.send and options.eml:
        raise UsageError("--send and --eml are two ways for the same mails: choose one.")
    chosen = settings(options)
    with usable_settings():
        post = PostSettings()
    if options.send and not post.smtp_host:
        raise UsageError(_NO_SERVER)
    if not post.address:
        tell(_NO_LINKS)
    options.day = options.day or uk_today()
    wish = DraftsWish(day=options.day, base=post.address, roles_file=post.roles_file)
    return _answer(options, _drafts(options, wish), chosen, post)


def _answer(options: Namespace, found: Drafts, chosen: Settings, post: PostSettings) -> Answer:
    status, mails = "trial", [one for one in found.mails if options.to in (None, one.to)]
    if not mails:
        status, lines = "nothing", none_lines(found, options.day, options.to)
    elif options.send or options.eml:
        status = "sent" if options.send else "written"
        mails = list(_delivered(options, mails, chosen, post).sent)
        lines = done_lines(status, mails, found)
    else:
        lines = trial_lines(mails, chosen.contact, found)
    return Answer(fields(status, options.day, mails, chosen.contact, found), lines)


def _drafts(options: Namespace, wish: DraftsWish) -> Drafts:
    return here_or_asked(
        options, lambda database: drafts(database, wish), lambda path: ask_drafts(path, wish)
    )


def _delivered(
    options: Namespace, mails: list[Mail], chosen: Settings, post: PostSettings
) -> Delivered:
    """Deliver them. Raises PostError where one did not go."""
    to_post, trail = post_of(chosen.database, chosen), trail_of(chosen.database, chosen)
    letters = (
        (mail, message_of(mail, options.day, post.smtp_from, chosen.contact)) for mail in mails
    )
    with _way(options, post) as way:
        delivery = Delivery(DayMails(to_post, options.day), trail, Reader(options.by), way)
        done = delivery.deliver(letters)
    if done.faults:
        raise PostError(fault_words(done))
    return done


@contextmanager
def _way(options: Namespace, post: PostSettings) -> Iterator[MailWay]:
    if options.send:
        with by_smtp(post) as way:
            yield way
        return
    try:
        options.eml.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError(f"{options.eml} cannot be used: {error.strerror}.") from error
    yield ByFile(options.eml, options.day.isoformat())
