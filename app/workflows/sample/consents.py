"""What fictional people agreed to, how the office groups them, and the fields that the office added for itself."""

import datetime as dt
from random import Random

from app.domain.consent import Consent, ConsentLevel
from app.domain.custom_field import CustomField, CustomKind, CustomValue, PersonTag
from app.store.batch import Batch
from app.workflows.sample.day_text import day_text
from app.workflows.sample.scene import CASEWORKERS, Scene

_DAY = dt.timedelta(days=1)
_LEVELS = (
    ConsentLevel.PUBLIC_NAME,
    ConsentLevel.PUBLIC_NAME,
    ConsentLevel.UN,
    ConsentLevel.PUBLIC_INITIALS,
    ConsentLevel.PARTNER,
    ConsentLevel.STATISTICS,
)
_ITEMS = ("", "", "facts", "facts photo", "facts photo family", "facts contact")
_GIVERS = (
    ("person", "", "", "messenger"),
    ("person", "", "", "paper"),
    ("spouse", "жонка або муж", "просьба ў лісце", "voice"),
    ("parent", "маці", "просьба ў лісце", "messenger"),
    ("lawyer", "адвакат", "даверанасць", "through_lawyer"),
)
_TAGS = ("лісты дадому", "патрэбны адвакат", "медыцына", "сям’я за мяжой", "кампанія вясны", "студэнты")
# Title, kind, choices, share of the people who have an answer, answers.
_FIELDS = (
    ("Мова ліставання", CustomKind.CHOICE, "беларуская\nруская\nанглійская", 0.30, ("беларуская", "руская")),
    ("Перадача пасылак праз нас", CustomKind.YES_NO, "", 0.20, ("yes", "no")),
    ("Нумар у картатэцы", CustomKind.NUMBER, "", 0.12, ()),
)


def add_own_fields(book: Batch) -> tuple[int, ...]:
    """Note the fields that the office added, and return their ids."""
    return tuple(
        book.add(CustomField, title=title, kind=kind.value, choices=choices, position=place)
        for place, (title, kind, choices, _share, _answers) in enumerate(_FIELDS, start=1)
    )


def note_consents(
    book: Batch, scene: Scene, person_id: int, number: int, arrest: dt.date, held: bool
) -> None:
    """Note what somebody agreed to, the tags and the answers; it has dice of its own."""
    rng = Random(f"{scene.seed}/{number}/consent")
    if rng.random() < 0.45:
        _consent(book, scene, rng, person_id, arrest, held)
    if rng.random() < 0.15:
        book.add(PersonTag, person_id=person_id, tag=rng.choice(_TAGS))
    for field_id, (_title, kind, _choices, share, answers) in zip(scene.own_fields, _FIELDS, strict=True):
        if rng.random() < share:
            value = str(rng.randint(1, 9000)) if kind is CustomKind.NUMBER else rng.choice(answers)
            book.add(CustomValue, person_id=person_id, custom_field_id=field_id, value=value)


def _consent(book: Batch, scene: Scene, rng: Random, person_id: int, arrest: dt.date, held: bool) -> None:
    room = max(2, (scene.known_until - arrest).days)
    given = min(arrest + rng.randint(1, room) * _DAY, scene.known_until)
    giver, name, basis, how = _GIVERS[rng.randrange(2, len(_GIVERS)) if held else rng.randrange(len(_GIVERS))]
    withdrawn = given + rng.randint(20, 300) * _DAY if rng.random() < 0.07 else None
    if withdrawn is not None and withdrawn > scene.known_until:
        withdrawn = None
    book.add(
        Consent,
        person_id=person_id,
        level=rng.choice(_LEVELS).value,
        purposes="",
        items=rng.choice(_ITEMS),
        giver=giver,
        giver_name=name,
        basis=basis,
        how=how,
        language="be",
        in_custody=held and giver == "person",
        given=day_text(given),
        valid_until=day_text(given + 730 * _DAY) if rng.random() < 0.2 else None,
        withdrawn=day_text(withdrawn) if withdrawn else None,
        note=f"Запісала: {rng.choice(CASEWORKERS)}" if rng.random() < 0.2 else "",
    )
