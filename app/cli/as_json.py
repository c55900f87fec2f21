"""What the commands print with --json: plain dictionaries with the keys that scripts rely on."""

from collections.abc import Sequence
from typing import Any

from app.base.language import Language
from app.domain.case import Case
from app.domain.history import Change
from app.domain.merge import Merge
from app.domain.people_list import PersonLine
from app.domain.record import Record
from app.domain.status import StatusOnDay
from app.domain.vocabulary import Terms, Vocabulary

PARTS = (
    "names",
    "identifiers",
    "flags",
    "recognitions",
    "detentions",
    "placements",
    "charges",
    "sentences",
    "claims",
    "releases",
    "follow_ups",
    "notes",
    "documents",
)


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
        **_plain(whole.person),
        "name": whole.names[0].written,
        "as_of": whole.as_of.isoformat(),
        "status": status(whole, terms),
        **{part: [_plain(record) for record in getattr(whole, part)] for part in PARTS},
        "sources": {str(key): _plain(source) for key, source in whole.sources.items()},
        "facilities": {str(key): _plain(facility) for key, facility in whole.facilities.items()},
        "release_events": {str(key): _plain(event) for key, event in whole.events.items()},
        "merges": [
            {"merge": one.id, "merged": one.merged_id, "reason": one.reason, "moved": len(one.moved_records)}
            for one in merges
        ],
    }


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


def _plain(record: Record) -> dict[str, Any]:
    return record.model_dump(mode="json")
