"""Tells in words what a row would add or change, for the preview."""

from collections.abc import Iterator, Mapping

from app.base.i18n import N_, _, language_in_force
from app.domain.articles import article_number
from app.domain.labels import kind_label
from app.domain.partial_date import PartialDate
from app.domain.person import Sex
from app.domain.vocabulary import Vocabulary
from app.workflows.importing.known import KnownPerson
from app.workflows.importing.news import News, Office
from app.workflows.importing.plan import Difference, written

_FIELDS: Mapping[str, str] = {
    "reference": N_("Reference"),
    "sex": N_("Sex"),
    "birth_date": N_("Date of birth"),
    "citizenship": N_("Citizenship"),
    "summary": N_("Summary"),
}
_SEXES: Mapping[str, str] = {
    Sex.FEMALE.value: N_("female"),
    Sex.MALE.value: N_("male"),
    Sex.OTHER.value: N_("other"),
}


def differences(news: News, known: KnownPerson, office: Office) -> tuple[Difference, ...]:
    """Return everything that is new, in the order of a case."""
    return tuple(_differences(news, known, office))


def _differences(news: News, known: KnownPerson, office: Office) -> Iterator[Difference]:
    language, terms = language_in_force(), office.terms
    old = known.fields
    for name, new in news.fields.items():
        yield Difference(_(_FIELDS[name]), _said(name, old.get(name)), _said(name, new))
    for spelling in news.names:
        yield Difference(_what("name_form"), "", written(spelling))
    for kind, number in news.identifiers:
        yield Difference(terms.label(Vocabulary.IDENTIFIER_KIND, kind, language), "", number)
    if news.new_detention and news.detention_start:
        yield Difference(_what("detention"), "", news.detention_start.display(language))
    for article, part in news.charges:
        number = article_number(article)
        words = _("art. {article} part {part}") if part else _("art. {article}")
        yield Difference(_what("charge"), "", words.format(article=number, part=part))
    if news.sentence:
        yield Difference(_what("sentence"), "", str(news.sentence.get("text", "")))
    if news.held_at:
        facility = office.facilities.by_id(news.held_at.facility_id)
        place = facility.name(language) if facility else news.held_at.place
        yield Difference(_what("placement"), "", place)
    for claim in news.claims:
        status = terms.label(Vocabulary.STATUS, claim.status, language)
        yield Difference(_what("claim"), "", f"{status}, {claim.since.display(language)}")
    if news.release:
        kind = terms.label(Vocabulary.RELEASE_KIND, news.release.kind, language)
        yield Difference(_what("release"), "", f"{kind}, {news.release.date.display(language)}")
    if news.recognition:
        yield Difference(_what("recognition"), "", news.recognition[0])
    for flag in news.flags:
        yield Difference(_what("risk_flag"), "", terms.label(Vocabulary.RISK_FLAG, flag, language))
    yield from _of_the_office(news)


def _of_the_office(news: News) -> Iterator[Difference]:
    """Tell what the organisation notes for itself."""
    for tag in news.tags:
        yield Difference(_what("person_tag"), "", tag)
    for _field_id, value in news.own:
        yield Difference(_what("custom_value"), "", value)
    if news.note:
        yield Difference(_what("note"), "", news.note)


def _what(kind: str) -> str:
    return kind_label(kind).capitalize()


def _said(name: str, value: str | None) -> str:
    if not value:
        return ""
    if name == "birth_date":
        return PartialDate(value).display(language_in_force())
    if name == "sex":
        return _(_SEXES[value]) if value in _SEXES else ""
    return value
