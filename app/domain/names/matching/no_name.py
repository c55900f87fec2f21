"""Tells headings and totals of a list («Освобождены:», «усяго 123 чалавекі») from lines that name somebody."""

import re

from app.domain.names.given_names import class_of, class_of_oblique
from app.domain.names.scripts import normalise

_TOTAL = re.compile(
    r"^(?:всего|итого|усяго|разам|агулам|загалам|усього|всього|разом|загалом|total|totals|altogether|"
    r"razem|ogółem|łącznie)$"
)
# Words that make a heading, by their beginnings: lists, people, becoming free, being held.
_HEADING = re.compile(
    r"^(?:спис\w*|спіс\w*|перечень|пералік\w*|перелік\w*|lista|listy|lists?|names|имена|имён|імёны|имен|фамили\w*|"
    r"прозвішч\w*|человек\w*|люди|людей|люд[зц]\w*|чалавек\w*|асоб\w*|осіб|особи|people|persons?|osób|osoby|"
    r"женщин\w*|мужчин\w*|жанчын\w*|мужчын\w*|women|men|kobiet\w*|mężczyzn\w*|"
    r"освобожд\w*|освободил\w*|вызвален\w*|вызвалі\w*|звільнен\w*|released|freed|uwolni\w*|zwolni\w*|"
    r"помилован\w*|памілаван\w*|pardoned|амнист\w*|амніст\w*|amnest\w*|вывезен\w*|выслан\w*|deported|expelled|exiled|"
    r"задержан\w*|затрыман\w*|осужд\w*|асуджан\w*|detained|held|"
    r"политзаключ\w*|политузник\w*|палітвяз\w*|палітзняволен\w*|політв\w*|prisoners?|więźni\w*|"
    r"заключ[её]нн\w*|зняволен\w*|вязн\w*|узник\w*|"
    r"граждан\w*|грамадзян\w*|громадян\w*|citizens?|foreigners?|иностран\w*|замежні\w*|obywatel\w*)$"
)
# Words that stand beside them.
_BESIDE = re.compile(
    r"^(?:политическ\w*|палітычн\w*|political|среди|сярод|серед|among|them|них|іх|их|из|з|с|са|со|of|the|in|on|by|to|and|"
    r"ещ[её]|яшчэ|ще|more|others?|друг(?:ие|их)|інш(?:ыя|ых)|остальн\w*|астатні\w*|также|таксама|also|"
    r"литвы|літвы|латвии|латвіі|эстонии|эстоніі|польши|польшчы|украины|украіны|германии|германіі|франции|францыі|"
    r"японии|японіі|великобритании|вялікабрытаніі|сша|зша|австралии|аўстраліі|беларуси|беларусі|"
    r"lithuania|latvia|poland|ukraine|belarus|germany|japan|"
    r"и|і|й|ды|та|в|у|на|по|до|от|following|следующ\w*|наступн\w*|новы[ехя]|new|полный|поўны|full|"
    r"г|год\w*|гадоў|року|лет|year|числа|дня|"
    r"январ\w*|феврал\w*|марта?|апрел\w*|мая|май|июн\w*|июл\w*|августа?|сентябр\w*|октябр\w*|ноябр\w*|декабр\w*|"
    r"студзен\w*|лютага|лютым|сакавік\w*|красавік\w*|чэрвен\w*|ліпен\w*|жні[вў]\w*|верасн\w*|кастрычнік\w*|лістапад\w*|"
    r"снежн\w*|january|february|march|april|may|june|july|august|september|october|november|december)$"
)
# Who publishes lists, where it stands before a colon. «Статкевіч: вызвалены» may be one person, «Вясна:» is nobody.
_PUBLISHER = re.compile(
    r"^\W*(?:(?:правозащитный|праваабарончы|human rights)\s+(?:центр|цэнтр|cent(?:re|er))\s+)?\W*"
    r"(?:весн[аы]|вясн[аы]|viasna|белт[аы]|belta|sb\.by|dissidentby|dissident\.by|nexta|зеркало|"
    r"наша ніва|nasha niva|телеграм\w*|тэлеграм\w*|telegram|мид|мзс|mfa|пресс-служба|прэс-служба)\W*:",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ][^\W\d_]+)*")
_NUMBER = re.compile(r"\d+")
_ENDS_WITH_COLON = re.compile(r"[:：]\s*$")
_MOST_WORDS = 12


def names_nobody(line: str) -> bool:
    """Tell whether a printed line is surely a heading or a total.

    It is made of such words alone, or one of them stands beside a sum or before a colon.

    A line with a given name in it is none, whatever else stands there.
    """
    line = _PUBLISHER.sub("", line, count=1)
    words = [normalise(word) for word in _WORD.findall(line)]
    if not words or len(words) > _MOST_WORDS:
        return False
    total = bool(_TOTAL.match(words[0]))
    heading = total or any(_HEADING.match(word) for word in words)
    strange = [word for word in words if not any(one.match(word) for one in (_TOTAL, _HEADING, _BESIDE))]
    if not heading or any(class_of(word) or class_of_oblique(word) for word in strange):
        return False
    return not strange or (total and bool(_NUMBER.search(line))) or bool(_ENDS_WITH_COLON.search(line))
