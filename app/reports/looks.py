"""Which shape, colour and bar stand for which status, confidence, event or state, in all documents alike."""

from app.domain.follow_up import FollowUpState
from app.domain.release import Confirmation
from app.domain.status import Confidence
from app.reports import custody_strip as strip
from app.reports.case_file_data import StatusTone
from app.reports.ink import Shape, Tone

Look = tuple[Shape, Tone]

STATUS: dict[StatusTone, Look] = {
    StatusTone.UNKNOWN: (Shape.RING, Tone.QUIET),
    StatusTone.PRETRIAL: (Shape.SQUARE, Tone.REMAND),
    StatusTone.CUSTODY: (Shape.SQUARE, Tone.HELD),
    StatusTone.TRANSIT: (Shape.TRIANGLE, Tone.REMAND),
    StatusTone.RESTRICTED: (Shape.HALF, Tone.WARNING),
    StatusTone.FREE: (Shape.DOT, Tone.FREE),
    StatusTone.ABROAD: (Shape.DIAMOND, Tone.FREE),
    StatusTone.DIED: (Shape.PLUS, Tone.QUIET),
}
BAR: dict[StatusTone, strip.BarLook] = {
    StatusTone.UNKNOWN: strip.NOT_KNOWN,
    StatusTone.PRETRIAL: strip.REMAND,
    StatusTone.CUSTODY: strip.SERVING,
    StatusTone.TRANSIT: strip.NOT_KNOWN,
    StatusTone.RESTRICTED: strip.RESTRICTED,
    StatusTone.FREE: strip.AT_LIBERTY,
    StatusTone.ABROAD: strip.AT_LIBERTY,
    StatusTone.DIED: strip.NOT_KNOWN,
}
CONFIDENCE: dict[Confidence, Look] = {
    Confidence.RUMOUR: (Shape.RING, Tone.WARNING),
    Confidence.SINGLE: (Shape.HALF, Tone.REMAND),
    Confidence.CORROBORATED: (Shape.DOT, Tone.HELD),
    Confidence.CONFIRMED: (Shape.TICK, Tone.FREE),
    Confidence.REFUTED: (Shape.CROSS, Tone.ARREST),
}
FOLLOW_UP: dict[FollowUpState, Look] = {
    FollowUpState.OPEN: (Shape.RING, Tone.REMAND),
    FollowUpState.WAITING: (Shape.DOT, Tone.WARNING),
    FollowUpState.PAUSED: (Shape.HALF, Tone.QUIET),
    FollowUpState.DONE: (Shape.TICK, Tone.FREE),
    FollowUpState.NOT_NEEDED: (Shape.CROSS, Tone.QUIET),
}
OVERDUE: Look = (Shape.TRIANGLE, Tone.ARREST)

ARREST: Look = (Shape.SQUARE, Tone.ARREST)
TRANSFER: Look = (Shape.DOT, Tone.REMAND)
PUNISHMENT: Look = (Shape.TRIANGLE, Tone.ARREST)
CHARGE: Look = (Shape.RING, Tone.HELD)
JUDGMENT: Look = (Shape.DIAMOND, Tone.HELD)
EXPECTED: Look = (Shape.RING, Tone.QUIET)
RELEASE: Look = (Shape.DOT, Tone.FREE)
REFUTED: Look = (Shape.CROSS, Tone.QUIET)
CONFIRMATION: dict[Confirmation, Look] = {
    Confirmation.RUMOURED: (Shape.RING, Tone.WARNING),
    Confirmation.ANNOUNCED: (Shape.RING, Tone.REMAND),
    Confirmation.LISTED: (Shape.HALF, Tone.REMAND),
    Confirmation.SEEN: (Shape.DOT, Tone.HELD),
    Confirmation.FAMILY_OR_LAWYER: (Shape.TICK, Tone.FREE),
    Confirmation.PERSON: (Shape.TICK, Tone.FREE),
    Confirmation.REFUTED: (Shape.CROSS, Tone.ARREST),
}
PERHAPS: Look = (Shape.RING, Tone.WARNING)
RISK: Look = (Shape.PLUS, Tone.WARNING)
RECOGNITION: Look = (Shape.DIAMOND, Tone.WARNING)
STATUS_TOLD: Look = (Shape.RING, Tone.REMAND)
