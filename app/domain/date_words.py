"""The words in which people write dates, in English, Russian, Belarusian and (months) Ukrainian."""

from app.base.language import Language

# Of every month: words that never change (English names, abbreviations), and stems that take an ending.
_MONTH_WORDS: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...] = (
    (("january", "jan", "янв", "студ", "сту"), ("январ", "студз", "січ")),
    (("february", "feb", "фев", "февр", "лют"), ("феврал", "лют")),
    (("march", "mar", "мар", "сак"), ("март", "сакав", "берез")),
    (("april", "apr", "апр", "крас"), ("апрел", "красав", "квіт")),
    (("may",), ("ма", "трав", "траў")),
    (("june", "jun", "июн", "чэр", "чэрв"), ("июн", "чэрв", "черв")),
    (("july", "jul", "июл", "ліп"), ("июл", "ліп", "лип")),
    (("august", "aug", "авг", "жн", "жнів"), ("август", "жнів", "жніў", "серп")),
    (("september", "sept", "sep", "сен", "сент", "вер", "верас"), ("сентябр", "верас", "верес")),
    (("october", "oct", "окт", "кас", "каст", "кастр"), ("октябр", "кастрычн", "жовт")),
    (("november", "nov", "ноя", "нояб", "ліс", "ліст"), ("ноябр", "лістапад", "листопад")),
    (("december", "dec", "дек", "сн", "снеж"), ("декабр", "снеж", "груд")),
)
_ENDINGS = frozenset(
    (
        "", "ь", "я", "ю", "е", "ем", "ём", "ям", "й", "і", "а", "у", "ом", "ам", "зе",
        "ень", "еня", "еню", "ені", "енем", "ня", "ню", "ні", "нем", "ням", "ань",
        "ік", "іка", "іку", "іком", "ікам", "ы", "ага", "аму", "ым", "ий", "ого", "ому", "им",
    )
)  # fmt: skip

BEFORE = frozenset({"before", "until", "till", "до", "да", "раньше", "раней", "перед", "перад", "<"})
AFTER = frozenset({"after", "после", "пасля", "позже", "пазней", ">"})
NOT_LATER = frozenset({"by"})
ABOUT = frozenset(
    {
        "about", "around", "circa", "ca", "c", "approximately", "approx", "около", "ок", "примерно", "приблизительно",
        "каля", "прыкладна", "прыблізна", "недзе", "где-то", "~", "≈", "?",
    }
)  # fmt: skip
BETWEEN = frozenset({"between", "между", "паміж"})
AND = frozenset({"and", "и", "і", "й", "to", "по", "па"})
# "Since 2021" tells the date itself: what began then still goes on.
FROM = frozenset({"since", "from", "с", "з"})
FILLERS = FROM | frozenset(
    {"in", "on", "the", "of", "в", "во", "у", "ў", "год", "года", "году", "годзе", "годам", "г", "гг", "р", "року",
     "th", "st", "nd", "rd"}
)  # fmt: skip
BEGINNING = frozenset({"beginning", "start", "early", "начало", "начале", "начала", "пачатак", "пачатку"})
MIDDLE = frozenset(
    {"middle", "mid", "середина", "середине", "середины", "середину", "сярэдзіна", "сярэдзіне", "сярэдзіны",
     "сярэдзіну", "пасярэдзіне"}
)  # fmt: skip
END = frozenset({"end", "late", "конец", "конце", "конца", "канец", "канцы", "канца", "напрыканцы"})
# Of the winter nobody can tell in which of two years it was. The months are the first and the last one.
SEASONS: dict[tuple[int, int], frozenset[str]] = {
    (3, 5): frozenset(
        {"spring", "весна", "весной", "весны", "весну", "вясна", "вясной", "вясною", "вясны", "вясну"}
    ),
    (6, 8): frozenset({"summer", "лето", "летом", "лета", "летам", "улетку", "ўлетку"}),
    (9, 11): frozenset(
        {"autumn", "осень", "осенью", "осени", "восень", "восенню", "восені", "увосень", "ўвосень"}
    ),
}
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


_MONTHS = {
    word: number
    for number, (fixed, stems) in enumerate(_MONTH_WORDS, start=1)
    for word in (*fixed, *(stem + ending for stem in stems for ending in _ENDINGS if stem + ending != "ма"))
}


def month_of(word: str) -> int | None:
    """Return the number of the month that `word` (small letters) names in any case or abbreviation, or None."""
    return _MONTHS.get(word)
