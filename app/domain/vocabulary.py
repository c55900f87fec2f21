"""The vocabularies: codes with labels in three languages, shipped as data and extended by the organisation.

The attributes of a term carry meaning: a status says whether it is custody, a kind of release which status follows.
"""

import csv
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from typing import Any

from app.base.language import Language
from app.base.paths import resource
from app.domain.person import Sex

MOST_CHIP_LETTERS = 22
_LABEL_COLUMNS = {"code", "en", "ru", "be", "short_en", "short_ru", "short_be", "ru_f", "be_f"}
_PUNCTUATION = str.maketrans(dict.fromkeys("«»“”\"'’ʼ()[].,;:", " "))
_PARTING = re.compile(r"[,;/\n]+")


class Vocabulary(StrEnum):
    """A list of terms; the name of its file."""

    STATUS = "status"
    RELEASE_KIND = "release_kind"
    RISK_FLAG = "risk_flag"
    FOLLOW_UP_KIND = "follow_up_kind"
    FACILITY_KIND = "facility_kind"
    REGIME = "regime"
    SENTENCE_KIND = "sentence_kind"
    CHARGE_STAGE = "charge_stage"
    CHARGE_OUTCOME = "charge_outcome"
    DOCUMENT_KIND = "document_kind"
    SOURCE_KIND = "source_kind"
    IDENTIFIER_KIND = "identifier_kind"
    PAPER_HELD = "paper_held"
    RECOGNITION_DECISION = "recognition_decision"
    PUNISHMENT = "punishment"
    ARTICLE = "article"
    KEY_EVENT_KIND = "key_event_kind"
    OFFICIAL_ROLE = "official_role"
    HEARING_KIND = "hearing_kind"
    HEARING_RESULT = "hearing_result"
    APPEAL_KIND = "appeal_kind"
    APPEAL_RESULT = "appeal_result"
    RESTRICTION_KIND = "restriction_kind"
    LIST_KIND = "list_kind"
    INCIDENT_KIND = "incident_kind"
    INVOLVEMENT_DEGREE = "involvement_degree"
    INVESTIGATION_STATE = "investigation_state"
    CONSISTENCY = "consistency"
    AUTOPSY = "autopsy"
    HEALTH_KIND = "health_kind"
    CONTACT_KIND = "contact_kind"
    CONTACT_OUTCOME = "contact_outcome"
    SUPPORT_KIND = "support_kind"
    RELATION = "relation"
    CONSENT_PURPOSE = "consent_purpose"
    CONSENT_ITEM = "consent_item"
    CONSENT_GIVER = "consent_giver"
    CONSENT_HOW = "consent_how"
    RECOGNITION_FRAMEWORK = "recognition_framework"
    RECOGNITION_DEMAND = "recognition_demand"
    EVIDENCE_METHOD = "evidence_method"
    SENDING_RULE = "sending_rule"
    GIVEN_NAME = "given_name"


OWN_ONLY = frozenset({Vocabulary.GIVEN_NAME})
"""The vocabularies that hold only what an organisation adds; its terms stand for themselves."""


@dataclass(frozen=True, slots=True)
class Term:
    """One entry of a vocabulary. `labels` has a text for each language; `feminine` only where it differs."""

    vocabulary: Vocabulary
    code: str
    labels: Mapping[Language, str]
    short_labels: Mapping[Language, str] = field(default_factory=dict)
    feminine: Mapping[Language, str] = field(default_factory=dict)
    attributes: Mapping[str, str] = field(default_factory=dict)
    order: int = 0
    user_defined: bool = False
    retired: bool = False

    def label(self, language: Language, sex: Sex | None = None) -> str:
        """Return the label, in its feminine form where the language has one."""
        if sex is Sex.FEMALE and language in self.feminine:
            return self.feminine[language]
        return self.labels.get(language) or self.labels[Language.EN]

    def short(self, language: Language) -> str:
        """Return a label of at most 22 letters, for chips and narrow columns."""
        return self.short_labels.get(language) or self.label(language)

    def says(self, attribute: str) -> bool:
        """Tell whether a yes-or-no attribute is yes."""
        return self.attributes.get(attribute) == "yes"


