"""What leaves the dashboard for people, and who asked for it: which mails were sent, what people
follow, and the private addresses of calendars.

It is kept beside the record (`data/beside`): a restored backup must not send a mail twice, nor
revive an address that has ended; and what somebody follows goes when they say so."""

from data.post.calendars import CalendarAddress, Calendars
from data.post.delivering import Delivered, Delivery, MailsKept, MailWay, NotSentError
from data.post.eml import ByFile
from data.post.follows import ALL, Follow, Follows
from data.post.keeping import PostBox, PostError, post_in, post_of
from data.post.mail import Attachment, Mail, MailPart, as_sent
from data.post.once import OnceMails
from data.post.sent import DayMails, SentMail, keys_told, mails
from data.post.settings import PostSettings
from data.post.smtp import by_smtp

__all__ = [
    "ALL",
    "Attachment",
    "ByFile",
    "CalendarAddress",
    "Calendars",
    "DayMails",
    "Delivered",
    "Delivery",
    "Follow",
    "Follows",
    "Mail",
    "MailPart",
    "MailWay",
    "MailsKept",
    "NotSentError",
    "OnceMails",
    "PostBox",
    "PostError",
    "PostSettings",
    "SentMail",
    "as_sent",
    "by_smtp",
    "keys_told",
    "mails",
    "post_in",
    "post_of",
]
