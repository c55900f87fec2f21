"""The head of the case file: name, chips, photo and facts, and the sentences a reader must see first."""

from app.domain.partial_date import PartialDate
from app.domain.place_names import status_and_place
from app.reports import ink, looks
from app.reports.case_file_data import CaseFileData, CaseFileOptions, OwnFact, Section, Standing
from app.reports.case_file_events import article
from app.reports.facts import Fact, Facts, Portrait
from app.reports.flow import Block
from app.reports.marks import Chip, Chips
from app.reports.prose import Panel, Prose
from app.reports.typeset import Span
from app.reports.wording import SEX, USAGE, WARRANT, Wording, inside, joined

_HOLE = "\x00"


def head(data: CaseFileData, options: CaseFileOptions, words: Wording) -> list[Block]:
    """Return the blocks above the sections."""
    photo = data.photo if Section.PHOTO in options.wanted else None
    caption = joined(words.t._("Photo"), data.photo_codes)
    return [
        *names(data, words),
        Chips(_chips(data, words)),
        Facts(_facts(data, words), Portrait(photo, caption) if photo else None),
        Panel(summary(data, words), ink.SUMMARY),
    ]


def names(data: CaseFileData, words: Wording) -> list[Block]:
    """Return the name as the title, the one in another script, and the other names."""
    blocks: list[Block] = [Prose(data.name, ink.NAME)]
    if data.second_name:
        blocks.append(Prose(data.second_name, ink.SECOND_NAME, before=1))
    if data.other_names:
        others = [
            f"{other.text} ({words.t._(USAGE[other.usage])})" if USAGE[other.usage] else other.text
            for other in data.other_names
        ]
        also = words.t._("Also written: {names}").format(names=" · ".join(others))
        blocks.append(Prose(also, ink.ALSO, before=2))
    return blocks


def status_chips(data: CaseFileData, words: Wording) -> list[Chip]:
    """Return what the status is, how surely, and whether its day is certain."""
    standing = data.standing
    chips = [Chip(_status(standing, words), *looks.STATUS[standing.tone], solid=True)]
    if standing.confidence:
        sure = joined(words.confidence(standing.confidence), words.date(standing.since))
        chips.append(Chip(sure, *looks.CONFIDENCE[standing.confidence]))
    if not standing.certain:
        chips.append(Chip(words.t._("Day not certain"), ink.Shape.RING, ink.Tone.WARNING))
    return chips


def _chips(data: CaseFileData, words: Wording) -> list[Chip]:
    chips = status_chips(data, words)
    chips += [Chip(f"{one.decision}: {one.organisation}", *looks.RECOGNITION) for one in data.recognitions]
    chips += [Chip(flag.label, ink.Shape.PLUS, ink.Tone.WARNING) for flag in data.person.flags]
    return chips


def _facts(data: CaseFileData, words: Wording) -> list[Fact]:
    t, person = words.t, data.person
    birth = joined(words.whole(person.birth_date), words.age(person.birth_date, data.issue.as_of))
    facts = [
        _always(t._("Date of birth"), birth, words),
        _always(t._("Citizenship"), person.citizenship, words),
        Fact(t._("Sex"), words.marked(SEX[person.sex])),
        Fact(t._("Place of birth"), person.birth_place),
        Fact(t._("Occupation"), person.occupation),
        Fact(t._("Residence"), person.residence),
        _always(t._("Arrested"), _arrested(data, words), words),
        _now(data, words),
        Fact(t._("Sentence"), _last_sentence(data, words)),
        Fact(t._("Case number"), joined(data.case_number, data.reference)),
        Fact(t._("Caseworker"), person.caseworker),
        Fact(t._("Identifiers"), joined(*person.identifiers), wide=True),
        Fact(t._("Activity"), person.activity, wide=True),
        Fact(t._("Risk flags"), _flags(data, words), wide=True),
        Fact(t._("Tags"), joined(*person.tags), wide=True),
        *(Fact(one.label, _own(one, words)) for one in person.own),
    ]
    return [fact for fact in facts if fact.value]


