"""Streamlit's scripts, styles and letters, compressed once and served from where they are kept
(docs/decisions/0016). They are the same for everybody, and hold nothing of ours."""

from pages.parts.static.filling import Filling, folder_of
from pages.parts.static.preloads import coming
from pages.parts.static.serving import CompressedStatic

__all__ = ["CompressedStatic", "Filling", "coming", "folder_of"]
