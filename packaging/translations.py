"""Keeps resources/translations in step with the texts of the program: `python3 dev.py translations [--check]`.

Every English text in the source becomes a message of each language's .po, which translators edit; a text that
changes begins untranslated again, and one that is gone leaves. The .mo beside it is what the program reads.
"""

import ast
import re
import sys
from collections.abc import Iterable, Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "app"
TRANSLATIONS = ROOT / "resources" / "translations"
LANGUAGES = ("be", "ru")

# One form for 1, 21, 31 …, one for 2 to 4, 22 to 24 …, one for the rest: the same in both languages.
PLURAL_FORMS = (
    "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2);"
)
TEXTS_OF = {"_": 1, "N_": 1, "ngettext": 2}
"""How many of a function's first arguments are English texts."""

HOLE = re.compile(r"\{[^{}]*\}")

TextId = str | tuple[str, ...]


class Translations(Catalog):
    """The messages of one language, with a head that depends on nothing but the language."""

    def __init__(self, language: str) -> None:
        super().__init__(locale=language, fuzzy=False, header_comment="# Vigil. Edit only the msgstr lines.")

    @property
    def mime_headers(self) -> list[tuple[str, str]]:
        """The head of the file; without dates, so that the same texts make the same bytes."""
        return [
            ("Project-Id-Version", "Vigil"),
            ("Language", str(self.locale)),
            ("MIME-Version", "1.0"),
            ("Content-Type", "text/plain; charset=utf-8"),
            ("Content-Transfer-Encoding", "8bit"),
            ("Plural-Forms", PLURAL_FORMS),
        ]


# --- the source ---------------------------------------------------------------------------------------------------


def collect(folder: Path = SOURCE) -> dict[TextId, set[str]]:
    """Return every text under `folder` (for ngettext the pair) with the files that hold it.

    Raises SystemExit for a text that is put together where it is translated: no catalogue could hold it.
    """
    found: dict[TextId, set[str]] = {}
    for path in sorted(folder.rglob("*.py")):
        place = path.relative_to(folder.parent).as_posix()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"), filename=str(path))):
            if isinstance(node, ast.Call) and (count := TEXTS_OF.get(_called(node))):
                for texts in _texts(node.args[:count], f"{place}:{node.lineno}"):
                    found.setdefault(texts[0] if count == 1 else texts, set()).add(place)
    # A text that is also the singular of a pair is one message with it.
    for texts in [texts for texts in found if isinstance(texts, tuple) and texts[0] in found]:
        found[texts] |= found.pop(texts[0])
    return found


def _called(call: ast.Call) -> str:
    """Return the last part of the called name: `_` for `_(…)` as well as for `words.t._(…)`."""
    function = call.func
    if isinstance(function, ast.Name):
        return function.id
    return function.attr if isinstance(function, ast.Attribute) else ""


def _texts(arguments: list[ast.expr], place: str) -> Iterator[tuple[str, ...]]:
    if len(arguments) == 1 and isinstance(arguments[0], ast.IfExp):
        yield from _texts([arguments[0].body], place)
        yield from _texts([arguments[0].orelse], place)
    elif any(isinstance(argument, ast.JoinedStr | ast.BinOp) for argument in arguments):
        raise SystemExit(f"{place}: the text is put together before it is translated; give it holes instead.")
    else:
        texts = tuple(
            argument.value
            for argument in arguments
            if isinstance(argument, ast.Constant) and isinstance(argument.value, str)
        )
        # A name stands for a text that N_ marks elsewhere.
        if texts and len(texts) == len(arguments):
            yield texts


# --- the files ----------------------------------------------------------------------------------------------------


def read(language: str, po: bytes) -> Catalog:
    """Return what a translator wrote."""
    return read_po(BytesIO(po), locale=language)


def merge(language: str, source: dict[TextId, set[str]], written: Catalog) -> Catalog:
    """Return the messages of the source with the translations that were written for exactly these texts."""
    merged = Translations(language)
    for texts, places in source.items():
        merged.add(texts, locations=[(place, 1) for place in sorted(places)])
    for message in merged:
        known = written.get(_key(message)) if message.id else None
        if known is not None and known.id == message.id:
            message.string = known.string
            message.flags |= known.flags & {"fuzzy"}
            message.user_comments = list(known.user_comments)
        message.locations.sort()
    return merged


def written_out(catalogue: Catalog) -> bytes:
    """Return the .po: sorted by text, with the files that hold it but no line numbers, which change too often."""
    stream = BytesIO()
    write_po(stream, catalogue, width=110, sort_output=True, include_lineno=False, ignore_obsolete=True)
    return stream.getvalue()


def compiled(language: str, written: Catalog) -> bytes:
    """Return the .mo: the translated messages. Uncertain ones (`fuzzy`) and half-filled plurals count as none."""
    ready = Translations(language)
    for message in written:
        if message.id and is_translated(message):
            ready.add(message.id, message.string)
    stream = BytesIO()
    write_mo(stream, ready)
    return stream.getvalue()


def is_translated(message: Message) -> bool:
    """Tell whether the program can use a message: all of its forms are there, and none is a guess."""
    return not message.fuzzy and all(_strings(message.string))


def _key(message: Message) -> str:
    return _strings(message.id)[0]


def _strings(value: TextId | list[str] | None) -> tuple[str, ...]:
    return (value or "",) if value is None or isinstance(value, str) else tuple(value)


# --- what can be wrong --------------------------------------------------------------------------------------------


def wrong_holes(catalogue: Iterable[Message]) -> list[str]:
    """Return the messages of which a form has other holes than the English text, or a plural lacks a form."""
    said = []
    for message in catalogue:
        if not message.id or not any(_strings(message.string)):
            continue
        holes = sorted(HOLE.findall(_strings(message.id)[-1]))
        forms = _strings(message.string)
        if not all(forms):
            said.append(f"“{_key(message)}” has not all of its {len(forms)} forms")
        said += [
            f"“{_key(message)}” has the holes {holes}, but “{form}” has not"
            for form in forms
            if form and sorted(HOLE.findall(form)) != holes
        ]
    return said


def problems(language: str, source: dict[TextId, set[str]], po: bytes, mo: bytes) -> list[str]:
    """Return what keeps the files of a language from being committed; missing translations do not."""
    written = read(language, po)
    known = {message.id for message in written if message.id}
    lacking = [f"“{texts}” is missing" for texts in source if texts not in known]
    stale = [] if mo == compiled(language, written) else ["the .mo is not what the .po compiles to"]
    return lacking + wrong_holes(written) + stale


def main(words: list[str]) -> int:
    """Bring the files up to date, or with `--check` only tell what is wrong; return 1 if something is."""
    source, failed = collect(), False
    for language in LANGUAGES:
        po, mo = (TRANSLATIONS / f"{language}.{suffix}" for suffix in ("po", "mo"))
        if "--check" not in words:
            po.parent.mkdir(parents=True, exist_ok=True)
            merged = merge(language, source, read(language, po.read_bytes() if po.exists() else b""))
            po.write_bytes(written_out(merged))
            mo.write_bytes(compiled(language, merged))
        said = problems(language, source, po.read_bytes(), mo.read_bytes())
        left = sum(1 for one in read(language, po.read_bytes()) if one.id and not is_translated(one))
        print(f"[translations] {language}: {len(source)} texts, {left} not translated")
        for sentence in said:
            print(
                f"[translations] {language}: {sentence}; `python3 dev.py translations` helps unless a hole is wrong"
            )
        failed = failed or bool(said)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