def _own(one: OwnFact, words: Wording) -> str:
    if isinstance(one.value, bool):
        return words.t._("yes") if one.value else words.t._("no")
    return words.date(one.value) if isinstance(one.value, PartialDate) else one.value


def _always(label: str, value: str, words: Wording) -> Fact:
    """Return a fact that is shown even when nothing is recorded, because a reader looks for it."""
    return Fact(label, value) if value else Fact(label, words.t._("Not recorded"), missing=True)


def _now(data: CaseFileData, words: Wording) -> Fact:
    """Return where the person is held, or when and how the last detention ended."""
    if data.standing.held or not data.releases:
        return Fact(words.t._("Held at"), data.standing.where if data.standing.held else "")
    last = data.releases[-1]
    return Fact(words.t._("Released"), joined(words.whole(last.date), last.kind))


def _flags(data: CaseFileData, words: Wording) -> str:
    """Say the risk flags of which more is known than their chips tell."""
    known = [flag for flag in data.person.flags if flag.since or flag.note]
    return "\n".join(joined(flag.label, words.date(flag.since), flag.note) for flag in known)


def _last_sentence(data: CaseFileData, words: Wording) -> str:
    if not data.judgments:
        return ""
    last = data.judgments[-1]
    length = words.length(last.years, last.months, last.days)
    return f"{length}, {inside(last.kind)}" if length and last.kind else length or last.kind


def _arrested(data: CaseFileData, words: Wording) -> str:
    if not data.arrests:
        return ""
    arrest = data.arrests[-1]
    return joined(words.whole(arrest.start), arrest.place, words.marked(WARRANT[arrest.warrant]))


def _status(standing: Standing, words: Wording) -> str:
    return standing.label or words.t._("No status recorded")


def summary(data: CaseFileData, words: Wording) -> list[Span]:
    """Return the generated sentences: days in custody, where the person is now, release, sentence.

    They are built as "what: value", so that they are right in languages that inflect names and places.
    """
    t, standing = words.t, data.standing
    sentences: list[str] = []
    if not data.days_held:
        counted = t._("No day in custody is recorded.")
    elif standing.held:
        counted = t._("{days} in custody so far, counted to {date}.").format(
            days=_HOLE, date=words.whole(data.issue.as_of)
        )
    else:
        counted = t._("{days} in custody.").format(days=_HOLE)
    if len(data.arrests) > 1:
        said = t.ngettext("{n} arrest is recorded.", "{n} arrests are recorded.", len(data.arrests))
        sentences.append(said.format(n=words.number(len(data.arrests))))
    since = words.since(standing.since) if standing.since else ""
    now = joined(status_and_place(standing.label, standing.where), since, by=", ")
    sentences.append(t._("Status: {status}.").format(status=now) if now else t._("No status recorded") + ".")
    if not standing.held and data.releases:
        last = data.releases[-1]
        value = joined(inside(last.kind), words.whole(last.date), last.destination, by=", ")
        sentences.append(t._("Release: {kind}.").format(kind=value))
    sentences += _sentence(data, words)
    before, hole, after = counted.partition(_HOLE)
    rest = Span(" ".join(["", *sentences]), ink.Font.SERIF)
    if not hole:
        return [Span(counted, ink.Font.SERIF), rest]
    days = Span(words.days(data.days_held), ink.Font.SERIF_BOLD)
    return [Span(before, ink.Font.SERIF), days, Span(after, ink.Font.SERIF), rest]


def _sentence(data: CaseFileData, words: Wording) -> list[str]:
    t, said = words.t, []
    if data.accusations:
        articles = dict.fromkeys(article(one, words) for one in data.accusations)
        said.append(
            t.ngettext("Charge: {articles}.", "Charges: {articles}.", len(articles)).format(
                articles="; ".join(articles)
            )
        )
    if sentence := _last_sentence(data, words):
        said.append(t._("Sentence: {sentence}.").format(sentence=sentence))
    return said
