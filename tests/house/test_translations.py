"""The catalogues hold every text of the program, and no translation breaks the sentence that it stands for."""

import gettext
import importlib.util
import sys
from io import BytesIO
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

# Loaded by its path: `packaging` is also the name of an installed package.
spec = importlib.util.spec_from_file_location("vigil_translations", ROOT / "packaging" / "translations.py")
assert spec is not None
assert spec.loader is not None
translations = importlib.util.module_from_spec(spec)
sys.modules[spec.name] = translations
spec.loader.exec_module(translations)

PO = """
msgid ""
msgstr "Content-Type: text/plain; charset=utf-8"

msgid "Known {name}"
msgstr "Вядомы {name}"

msgid "Gone"
msgstr "Няма"

#, fuzzy
msgid "Guess"
msgstr "Здагадка"

msgid "{n} day"
msgid_plural "{n} days"
msgstr[0] "{n} дзень"
msgstr[1] "{n} дні"
msgstr[2] "{n} дзён"
"""
SOURCE = {
    "Known {name}": {"app/a.py"},
    "Guess": {"app/a.py"},
    ("{n} day", "{n} days"): {"app/b.py"},
    "New": {"app/b.py"},
}


def _merged(po: str = PO, source: dict[object, set[str]] = SOURCE) -> object:  # type: ignore[assignment]
    return translations.merge("be", source, translations.read("be", po.encode()))


@pytest.mark.parametrize("language", translations.LANGUAGES)
def test_the_files_fit_the_source_and_each_other(language: str) -> None:
    po, mo = (translations.TRANSLATIONS / f"{language}.{suffix}" for suffix in ("po", "mo"))
    source = translations.collect()
    assert translations.problems(language, source, po.read_bytes(), mo.read_bytes()) == []


def test_texts_are_found_however_they_are_called(tmp_path: Path) -> None:
    (tmp_path / "app").mkdir()
    (tmp_path / "app" / "page.py").write_text(
        '_("plain")\nwords.t._("of a document")\nLABEL = N_("marked")\n_(LABEL)\n_(LABELS["key"])\n'
        'ngettext("{n} one", "{n} many", count)\n_("yes" if sure else "no")\n_("long " "text")\n'
        '_("both")\nngettext("both", "all", count)\nother("not a text")\n',
        encoding="utf-8",
    )
    found = translations.collect(tmp_path / "app")
    assert set(found) == {
        "plain", "of a document", "marked", ("{n} one", "{n} many"), "yes", "no", "long text", ("both", "all")
    }  # fmt: skip
    assert set().union(*found.values()) == {"app/page.py"}


def test_a_text_put_together_is_refused(tmp_path: Path) -> None:
    (tmp_path / "page.py").write_text('_(f"{n} people")\n', encoding="utf-8")
    with pytest.raises(SystemExit, match=r"page\.py:1"):
        translations.collect(tmp_path)


def test_a_merge_keeps_what_is_known_and_drops_what_is_gone() -> None:
    again = translations.read("be", translations.written_out(_merged()))
    strings = {message.id: message.string for message in again if message.id}
    assert strings == {
        "Known {name}": "Вядомы {name}",
        "Guess": "Здагадка",
        "New": "",
        ("{n} day", "{n} days"): ("{n} дзень", "{n} дні", "{n} дзён"),
    }


def test_a_text_that_changed_begins_untranslated() -> None:
    merged = translations.written_out(_merged(source={"Known {name}!": {"app/a.py"}}))
    assert "Вядомы" not in merged.decode()


def test_the_same_texts_make_the_same_bytes() -> None:
    first, second = _merged(), _merged(source=dict(reversed(SOURCE.items())))
    assert translations.written_out(first) == translations.written_out(second)
    assert translations.compiled("be", first) == translations.compiled("be", second)


def test_what_is_uncertain_or_half_filled_is_not_compiled() -> None:
    half = PO.replace('msgstr[2] "{n} дзён"', 'msgstr[2] ""')
    read = gettext.GNUTranslations(BytesIO(translations.compiled("be", _merged(half))))
    assert read.gettext("Known {name}") == "Вядомы {name}"
    assert read.gettext("Guess") == "Guess"
    assert read.ngettext("{n} day", "{n} days", 21) == "{n} days"


@pytest.mark.parametrize(
    ("number", "form"),
    [
        (1, "дзень"),
        (2, "дні"),
        (5, "дзён"),
        (11, "дзён"),
        (12, "дзён"),
        (21, "дзень"),
        (22, "дні"),
        (111, "дзён"),
        (112, "дзён"),
    ],
)
def test_the_form_goes_with_the_number(number: int, form: str) -> None:
    read = gettext.GNUTranslations(BytesIO(translations.compiled("be", _merged())))
    assert read.ngettext("{n} day", "{n} days", number) == f"{{n}} {form}"


@pytest.mark.parametrize(
    ("right", "wrong", "said"),
    [
        ("Вядомы {name}", "Вядомы {імя}", "has the holes"),
        ("Вядомы {name}", "Вядомы", "has the holes"),
        ("{n} дні", "дні", "has the holes"),
        ('msgstr[2] "{n} дзён"\n', "", "has not all of its 3 forms"),
    ],
)
def test_wrong_holes_and_forms_are_told(right: str, wrong: str, said: str) -> None:
    assert translations.wrong_holes(translations.read("be", PO.encode())) == []
    told = translations.wrong_holes(translations.read("be", PO.replace(right, wrong).encode()))
    assert len(told) == 1
    assert said in told[0]


def test_what_keeps_files_from_being_committed_is_told() -> None:
    told = translations.problems("be", SOURCE, PO.encode(), b"")
    assert told == ["“New” is missing", "the .mo is not what the .po compiles to"]


@pytest.mark.parametrize("language", translations.LANGUAGES)
def test_every_text_is_translated(language: str) -> None:
    po = (translations.TRANSLATIONS / f"{language}.po").read_bytes()
    left = [
        one.id for one in translations.read(language, po) if one.id and not translations.is_translated(one)
    ]
    assert left == []
