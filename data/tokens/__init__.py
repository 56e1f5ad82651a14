"""The tokens of machines that load extracts or read the newest edition by themselves: who has one,
for what, and which have ended. They are kept outside the database, for a restored backup must not
revive one."""

from data.tokens.keeping import LONGEST, READING, Token, TokenError, Tokens, tokens_of

__all__ = ["LONGEST", "READING", "Token", "TokenError", "Tokens", "tokens_of"]
