"""The files of what is kept beside a record that is a file."""

from pathlib import Path

from data.audit import FileLines, Trail
from data.beside import TablesFile
from data.post import PostBox


def trail_file(trail: Trail) -> Path:
    """The file of an audit trail."""
    assert isinstance(trail.lines, FileLines)
    return trail.lines.path


def post_file(post: PostBox) -> Path:
    """The file of what was sent and asked for."""
    assert isinstance(post.tables, TablesFile)
    return post.tables.path
