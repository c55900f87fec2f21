"""Patterns of what stands around the names in printed lists: numbers, dates of birth, ages, places, titles.

Russian, Belarusian, Ukrainian, Polish, Lithuanian and English lists are covered.
"""

import re

_BORN = (
    r"(?:г\.?\s?р\b\.?|г\.?\s?н\b\.?|р\.?\s?н\b\.?|год[аы]?\s+рожд\w*|год[аы]?\s+нар\w*|року\s+народж\w*|г\.?\s?рожд\w*"
    r"|рожд\w*|нарадж\w*|родил\w*|нар\.|род\.|born|b\.|d\.?\s?o\.?\s?b\.?|ur\.|g\.(?=\s*\d)|gim\.|dzim\.)"
)
_YEARS = r"(?P<year>19[2-9]\d|20[01]\d)"

BIRTH_DATE = re.compile(
    rf"(?<!\d)(?P<day>\d{{1,2}})\s?[./-]\s?(?P<month>\d{{1,2}})\s?[./-]\s?{_YEARS}(?!\d)(?:\s*{_BORN})?",
    re.IGNORECASE,
)
YEAR = re.compile(rf"(?<![\d.]){_YEARS}(?!\d)(?:\s*-?\s*(?:{_BORN}|г\.|год\w*|г\b))?", re.IGNORECASE)
AGE = re.compile(
    r"(?:(?<!\d)(?P<age>[1-9]\d)\s*-?\s*(?:лет|год[аоы]?в?|гадоў|гады|год|років|роки|рік|y\.?\s?o\b\.?|years?\b(?:\s+old)?"
    r"|lat|lata|m\.)(?!\w)|\b(?:aged|age|возраст|узрост|вік)[\s:]*(?P<aged>[1-9]\d)(?!\d))",
    re.IGNORECASE,
)
BIRTH_WORDS = re.compile(rf"(?<!\w){_BORN}(?!\w)", re.IGNORECASE)
NUMBERING = re.compile(r"^[\W_]*(?:(?:№|no\.?|n°|#)?\s*\d{1,4}\s*(?:[.):\]–—-]|\s(?=\D))\s*)?", re.IGNORECASE)
_BULLETS = r"(?:[•·●▪■◦‣⁃*–—-]\s*)*"
BEFORE_NAME = re.compile(
    rf"^\s*{_BULLETS}(?:(?:№|no\.?\s|n°|#)?\s*(?:\d{{1,4}}\s*(?:[.):\]](?!\d)|[–—-]\s)|\d{{1,3}}\s+(?=[^\W\d_]))\s*)?"
    rf"{_BULLETS}",
    re.IGNORECASE,
)
"""What a list prints before a name and is no part of it: a bullet, a number; not a date or a year."""
ASIDE = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|\{[^{}]*\}")
DASH = re.compile(r"\s[-–—]+\s|\s[–—]|[–—]\s|:\s")
# From the word that introduces a place to the end of its piece of the line.
PLACE = re.compile(
    # A single letter could be an initial; it names a place only at the beginning of a piece.
    r"(?:(?<=[,;(])\s*(?:г|м|д|дер|в|вёска|п|пос|с|вул|ул)\.\s?(?=[А-ЯЁІЎЄЇ][а-яёіўєї]{2})"
    r"|(?<!\w)(?:г\.\s?п\.|гор\.|город[а]?\s|горад[а]?\s|обл\.|область|вобл\.|вобласць|из\s|з\s|житель\w*|жительниц\w*"
    r"|жыхар\w*|уроженец|from\s|of\s|resident))[^,;/|()\[\]]*"
    r"|(?<=,)\s*(?:минск|мінск|minsk|гродно|гродна|hrodna|брест|брэст|brest|витебск|віцебск|vitebsk|viciebsk|гомель|homel"
    r"|gomel|могил[её]в|магіл[её]ў|mahili?o[uŭ]|mogilev|москва|moscow|київ|киев|kyiv|беларусь|belarus|россия|russia"
    r"|украина|украіна|ukraine|польша|poland|літва|литва|lithuania|вильнюс|vilnius)\b",
    re.IGNORECASE,
)
TITLES = re.compile(
    r"(?<!\w)(?:гр\.|г-н|г-жа|гр-н|гр-ка|гражданин\w*\s+(?:рб|рф|беларуси|россии|украины)|гражданин\w*|гражданк\w*|грамадзян\w*"
    r"|осужд[её]нн\w*|асуджан\w*|политзаключ[её]нн\w*|палітвяз\w*|політв'?яз\w*|блог[еэ]р\w*|журналист\w*|журналіст\w*"
    r"|правозащитник\w*|праваабарон\w*|активист\w*|актывіст\w*|освобожд[её]н\w*|вызвален\w*|задержан\w*|затрыман\w*"
    r"|помилован\w*|памілаван\w*|адвокат\w*|пенсионер\w*|пенсіянер\w*|студент\w*|mr|mrs|ms|dr|prof|sir|pan|pani|спадар\w*"
    r"|братья|братьев|братьям|браты|братоў|братам|брати|братів|с[её]стры|сест[её]р|сёстрам|сясцёр|супруг[иов]+|супругам|сужэнц\w*"
    r"|(?:отец|отца|отцу|бацька|бацьку|бацькі|муж|мужа|мужу|сын|сына|сыну|брат|брата|брату|мать|матери|маці|дочь|дочери|дачка|дачку"
    r"|жена|жену|жене|жонка|жонку|сестра|сестру|сестре|сястра|сястру)\s+(?:и|і|ды|й)\s+(?:отец|отца|отцу|бацька|бацьку|муж|мужа|мужу"
    r"|сын|сына|сыну|сыновья|сыны|брат|брата|брату|мать|матери|маці|дочь|дочери|дачка|дачку|жена|жену|жене|жонка|жонку|сестра|сестру"
    r"|сестре|сястра|сястру)"
    r"|близнец\w*|блізнят\w*|brothers|sisters|siblings|spouses|twins|bracia|siostry|małżonkowie"
    r"|citizen|activist|journalist|blogger|prisoner|political|released|née|nee)\b\.?",
    re.IGNORECASE,
)
