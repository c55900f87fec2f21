"""What is told of a document that was drawn; light, as workflows load it with every start."""

from typing import NamedTuple


class Drawn(NamedTuple):
    """The number of pages, and the characters (each once) that stand in the document as their codes."""

    pages: int
    by_code: tuple[str, ...] = ()
