"""The words in which people write dates, in English, Russian, Belarusian and (months) Ukrainian."""

from app.base.language import Language

# Month stems: a word is a month when it begins with one of them and the rest is an ending. Longest stems first.
_STEMS: tuple[tuple[str, ...], ...] = (
    ("january", "jan", "январ", "янв", "студз", "січ"),
    ("february", "feb", "феврал", "фев", "лют"),
    ("march", "mar", "март", "мар", "сакав", "берез"),
    ("april", "apr", "апрел", "апр", "красав", "квіт"),
    ("may", "мая", "май", "трав", "траў", "ма"),
    ("june", "jun", "июн", "чэрв", "черв"),
    ("july", "jul", "июл", "ліпе", "ліп", "лип"),
    ("august", "aug", "август", "авг", "жнів", "жніў", "серп"),
    ("september", "sept", "sep", "сентябр", "сент", "сен", "верас", "верес"),
    ("october", "oct", "октябр", "окт", "кастрычн", "каст", "жовт"),
    ("november", "nov", "ноябр", "ноя", "лістап", "ліст", "листоп"),
    ("december", "dec", "декабр", "дек", "снеж", "груд"),
)
_LONGEST_ENDING = 5
MONTH_STEMS: tuple[tuple[str, int], ...] = tuple(
    sorted(
        ((stem, number) for number, stems in enumerate(_STEMS, start=1) for stem in stems),
        key=lambda pair: -len(pair[0]),
    )
)

BEFORE = frozenset({"before", "until", "till", "by", "до", "да", "раньше", "раней", "перед", "перад"})
AFTER = frozenset({"after", "since", "from", "после", "пасля", "позже", "пазней", "с", "з"})
ABOUT = frozenset(
    {
        "about", "around", "circa", "ca", "c", "approximately", "approx", "около", "ок", "примерно", "приблизительно",
        "каля", "прыкладна", "прыблізна", "недзе", "где-то", "~",
    }
)  # fmt: skip
BETWEEN = frozenset({"between", "между", "паміж"})
AND = frozenset({"and", "и", "і", "й", "to", "по", "па"})
FILLERS = frozenset(
    {"in", "on", "the", "of", "в", "во", "у", "ў", "год", "года", "году", "годзе", "годам", "г", "гг", "р", "року",
     "th", "st", "nd", "rd"}
)  # fmt: skip
TODAY = frozenset({"today", "сегодня", "сёння", "сення"})
YESTERDAY = frozenset({"yesterday", "вчера", "учора", "ўчора"})

MONTHS: dict[Language, tuple[str, ...]] = {
    Language.EN: (
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ),
    Language.RU: (
        "январь", "февраль", "март", "апрель", "май", "июнь", "июль", "август", "сентябрь", "октябрь", "ноябрь",
        "декабрь",
    ),
    Language.BE: (
        "студзень", "люты", "сакавік", "красавік", "май", "чэрвень", "ліпень", "жнівень", "верасень", "кастрычнік",
        "лістапад", "снежань",
    ),
}  # fmt: skip
MONTHS_OF: dict[Language, tuple[str, ...]] = {
    Language.EN: MONTHS[Language.EN],
    Language.RU: (
        "января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября",
        "декабря",
    ),
    Language.BE: (
        "студзеня", "лютага", "сакавіка", "красавіка", "мая", "чэрвеня", "ліпеня", "жніўня", "верасня", "кастрычніка",
        "лістапада", "снежня",
    ),
}  # fmt: skip
# After "between" Russian and Belarusian use the instrumental.
MONTHS_WITH: dict[Language, tuple[str, ...]] = {
    Language.EN: MONTHS[Language.EN],
    Language.RU: (
        "январём", "февралём", "мартом", "апрелем", "маем", "июнем", "июлем", "августом", "сентябрём", "октябрём",
        "ноябрём", "декабрём",
    ),
    Language.BE: (
        "студзенем", "лютым", "сакавіком", "красавіком", "маем", "чэрвенем", "ліпенем", "жніўнем", "верасням",
        "кастрычнікам", "лістападам", "снежнем",
    ),
}  # fmt: skip


def month_of(word: str) -> int | None:
    """Return the number of the month that `word` (small letters) names in any case or abbreviation, or None."""
    for stem, number in MONTH_STEMS:
        if word.startswith(stem) and len(word) - len(stem) <= _LONGEST_ENDING:
            return number
    return None
