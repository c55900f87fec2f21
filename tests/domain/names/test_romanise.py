"""The official schemes, held against their own test words."""

import pytest

from app.domain.names.romanise import Scheme, preferred_latin, preferred_spelling, romanise

WORDS = {
    Scheme.BE_2007: (
        "Аршанскі Aršanski|Бешанковічы Biešankovičy|Гомель Homieĺ|Гаўя Haŭja|Ельск Jeĺsk|"
        "Вераб'ёвічы Vierabjovičy|Мёры Miory|Любань Liubań|Магілёў Mahilioŭ|Друць Druć|"
        "Хоцімск Chocimsk|Цюрлі Ciurli|Валяр’яны Valiarjany|Шаркаўшчына Šarkaŭščyna|"
        "Смаргонь Smarhoń|Віцебск Viciebsk|Лукашэнка Lukašenka|Аляксееў Aliaksiejeŭ"
    ),
    Scheme.BE_LACINKA: (
        "Лукашэнка Łukašenka|Аляксандр Alaksandr|Лосік Łosik|Кавалёў Kavaloŭ|Людміла Ludmiła|"
        "Васіль Vasil|Наталля Natalla|Міхаіл Michaił|Алесь Aleś|Генадзь Hienadź|Кузняцоў Kuzniacoŭ|"
        "Ціханоўская Cichanoŭskaja"
    ),
    Scheme.BE_BGN: (
        "Вілейка Vilyeyka|Гродна Hrodna|Нёман Nyoman|Крапіўна Krapiwna|Менск Myensk|"
        "Магілёў Mahilyow|Язэп Yazep|Івянец Ivyanyets|Гомель Homyel’"
    ),
    Scheme.BE_ICAO: (
        "Бабрыковіч Babrykovich|Аляксандр Aliaksandr|Міховіч Mikhovich|Марыя Maryia|"
        "Святлана Sviatlana|Ігар Ihar|Мікалай Mikalai|Юлія Iuliia|Уладзіслаў Uladzislau"
    ),
    Scheme.BE_PASSPORT: (
        "Аляксандр Aliaksandr|Дзмітрый Dzmitry|Юрый Yury|Георгій Heorhi|Марыя Maryia|"
        "Вікторыя Viktoryia|Юлія Yuliya|Ксенія Kseniya|Яўген Yauhen|Ілья Ilya|Таццяна Tatsiana|"
        "Аляксееў Aliakseyeu|Ціханоўская Tsikhanouskaya|Бяляцкі Bialiatski|Надзея Nadzeya|"
        "Сяргей Siarhei|Вольга Volha"
    ),
    Scheme.RU_ICAO: (
        "Сергей Sergei|Дмитрий Dmitrii|Юлия Iuliia|Щербаков Shcherbakov|Подъячев Podieiachev|"
        "Татьяна Tatiana|Артём Artem|Цой Tsoi|Тихановский Tikhanovskii"
    ),
    Scheme.RU_BGN: (
        "Елена Yelena|Алексеев Alekseyev|Сергей Sergey|Ольга Ol’ga|Юрий Yuriy|Пётр Pëtr|"
        "Наталья Natal’ya|Чернышёв Chernyshëv|Подъезд Pod”yezd"
    ),
    Scheme.BE_2000: (
        "Гомель Homiel'|Магілёў Mahilioŭ|Друць Druc'|Шаркаўшчына Šarkaŭščyna|Віцебск Viciebsk|Ілья Il'ja"
    ),
    Scheme.BE_2023: (
        "Вераб’ёвічы Vierabjovichy|Сафіеўка Safijewka|Татаршчына Tatarshchyna|Улукаўе Ulukawje|"
        "Шаркаўшчына Sharkawshchyna|Чарнаручча Charnaruchcha|Жажэлка Zhazhelka|Мураўёўка Murawjowka|Дзедаў Dziedaw"
    ),
    Scheme.BE_PERSONS: (
        "Васілёнак Vasilionak|Ёрш Jorsh|Вераб’ёў Vierabjow|Салаўёва Salawjova|Любоў Liubow|В’юноў Vjunow|"
        "Васільева Vasiljeva"
    ),
    Scheme.RU_PASSPORT_1997: (
        "Сергей Sergey|Юлия Yuliya|Дмитрий Dmitriy|Елена Yelena|Татьяна Tatyana|Щербаков Shcherbakov"
    ),
    Scheme.ISO_9: (
        "Щербаков Ŝerbakov|Юлия Ûliâ|Эдуард Èduard|Ігар Ìgar|Кавалёў Kavalëŭ|Ольга Olʹga|Хрущёв Hruŝëv"
    ),
    Scheme.SCIENTIFIC_RU: (
        "Щербаков Ščerbakov|Хрущёв Xruščëv|Юлия Julija|Эдуард Èduard|Ольга Ol′ga|Сергей Sergej"
    ),
    Scheme.SCIENTIFIC_BE: "Кавалёў Kavalëŭ|Ціханоўскі Cixanoŭski|Ганна Hanna|Шчарбакоў Ščarbakoŭ",
    Scheme.UK_2010: (
        "Алушта Alushta|Згурський Zghurskyi|Єнакієве Yenakiieve|Гаєвич Haievych|"
        "Їжакевич Yizhakevych|Кадиївка Kadyivka|Йосипівка Yosypivka|Стрий Stryi|"
        "Щербухи Shcherbukhy|Юрій Yurii|Знам'янка Znamianka|Яготин Yahotyn|Ґалаґан Galagan"
    ),
}


@pytest.mark.parametrize(
    ("scheme", "cyrillic", "latin"),
    [(scheme, *pair.split()) for scheme, pairs in WORDS.items() for pair in pairs.split("|")],
)
def test_a_scheme_writes_its_test_words(scheme: Scheme, cyrillic: str, latin: str) -> None:
    assert romanise(cyrillic, scheme) == latin


def test_capitals_follow_the_word() -> None:
    assert romanise("ЩЕРБАКОВ Щ. Юлия", Scheme.RU_ICAO) == "SHCHERBAKOV Shch. Iuliia"


def test_latin_letters_and_signs_stay() -> None:
    assert romanise("Smith-Иванов, 2", Scheme.RU_ICAO) == "Smith-Ivanov, 2"


@pytest.mark.parametrize(
    ("text", "language", "latin"),
    [
        ("Сяргей", "be", "Siarhei"),
        ("Сергей", "ru", "Sergei"),
        ("Сергій", "uk", "Serhii"),
        ("Сергей", "", "Sergei"),
    ],
)
def test_the_preferred_latin_form_is_that_of_the_passport(text: str, language: str, latin: str) -> None:
    assert preferred_latin(text, language) == latin


def test_a_document_gets_the_spelling_of_its_language() -> None:
    forms = {"be": "Кавалёва Ганна", "ru": "Ковалёва Анна"}
    assert preferred_spelling(forms, "ru") == ("Ковалёва Анна", False)
    assert preferred_spelling(forms, "uk") == ("Кавалёва Ганна", False)
    assert preferred_spelling(forms, "en") == ("Kavaliova Hanna", True)
    assert preferred_spelling(forms | {"en": "Anna Kovaleva"}, "pl") == ("Anna Kovaleva", False)
    assert preferred_spelling({"ru": "Цой Юлия"}, "en") == ("Tsoi Iuliia", True)
    assert preferred_spelling({"en": "Anna Kovaleva"}, "be") == ("Anna Kovaleva", False)
    assert preferred_spelling({}, "en") == ("", False)
