"""Chooses which of the names of a person stand where on paper."""

from collections.abc import Iterable

from app.base.language import Language
from app.domain.case import Case
from app.domain.names.scripts import Script, script_of
from app.domain.person import NameForm, NameUsage
from app.reports.case_file_data import OtherName

_READ = frozenset({Script.LATIN, Script.CYRILLIC})
_NEVER_A_TITLE = frozenset({NameUsage.ALIAS, NameUsage.PSEUDONYM, NameUsage.BIRTH})


def names_on_paper(case: Case, language: Language) -> tuple[str, str, tuple[OtherName, ...]]:
    """Return the name of the title, one in another script (may be empty), and the remaining ones."""
    title = _shown(case.name(language))
    candidates = [_shown(form) for form in case.names if form.usage not in _NEVER_A_TITLE]
    second = in_other_script(title, candidates)
    seen = {title, second}
    others = []
    for form in case.names:
        text = _shown(form)
        if text not in seen:
            seen.add(text)
            others.append(OtherName(text, form.usage))
    return title, second, tuple(others)


def in_other_script(title: str, others: Iterable[str]) -> str:
    """Return the first of the names that is in Latin or Cyrillic letters and not in those of the title, or nothing.

    Our readers know these two; of some other scripts our fonts do not even have the letters.
    """
    apart = _READ - {script_of(title)}
    return next((name for name in others if script_of(name) in apart), "")


def _shown(form: NameForm) -> str:
    """Return the name as a title has it: given name, patronymic, surname; or as somebody wrote it."""
    return " ".join(part for part in (form.given, form.patronymic, form.surname) if part) or form.text
