"""What the commands print with --json: plain dictionaries with the keys that scripts rely on."""

from collections.abc import Sequence
from typing import Any

from app.base.language import Language
from app.domain.case import PARTS, Case
from app.domain.detention import Sentence
from app.domain.event_figures import (
    EventFigures,
    difference_in_words,
    numbers_in_words,
    numbers_that_differ,
    sum_in_words,
)
from app.domain.history import Change
from app.domain.labels import kind_name
from app.domain.merge import Merge
from app.domain.people_list import PersonLine
from app.domain.proposed_flags import proposed_flags
from app.domain.record import Record
from app.domain.sentence_end import NotCounted, counted_end, days_apart
from app.domain.status import StatusOnDay
from app.domain.vocabulary import Terms, Vocabulary
from app.workflows.read_event import EventCase, EventPerson


def person_line(line: PersonLine) -> dict[str, Any]:
    """Return one hit of `vigil find`."""
    return {
        "id": line.id,
        "case_number": line.case_number,
        "reference": line.reference or None,
        "name": line.name,
        "matched": line.matched or line.name,
        "birth": line.birth or None,
        "status": line.status,
        "score": round(line.score, 4),
    }


def case(whole: Case, terms: Terms, merges: Sequence[Merge] = ()) -> dict[str, Any]:
    """Return everything about one person, and who was merged into them."""
    return {
        **plain(whole.person),
        "name": whole.names[0].written,
        "as_of": whole.as_of.isoformat(),
        "status": status(whole, terms),
        **{part: [plain(record) for record in getattr(whole, part)] for part in PARTS},
        "sources": {str(key): plain(source) for key, source in whole.sources.items()},
        "facilities": {str(key): plain(facility) for key, facility in whole.facilities.items()},
        "release_events": {str(key): plain(event) for key, event in whole.events.items()},
        "officials": {str(key): plain(official) for key, official in whole.officials.items()},
        "counted_ends": {str(one.id): counted(whole, one, terms) for one in whole.sentences},
        "proposed_flags": [
            {
                "flag": one.flag,
                "because": {"kind": kind_name(type(one.because)), "id": one.because.id},
                "since": str(one.since) if one.since else None,
                "until": one.until.isoformat() if one.until else None,
            }
            for one in proposed_flags(whole, terms)
        ],
        "affairs": {str(key): plain(affair) for key, affair in whole.affairs.items()},
        "custom_fields": {str(key): plain(custom) for key, custom in whole.custom_fields.items()},
        "merges": [
            {"merge": one.id, "merged": one.merged_id, "reason": one.reason, "moved": len(one.moved_records)}
            for one in merges
        ],
    }


def counted(whole: Case, sentence: Sentence, terms: Terms) -> dict[str, Any]:
    """Return the end of a sentence by our own count and how it was counted, or why it was not."""
    found = counted_end(whole, sentence, terms)
    if isinstance(found, NotCounted):
        return {"end": None, "why_not": found.value}
    return {
        "end": str(found.end),
        "begins": str(found.begins),
        "served": found.served,
        "days_after_official": days_apart(sentence.end, found.end),
        "credits": [
            {
                "status": one.status,
                "fewest_days": one.fewest,
                "most_days": one.most,
                "rule": one.rule.id if one.rule else None,
                "basis": one.rule.basis if one.rule else None,
            }
            for one in found.credits
        ],
    }


def event(whole: EventCase) -> dict[str, Any]:
    """Return everything about one release event."""
    differing = numbers_that_differ(whole.event, whole.numbers)
    return {
        **plain(whole.event),
        "figures": event_figures(whole.figures),
        "numbers_differ": numbers_in_words(differing) if differing else None,
        "numbers": [{**plain(one), "verified_by_then": whole.verified_by(one)} for one in whole.numbers],
        "pledges": [plain(one) for one in whole.pledges],
        "key_events": [plain(one) for one in whole.key_events],
        "lists": [
            {
                **{name: value for name, value in plain(one.announced_list).items() if name != "original"},
                "lines": one.lines,
                "decided": one.decided,
                "decisions": {decision.value: many for decision, many in one.by_decision.items() if many},
            }
            for one in whole.lists
        ],
        "people": [event_person(one) for one in whole.people],
        "of_other_groups": dict(whole.elsewhere),
        "on_no_list": [{"id": one.line.id, "name": one.line.name} for one in whole.unlisted],
        "family_notices": [plain(one) for one in whole.notices],
        "sources": {str(key): plain(source) for key, source in whole.sources.items()},
    }


def event_figures(figures: EventFigures) -> dict[str, Any]:
    """Return the figures of a release event, and why they differ."""
    counts = (
        "announced",
        "lines",
        "repeated",
        "doubled",
        "listed",
        "matched",
        "new_persons",
        "not_ours",
        "undecided",
        "recorded",
        "confirmed",
        "refuted",
        "held_again",
        "refused",
        "not_recorded",
        "unlisted",
        "gap",
        "adds_up",
    )
    return {
        **{name: getattr(figures, name) for name in counts},
        "by_level": {level.value: many for level, many in figures.by_level.items()},
        "sum": sum_in_words(figures),
        "differences": [
            {"why": why.value, "people": many, "text": difference_in_words(why, many)}
            for why, many in figures.differences()
        ],
    }


def event_person(one: EventPerson) -> dict[str, Any]:
    """Return what became of one person in a release event."""
    return {
        "id": one.line.id,
        "case_number": one.line.case_number,
        "reference": one.line.reference or None,
        "name": one.line.name,
        "status": one.line.status,
        "confirmation": one.level.value if one.level else None,
        "destination": one.destination,
        "papers": list(one.papers),
        "held_again": str(one.held_again) if one.held_again else None,
        "refused": one.refused,
        "next_due": (one.owed.due or None) if one.owed else None,
        "release": plain(one.release) if one.release else None,
        "confirmations": [plain(step) for step in one.steps],
        "journey": [plain(leg) for leg in one.journey],
    }


def release_kind(terms: Terms, text: str) -> str:
    """Return the code of a kind of release that is given by code or label in any language."""
    found = terms.find(Vocabulary.RELEASE_KIND, text)
    return found.code if found else text


def status(whole: Case, terms: Terms) -> dict[str, Any]:
    """Return the status with the claim it rests on and the titles of its sources."""
    held: StatusOnDay = whole.status
    claim = whole.holding_claim
    term = terms.get(Vocabulary.STATUS, held.status)
    return {
        "code": held.status,
        "label": term.label(Language.EN) if term else held.status,
        "since": str(claim.since) if claim else None,
        "confidence": claim.confidence.value if claim else None,
        "certain": held.certain,
        "sources": [whole.sources[claim.source_id].title] if claim else [],
    }


def change(one: Change) -> dict[str, Any]:
    """Return one line of the history."""
    return {
        "number": one.number,
        "at": one.at.isoformat(),
        "who": one.who,
        "sentence": one.sentence,
        "undoes": one.undoes,
        "changes": [
            {
                "kind": row.kind,
                "id": row.row_id,
                "act": row.act.value,
                "before": dict(row.before),
                "after": dict(row.after),
            }
            for row in one.rows
        ],
    }


def plain(record: Record) -> dict[str, Any]:
    """Return the fields of one record."""
    return record.model_dump(mode="json")
