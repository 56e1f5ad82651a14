"""Mails in words: what somebody owes, and what is new of what they follow; no figure."""

from presentation.mails.digest import digests
from presentation.mails.message import mail_to, message_of, text_of
from presentation.mails.reminder import reminder_parts

__all__ = ["digests", "mail_to", "message_of", "reminder_parts", "text_of"]
