"""The answer to a yes-or-no question that may not be known."""

from enum import StrEnum


class Answer(StrEnum):
    """Yes, no, or not known."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"
