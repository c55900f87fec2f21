"""The words for the fixed choices of the domain, marked for translation; vocabularies bring their own labels."""

from app.base.i18n import N_
from app.domain.announced_list import ListKind
from app.domain.answer import Answer
from app.domain.detention import Warrant
from app.domain.follow_up import FollowUpState, Priority
from app.domain.incident import Inquiry
from app.domain.money import CURRENCIES
from app.domain.person import NameUsage, Sex
from app.domain.proceedings import Openness
from app.domain.protocol import Anchor, Condition
from app.domain.release import Confirmation
from app.domain.release_event import Delivery, Side
from app.domain.source import Reliability
from app.domain.status import Confidence

SEX = {
    Sex.UNKNOWN: N_("not recorded"),
    Sex.FEMALE: N_("female"),
    Sex.MALE: N_("male"),
    Sex.OTHER: N_("other"),
}

USAGE = {
    NameUsage.LEGAL: N_("legal name"),
    NameUsage.PASSPORT: N_("as in the passport"),
    NameUsage.BIRTH: N_("name at birth"),
    NameUsage.MEDIA: N_("as in the media"),
    NameUsage.ALIAS: N_("also known as"),
    NameUsage.PSEUDONYM: N_("pseudonym"),
}

LANGUAGES = {
    "be": N_("Belarusian"),
    "ru": N_("Russian"),
    "en": N_("English"),
    "uk": N_("Ukrainian"),
    "pl": N_("Polish"),
    "lt": N_("Lithuanian"),
    "de": N_("German"),
    "fr": N_("French"),
}

DOCUMENT_LANGUAGES = {"be": N_("Belarusian"), "ru": N_("Russian"), "en": N_("English")}

WARRANT = {
    Warrant.UNKNOWN: N_("not known"),
    Warrant.SHOWN: N_("warrant shown"),
    Warrant.NOT_SHOWN: N_("no warrant shown"),
}

OPENNESS = {
    Openness.UNKNOWN: N_("not known"),
    Openness.OPEN: N_("open hearing"),
    Openness.CLOSED: N_("closed hearing"),
    Openness.IN_ABSENTIA: N_("in absentia"),
}

# As what a record names an official, by its field.
NAMED_AS = {
    "judge_id": N_("judge"),
    "prosecutor_id": N_("prosecutor"),
    "investigator_id": N_("investigator"),
    "official_id": N_("alleged perpetrator"),
}

ANSWER = {
    Answer.UNKNOWN: N_("not known"),
    Answer.YES: N_("yes"),
    Answer.NO: N_("no"),
}

CONFIDENCE = {
    Confidence.RUMOUR: N_("rumour"),
    Confidence.SINGLE: N_("single source"),
    Confidence.CORROBORATED: N_("corroborated"),
    Confidence.CONFIRMED: N_("confirmed"),
    Confidence.REFUTED: N_("refuted"),
}

# A new claim is never born refuted.
CONFIDENCE_OF_NEW = {key: word for key, word in CONFIDENCE.items() if key is not Confidence.REFUTED}

CONFIRMATION = {
    Confirmation.RUMOURED: N_("rumoured"),
    Confirmation.ANNOUNCED: N_("announced as a number"),
    Confirmation.LISTED: N_("on a list"),
    Confirmation.SEEN: N_("seen"),
    Confirmation.FAMILY_OR_LAWYER: N_("confirmed by family or lawyer"),
    Confirmation.PERSON: N_("confirmed by the person"),
    Confirmation.REFUTED: N_("refuted"),
}

# The short word, the tone and the symbol of each step of the ladder.
LEVELS = {
    Confirmation.RUMOURED: (N_("Rumoured"), "unknown", "question"),
    Confirmation.ANNOUNCED: (N_("Announced"), "unknown", "announced"),
    Confirmation.LISTED: (N_("On a list"), "restricted", "list"),
    Confirmation.SEEN: (N_("Seen"), "transit", "eye"),
    Confirmation.FAMILY_OR_LAWYER: (N_("Family or lawyer"), "free", "family"),
    Confirmation.PERSON: (N_("The person"), "free", "person"),
    Confirmation.REFUTED: (N_("Refuted"), "high", "refuted"),
}

SIDE = {Side.AUTHORITY: N_("those who held them"), Side.COUNTERPART: N_("those who asked for them")}

DELIVERY = {
    Delivery.PROMISED: N_("promised"),
    Delivery.PARTLY: N_("partly delivered"),
    Delivery.DELIVERED: N_("delivered"),
    Delivery.BROKEN: N_("broken"),
}

LIST_KIND = {
    ListKind.STATE: N_("the authorities"),
    ListKind.AGENCY: N_("media or agency"),
    ListKind.PARTNER: N_("partner organisation"),
    ListKind.FAMILY: N_("families"),
    ListKind.OWN: N_("own list"),
}

RELIABILITY = {
    Reliability.UNKNOWN: N_("not judged yet"),
    Reliability.DOUBTFUL: N_("doubtful"),
    Reliability.FAIR: N_("fair"),
    Reliability.GOOD: N_("good"),
    Reliability.PROVEN: N_("proven"),
}

PRIORITY = {
    Priority.URGENT: N_("urgent"),
    Priority.HIGH: N_("high"),
    Priority.NORMAL: N_("normal"),
    Priority.LOW: N_("low"),
}

ANCHOR = {
    Anchor.RELEASE: N_("the release"),
    Anchor.ARREST: N_("the arrest"),
    Anchor.TRANSFER: N_("the transfer"),
    Anchor.JUDGMENT: N_("the judgment"),
}

CONDITION = {
    Condition.ALWAYS: N_("everybody"),
    Condition.ABROAD: N_("abroad"),
    Condition.INSIDE: N_("in the country"),
}

FOLLOW_UP_STATE = {
    FollowUpState.OPEN: N_("open"),
    FollowUpState.WAITING: N_("waiting for an answer"),
    FollowUpState.PAUSED: N_("paused"),
    FollowUpState.DONE: N_("done"),
    FollowUpState.NOT_NEEDED: N_("not needed any more"),
}

ANSWER = {Answer.UNKNOWN: N_("not known"), Answer.YES: N_("yes"), Answer.NO: N_("no")}

CURRENCY = {"": N_("no money"), **{currency: currency for currency in CURRENCIES}}

WHO_ANYONE = N_("anyone may")
WHO_RELATIVES = N_("only relatives")
WHO_NOBODY = N_("nobody")
INQUIRY = {
    Inquiry.OFFICIAL: N_("official investigation"),
    Inquiry.INDEPENDENT: N_("independent investigation"),
}
