"""Editions: what the board sees is released. One is made of all figures for a meeting, checked for
small numbers, stored, approved, and shown again as it was."""

from kpis.disclosure import CannotBeSafeError
from kpis.editions.content import Content, content_fields, loaded, nothing, public_results
from kpis.editions.findings import EditionFindings
from kpis.editions.following import EditionNews, Flip, Heard, News, covers, heard, read_news
from kpis.editions.making import THRESHOLDS, EditionWish, MadeEdition, MeanwhileError, make
from kpis.editions.moved import MovedSince, moved_since
from kpis.editions.packing import PackSource, editions_before, read_pack_source
from kpis.editions.printed import read_packs, record_pack, right_for
from kpis.editions.reading import NoEditionError, read_content, read_editions, read_findings
from kpis.editions.releasing import approve, release_faults, withdraw

__all__ = [
    "THRESHOLDS",
    "CannotBeSafeError",
    "Content",
    "EditionFindings",
    "EditionNews",
    "EditionWish",
    "Flip",
    "Heard",
    "MadeEdition",
    "MeanwhileError",
    "MovedSince",
    "News",
    "NoEditionError",
    "PackSource",
    "approve",
    "content_fields",
    "covers",
    "editions_before",
    "heard",
    "loaded",
    "make",
    "moved_since",
    "nothing",
    "public_results",
    "read_content",
    "read_editions",
    "read_findings",
    "read_news",
    "read_pack_source",
    "read_packs",
    "record_pack",
    "release_faults",
    "right_for",
    "withdraw",
]
