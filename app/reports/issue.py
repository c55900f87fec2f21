"""What every document tells of itself: whose it is, when it was made, and of which state of the register it speaks."""

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Issue:
    """Where and when the document was made, and of which state of the register it speaks.

    `withheld` counts values that the audience does not see, `left_out` people who did not agree to be told of.
    """

    organisation: str
    is_sample: bool
    day: dt.date
    moment: dt.datetime
    as_of: dt.date
    history_number: int
    history_seal: str
    withheld: int
    left_out: int = 0
