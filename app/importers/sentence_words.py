"""Understands what a court imposed from the words of a decision in English, Russian or Belarusian."""

import re

_NUMBER = r"(?<![\d.,/-])(\d{1,2})(?:[.,](\d))?"
_TERM = re.compile(
    rf"(?:{_NUMBER}\s*-?\s*(?:years?|yrs?|лет|год\w{{0,3}}|гады|гадоў)\b)?"
    rf"(?:[\s,]*(?:and|и|і|й|ды)?\s*{_NUMBER}\s*-?\s*(?:months?|мес\w{{0,6}}|мес\.)\b\.?)?"
    rf"(?:[\s,]*(?:and|и|і|й|ды)?\s*(?<!\d)(\d{{1,3}})\s*-?\s*(?:days?|дн\w{{1,3}}|день|дзён|дзень|сут\w{{2,3}})\b)?",
    re.IGNORECASE,
)
_HALF_MORE = re.compile(
    r"\b(?:полтора года|паўтара года?|one and a half years|a year and a half)\b", re.IGNORECASE
)

# The first that fits decides: a colony term with a fine is a colony term, a deferred one is deferred.
_KINDS = (
    ("deferred", r"отсрочк|адтэрміноў|\bdeferr|suspended|условно|умоўна"),
    ("restricted_home", r"без направлени|без накіраванн|домашн\w+ хими|хатн\w+ хімі|without (?:direction|referral)"),
    (
        "restricted_directed",
        r"с направлени|з накіраванн|открытого типа|адкрытага тыпу|open[- ]type|иуот|пуат|with (?:direction|referral)",
    ),
    ("compulsory_treatment", r"принудительн\w+ (?:лечен|псих)|прымусов\w+ (?:ляч|псіх)|compulsory"),
    ("correctional_labour", r"исправительн\w+ работ|папраўч\w+ работ|correctional labou?r|corrective labou?r"),
    (
        "imprisonment",
        r"лишени\w+ свободы|пазбаўленн\w+ волі|imprison|колони|калоні|\bcolony|\bprison|тюрьм|тюрем|турм|турэм",
    ),
    ("arrest", r"\bарест|\bарышт|\barrest|\bсуток|\bсутак|\bсуткі|\bсутки"),
    ("fine", r"штраф|\bfined?\b|базов\w+ величин|базав\w+ велічын"),
)  # fmt: skip
_REGIMES = (
    ("settlement", r"поселени|пасяленн|settlement"),
    ("general", r"общ\w+ режим|агульн\w+ рэжым|general"),
    ("strengthened", r"усиленн|узмоцнен|strengthened|enhanced|reinforced|medium"),
    ("strict", r"строг|strict|maximum"),
    ("special", r"особ\w+ режим|асоб\w+ рэжым|special"),
    ("prison", r"тюремн|турэмн|prison regime"),
)
_KIND_WORDS = tuple((code, re.compile(words, re.IGNORECASE)) for code, words in _KINDS)
_REGIME_WORDS = tuple((code, re.compile(words, re.IGNORECASE)) for code, words in _REGIMES)
_FINE = re.compile(r"[^,;.\n]*(?:штраф|\bfined?\b)[^,;.\n]*", re.IGNORECASE)
_LONGEST_LINE = 500
_UNITS = ("years", "months", "days")


def sentence_of(*printed: str) -> dict[str, str | int]:
    """Return the columns of a sentence that the texts tell, their words kept as `text`; empty when they are empty.

    The length counts only where the words give a number: "11 years", «5 лет 6 месяцев», «2 гады», «полтора года».
    """
    text = "\n".join(dict.fromkeys(filter(None, printed)))
    return {**_understood(text), "text": text} if text else {}


def _understood(text: str) -> dict[str, str | int]:
    length = {unit: number for unit, number in zip(_UNITS, _length(text), strict=True) if number}
    found: dict[str, str | int] = {**length}
    kind = next((code for code, words in _KIND_WORDS if words.search(text)), "")
    # A length of time with a fine is a term whose kind the words do not name.
    if kind and not (kind == "fine" and length):
        found["kind"] = kind
    if kind in ("imprisonment", "deferred"):
        regime = next((code for code, words in _REGIME_WORDS if words.search(text)), "")
        if regime:
            found["regime"] = regime
    if fine := _FINE.search(text):
        found["fine"] = " ".join(fine[0].split())[:_LONGEST_LINE]
    return found


def _length(text: str) -> tuple[int, int, int]:
    """Return years, months and days of the first length of time in the text."""
    for match in _TERM.finditer(text):
        years, tenths, months, _tenths, days = match.groups()
        if years or months or days:
            part_of_year = round(int(tenths) * 1.2) if tenths else 0
            return int(years or 0), int(months or 0) + part_of_year, int(days or 0)
    return (1, 6, 0) if _HALF_MORE.search(text) else (0, 0, 0)
