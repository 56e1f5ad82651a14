"""Mails in words: what somebody owes, what is new of what they follow, the papers of an edition. No
figure is in the words."""

from presentation.mails.digest import digests
from presentation.mails.message import mail_to, message_of, text_of
from presentation.mails.papers import PapersMail
from presentation.mails.reminder import reminder_parts

__all__ = ["PapersMail", "digests", "mail_to", "message_of", "reminder_parts", "text_of"]