class Terms:
    """All terms of a register, the shipped ones and the organisation's own, for looking up; never changes."""

    def __init__(self, terms: Iterable[Term]) -> None:
        self._by_code = {(term.vocabulary, term.code): term for term in terms}
        self.custody_codes = frozenset(
            term.code  # also of a retired status: records that have it keep their meaning
            for term in self._by_code.values()
            if term.vocabulary is Vocabulary.STATUS and term.says("custody")
        )
        # Whoever is confined to a home or an open facility is not under guard.
        self.guarded_codes = frozenset(
            term.code
            for term in self._by_code.values()
            if term.code in self.custody_codes
            and term.vocabulary is Vocabulary.STATUS
            and term.attributes.get("tone") != "restricted"
        )
        self._by_label = {
            (term.vocabulary, folded(text)): term
            for term in self._by_code.values()
            for text in (
                term.code,
                *term.labels.values(),
                *term.short_labels.values(),
                *term.feminine.values(),
            )
            if text
        }

    def get(self, vocabulary: Vocabulary, code: str) -> Term | None:
        """Return the term with this code, or None."""
        return self._by_code.get((vocabulary, code))

    def of(self, vocabulary: Vocabulary, *, with_retired: bool = False) -> tuple[Term, ...]:
        """Return the terms of a vocabulary in their order, retired ones left out if not asked for."""
        found = [
            term
            for (owner, _code), term in self._by_code.items()
            if owner is vocabulary and (with_retired or not term.retired)
        ]
        return tuple(sorted(found, key=lambda term: (term.user_defined, term.order)))

    def same_given_names(self) -> frozenset[frozenset[str]]:
        """Return the groups of given names, short forms among them, that the organisation holds for one name."""
        groups = (
            frozenset(name for text in term.labels.values() for name in names_in(text))
            for term in self.of(Vocabulary.GIVEN_NAME)
        )
        return frozenset(group for group in groups if len(group) > 1)

    def statuses(self) -> tuple[Term, ...]:
        """Return the custody statuses."""
        return self.of(Vocabulary.STATUS)

    def status_in(self, facility_kind: str) -> str:
        """Return the status of somebody who is brought to a facility of this kind, nothing where it may be any."""
        kind = self.get(Vocabulary.FACILITY_KIND, facility_kind)
        return kind.attributes.get("status", "") if kind else ""

    def label(self, vocabulary: Vocabulary, code: str, language: Language, sex: Sex | None = None) -> str:
        """Return the label of a code; a code that nobody knows is its own label."""
        term = self.get(vocabulary, code)
        return term.label(language, sex) if term else code

    def find(self, vocabulary: Vocabulary, text: str) -> Term | None:
        """Return the term whose code or label (in any language) `text` is, or None."""
        return self._by_label.get((vocabulary, folded(text)))


def names_in(text: str) -> tuple[str, ...]:
    """Return the names of a text that parts them by commas."""
    return tuple(name for part in _PARTING.split(text) if (name := part.strip()))


def folded(text: str) -> str:
    """Return a text as it is compared: small letters, ё as е, no punctuation, single blanks."""
    return " ".join(text.casefold().replace("ё", "е").translate(_PUNCTUATION).split())


@cache
def shipped_terms() -> tuple[Term, ...]:
    """Return the terms that come with Vigil."""
    return tuple(term for vocabulary in Vocabulary for term in _read(vocabulary))


@cache
def shipped_facilities() -> tuple[dict[str, str], ...]:
    """Return the facilities that come with Vigil, as fields of a facility."""
    with resource("vocabularies", "facilities.csv").open(encoding="utf-8", newline="") as stream:
        return tuple(
            {
                "code": row["code"],
                "kind": row["kind"],
                "name_en": _with_city(row["name_en"], row["city_en"]),
                "name_ru": _with_city(row["name_ru"], row["city_ru"]),
                "name_be": _with_city(row["name_be"], row["city_be"]),
                "city": row["city_be"],
                "address": row["address"],
            }
            for row in csv.DictReader(stream)
        )


def term_to_json(term: Term) -> dict[str, Any]:
    """Return a term as plain values for storing."""
    return {
        "vocabulary": term.vocabulary.value,
        "code": term.code,
        "labels": {language.value: text for language, text in term.labels.items()},
        "short_labels": {language.value: text for language, text in term.short_labels.items()},
        "attributes": dict(term.attributes),
        "order": term.order,
        "retired": term.retired,
    }


def term_from_json(value: Mapping[str, Any]) -> Term:
    """Return the organisation's term that `term_to_json` stored."""
    return Term(
        Vocabulary(value["vocabulary"]),
        value["code"],
        {Language(language): text for language, text in value["labels"].items()},
        {Language(language): text for language, text in value["short_labels"].items()},
        attributes=value["attributes"],
        order=value["order"],
        user_defined=True,
        retired=value["retired"],
    )


def _with_city(name: str, city: str) -> str:
    return f"{name}, {city}" if city else name


def _read(vocabulary: Vocabulary) -> Iterable[Term]:
    with resource("vocabularies", f"{vocabulary.value}.csv").open(encoding="utf-8", newline="") as stream:
        for order, row in enumerate(csv.DictReader(stream)):
            yield Term(
                vocabulary,
                row["code"],
                {language: row[language.value] for language in Language},
                {language: row.get(f"short_{language.value}") or "" for language in Language},
                {language: text for language in Language if (text := row.get(f"{language.value}_f"))},
                {name: text for name, text in row.items() if name not in _LABEL_COLUMNS and text},
                order,
            )
