"""Adding terms of the organisation's own to a vocabulary, renaming them, and retiring them."""

from dataclasses import dataclass, replace

from app.base.errors import FieldProblem, Problem
from app.base.i18n import _
from app.base.language import Language
from app.domain.vocabulary import OWN_ONLY, Term, Vocabulary, folded, names_in
from app.workflows.desk import Desk

OWN = "own_"


@dataclass(frozen=True, slots=True)
class TermEntry:
    """A term as somebody fills it in: its label in each language (one is enough), and the term it behaves like.

    `like` is the code of a term of the same vocabulary: it says whether a status is custody, which status a kind of
    release leads to, and so on. It is chosen once; records rest on it.
    """

    like: str = ""
    label_be: str = ""
    label_ru: str = ""
    label_en: str = ""


def add_term(desk: Desk, vocabulary: Vocabulary, entry: TermEntry) -> Term:
    """Add a term and return it. Raises FieldProblem without a label or where one is taken."""
    like = desk.terms.get(vocabulary, entry.like)
    if like is None and vocabulary not in OWN_ONLY:
        raise FieldProblem("like", _("Choose a term that the new one behaves like."))
    labels = _labels(desk, vocabulary, entry)
    number = 1
    while desk.terms.get(vocabulary, f"{OWN}{number}") is not None:
        number += 1
    term = Term(
        vocabulary,
        f"{OWN}{number}",
        labels,
        attributes=like.attributes if like else {},
        order=number,
        user_defined=True,
    )
    desk.keep_term(term)
    return term


def rename_term(desk: Desk, term: Term, entry: TermEntry) -> Term:
    """Give a term of the organisation other labels."""
    _require_own(term)
    labels = _labels(desk, term.vocabulary, entry, besides=term)
    renamed = replace(term, labels=labels)
    desk.keep_term(renamed)
    return renamed


def retire_term(desk: Desk, term: Term, *, retired: bool = True) -> Term:
    """Offer a term of the organisation no more (or again); records that have it keep it."""
    _require_own(term)
    changed = replace(term, retired=retired)
    desk.keep_term(changed)
    return changed


def _labels(
    desk: Desk, vocabulary: Vocabulary, entry: TermEntry, besides: Term | None = None
) -> dict[Language, str]:
    written = {Language.BE: entry.label_be, Language.RU: entry.label_ru, Language.EN: entry.label_en}
    given = {language: text.strip() for language, text in written.items() if text.strip()}
    if not given:
        raise FieldProblem("label_be", _("Please enter a label in at least one language."))
    if vocabulary is Vocabulary.GIVEN_NAME:
        return _forms_of_name(given)
    for language, text in given.items():
        taken = desk.terms.find(vocabulary, text)
        if taken is not None and (besides is None or taken.code != besides.code):
            raise FieldProblem(f"label_{language.value}", _("There is a term with this label already."))
    any_label = next(iter(given.values()))
    return {language: given.get(language, any_label) for language in Language}


def _forms_of_name(given: dict[Language, str]) -> dict[Language, str]:
    """Return the forms as they were given: two at least, or nothing would be held for one."""
    forms = {folded(name) for text in given.values() for name in names_in(text)}
    if len(forms) < 2:
        raise FieldProblem("label_be", _("Write at least two forms of the name, parted by commas."))
    any_label = next(iter(given.values()))
    return {language: given.get(language, any_label) for language in Language}


def _require_own(term: Term) -> None:
    # The rules for sending change with every order of the authorities, so an office may reword and retire them.
    if not term.user_defined and term.vocabulary is not Vocabulary.SENDING_RULE:
        raise Problem(
            _("This term comes with Vigil and stays as it is."),
            _("Add a term of your own beside it."),
        )
