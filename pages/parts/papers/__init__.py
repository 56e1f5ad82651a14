"""The page of papers: choosing what to make of which edition, making it, and saving the files."""

from pages.parts.papers.desk import PapersDesk

__all__ = ["PapersDesk"]
