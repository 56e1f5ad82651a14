"""Mails in words: what somebody owes, and what is new of what they follow; no figure."""
