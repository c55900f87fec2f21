"""Understands what a list prints where a person is held: a facility, or words such as "released"."""

import re
from dataclasses import dataclass
from functools import cache

from app.domain.status import UNKNOWN_STATUS
from app.domain.vocabulary import shipped_facilities


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

# Kinds of facility: the first part of our codes, the status of who is held there, the words. Narrow ones first.
_FACILITIES = (
    (
        "VK",
        "juvenile",
        _words(
            r"воспитательн\w+ колони\w*|выхаваўч\w+ калоні\w*|juvenile (?:penal )?colony"
            r"|educational colony|\bвк\b|\bvk\b"
        ),
    ),
    (
        "IVS",
        "police_custody",
        _words(
            r"изолятор\w* временн\w+ содержани\w*|ізалятар\w* часовага ўтрымання|\bивс\b"
            r"|\bічу\b|\bivs\b|temporary detention"
        ),
    ),
    (
        "TSIP",
        "admin_arrest",
        _words(
            r"центр\w* изоляции правонарушителей|цэнтр\w* ізаляцыі правапарушальнікаў"
            r"|\bцип\b|\bціп\b|\btsip\b|isolation of offenders"
        ),
    ),
    (
        "IUOT",
        "khimiya_directed",
        _words(
            r"\bиуот\b|\bпуат\b|\biuot\b|открытого типа|адкрытага тыпу|open[- ]type"
            r"|open (?:correctional |penal )?facility"
        ),
    ),
    ("LTP", "ltp", _words(r"\bлтп\b|\bлпп\b|\bltp\b|лечебно-трудов\w+|лячэбна-працоўн\w+|medical-labou?r")),
    ("ARREST", "arrest_house", _words(r"арестн\w+ дом\w*|арыштн\w+ дом\w*|arrest house")),
    ("PSYCHIATRIC", "psych_compulsory", _words(r"психиатр\w*|псіхіятр\w*|psychiatr\w*")),
    ("HOSPITAL", "hospital", _words(r"больниц\w*|бальніц\w*|hospital")),
    (
        "SIZO",
        "pretrial_sizo",
        _words(
            r"\bсизо\b|\bсіза\b|\bsizo\b|следственн\w+ изолятор\w*|следч\w+ ізалятар\w*"
            r"|(?:pre-?trial|remand|investigat\w+) (?:detention )?(?:cent(?:er|re)|facility|prison|isolator)"
            r"|detention cent(?:er|re)"
        ),
    ),
    (
        "IK",
        "colony",
        _words(
            r"исправительн\w+ колони\w*|папраўч\w+ калоні\w*|(?:penal|correctional) colony"
            r"|\bик\b|\bпк\b|\bik\b|колони\w+|калоні\w+|\bcolony"
        ),
    ),
    ("PRISON", "prison", _words(r"тюрьм\w*|турм\w*|\bprison\b|\bjail\b")),
)
_PENITENTIARY = "PRISON"
_NUMBER = re.compile(r"[^\d,;\n]{0,40}?(\d{1,2})(?!\d)")
_KGB = _words(r"\bкгб\b|\bкдб\b|\bkgb\b")
_AKRESTSINA = _words(r"окрестин|акрэсцін|akrestsin|akrescin|okrestin")


def place_of(text: str, convicted: bool) -> Place | None:
    """Return what the text means, or None when it is not understood.

    A prison also holds people before their trial: who is not `convicted` is there in pre-trial detention.
    """
    for status, words in _STATUSES:
        if words.search(text):
            return None if status == "released" and _HELD_AGAIN.search(text) else Place(status)
    for prefix, status, words in _FACILITIES:
        if match := words.search(text):
            before_trial = prefix == _PENITENTIARY and not convicted
            return Place("pretrial_sizo" if before_trial else status, _facility(prefix, text, match.end()))
    return None


def _facility(prefix: str, text: str, end: int) -> str:
    """Return our code of the facility when we know it, else its name as printed."""
    number = _NUMBER.match(text[end:])
    if prefix == "SIZO" and _KGB.search(text):
        code = "SIZO-KGB"
    elif prefix in ("TSIP", "IVS") and _AKRESTSINA.search(text):
        code = f"{prefix}-MINSK"
    else:
        code = f"{prefix}-{int(number[1])}" if number else ""
    return code if code in _codes() else text


@cache
def _codes() -> frozenset[str]:
    return frozenset(facility["code"] for facility in shipped_facilities())
