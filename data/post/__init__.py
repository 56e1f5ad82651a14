"""What leaves the dashboard for people, and who asked for it: which mails were sent, what people
follow, and the private addresses of calendars.

It is kept in a file beside the database: a restored backup must not send a mail twice, nor revive
an address that has ended; and what somebody follows goes when they say so."""

from data.post.file import PostFile, post_of
from data.post.mail import Mail, MailPart

__all__ = ["Mail", "MailPart", "PostFile", "post_of"]
