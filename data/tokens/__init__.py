"""The tokens of machines that load extracts by themselves: who has one, for which extracts, and
which have ended. They are kept outside the database, for a restored backup must not revive one."""

from data.tokens.keeping import LONGEST, Token, TokenError, Tokens, tokens_of

__all__ = ["LONGEST", "Token", "TokenError", "Tokens", "tokens_of"]
