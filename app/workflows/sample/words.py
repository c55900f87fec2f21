"""Sentences as a Belarusian court would print them, and other words that fictional cases are written in."""

_REGIME = {"general": "агульнага", "strengthened": "узмоцненага"}
_KIND = {
    "imprisonment": "пазбаўлення волі",
    "restricted_directed": "абмежавання волі з накіраваннем",
    "restricted_home": "абмежавання волі без накіравання",
}

NOTES = (
    "Сям’я просіць не публікаваць здымак.",
    "Ліст вярнулі без тлумачэння; паспрабаваць яшчэ раз праз месяц.",
    "Жонка тэлефанавала: перадачу прынялі, спатканне адмоўлена.",
    "Адвакат пазбаўлены ліцэнзіі, патрэбны новы.",
    "Просіць кнігі па-беларуску і па-ангельску.",
    "Мать говорит, что писем не было с весны.",
    "Сестра за границей, связь через неё.",
    "Лечение от диабета; передали список лекарств.",
    "Передачу приняли не полностью, денежный перевод дошёл.",
    "Speaks English; willing to talk to journalists after release.",
    "Employer has kept the job open; letter of support on file.",
    "Haven't heard from the family since August.",
)
"""What caseworkers write down, in the three languages of the office."""

OWED_WHILE_HELD = (
    ("LOC", "Спытаць сям’ю, ці прыйшоў ліст з новага месца"),
    ("LAW", "Знайсці адваката на апеляцыю"),
    ("LET", "Напісаць ліст ад арганізацыі"),
    ("PARCEL", "Сабраць пасылку"),
    ("MONEY", "Перавод на крамку"),
    ("MED", "Даведацца пра лекі"),
    ("FAM", "Дапамога сям’і: аплата жылля"),
    ("INTL", "Падаць зварот у Рабочую групу ААН"),
    ("COMPL", "Скарга на ўмовы ў ШІЗА"),
    ("LIST", "Праверыць спіс «тэрарыстаў»"),
)

OWED_AFTER_RELEASE = (
    ("R0", "Рэгістрацыйная гутарка"),
    ("R2", "Першы медыцынскі агляд"),
    ("R5", "Сустрэча з псіхолагам"),
    ("R6", "Запісаць сведчанне"),
    ("R7", "Аднавіць пашпарт або праязны дакумент"),
    ("R9", "Часовае жыллё"),
    ("R10", "Уз’яднанне з сям’ёй"),
    ("R16", "Патэлефанаваць: як справы"),
)

OUTCOMES = (
    "Сустрэліся, усё абмеркавалі.",
    "Зроблена па тэлефоне.",
    "Запісаны да спецыяліста.",
    "Встретились, всё обсудили.",
    "Документы поданы, ждём ответа.",
    "Done together with the partner organisation.",
)
"""How what was owed after a release has ended."""


def length_in_words(months: int, kind: str, regime: str) -> str:
    """Return the sentence as printed, e.g. «4 гады 6 месяцаў пазбаўлення волі ва ўмовах узмоцненага рэжыму»."""
    years, rest = divmod(months, 12)
    parts = [
        f"{years} {_form(years, 'год', 'гады', 'гадоў')}" if years else "",
        f"{rest} {_form(rest, 'месяц', 'месяцы', 'месяцаў')}" if rest else "",
        _KIND[kind],
        f"ва ўмовах {_REGIME[regime]} рэжыму" if regime else "",
    ]
    return " ".join(part for part in parts if part)


def _form(number: int, one: str, few: str, many: str) -> str:
    if number % 10 == 1 and number % 100 != 11:
        return one
    return few if number % 10 in (2, 3, 4) and number % 100 not in (12, 13, 14) else many
