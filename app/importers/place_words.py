"""Understands what a list prints where a person is held: a facility, or words such as "released"."""

import re
from dataclasses import dataclass

from app.domain.facility_names import kind_in, shipped_names
from app.domain.status import UNKNOWN_STATUS


@dataclass(frozen=True, slots=True)
class Place:
    """What the words mean: a code of the custody status (may be empty) and the code or name of a facility (may be)."""

    status: str
    facility: str = ""


def _words(pattern: str) -> "re.Pattern[str]":
    return re.compile(pattern, re.IGNORECASE)


DEATH = _words(
    r"\b(?:умер|умерла|скончал\w*|погиб|погибла|памёр|памер|памерла|загінуў|загінула|died|dead|deceased)\b"
)

# What is no facility, in the order in which it is looked for: "at liberty before serving" is not "at liberty".
_STATUSES = (
    (
        "awaiting_serving",
        _words(
            r"до начала отбы|в ожидании отбы|да пачатку адбы|у чаканні адбы|before serving"
            r"|awaiting (?:to serve|serving)|until (?:the )?(?:beginning|start) of"
        ),
    ),
    (
        "khimiya_home",
        _words(
            r"без направлени|без накіраванн|домашн\w+ хими|хатн\w+ хімі"
            r"|without (?:direction|referral)"
        ),
    ),
    ("pretrial_house", _words(r"домашн\w+ арест|хатн\w+ арышт|house arrest")),
    (
        "pretrial_bail",
        _words(
            r"подписк\w+ о невыезде|падпіск\w+ аб нявыездзе|recogni[sz]ance|\bbail\b"
            r"|под залог|пад заклад"
        ),
    ),
    ("pretrial_sizo", _words(r"^(?:под стражей|пад вартай|in custody)$")),
    ("transit", _words(r"^(?:этап|на этапе|in transit)\b")),
    (
        "released",
        _words(
            r"^(?:был[аи]? |быў |была |was )?(?:освобо\w+|вызвал\w+|released|freed|free|at liberty|at large)\b"
            r"|(?<!не )(?:на свободе|на волі)|^вышел|^вышла|^выйш"
        ),
    ),
    (
        UNKNOWN_STATUS,
        _words(
            r"^(?:мест\w+ \w+ )?(?:неизвест\w+|не известно|невядом\w+|unknown|not known)\b"
            r"|^\?+$"
        ),
    ),
)

# Who was at liberty and is not any more: where to, only a human can tell.
_HELD_AGAIN = _words(
    r"повторн\w+ задерж|(?:снова|вновь) (?:задерж|аресто)|паўторн\w+ затрым|зноў (?:затрым|арыштав)"
    r"|re-?arrested|re-?detained|(?:arrested|detained) again|не на свободе|не на волі|not (?:at liberty|free|released)"
)

_PENITENTIARY = "prison"


def place_of(text: str, convicted: bool) -> Place | None:
    """Return what the text means, or None when it is not understood.

    A prison also holds people before their trial: who is not `convicted` is there in pre-trial detention.
    """
    for status, words in _STATUSES:
        if words.search(text):
            return None if status == "released" and _HELD_AGAIN.search(text) else Place(status)
    kind = kind_in(text)
    if kind is None:
        return None
    before_trial = kind.code == _PENITENTIARY and not convicted
    facility = shipped_names().find(text)
    return Place("pretrial_sizo" if before_trial else kind.held, facility.code if facility else text)
