"""What the fictional people have in common: the facilities, the sources that tell of them, who works on their cases."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from random import Random

from app.domain.protocol import ProtocolStep
from app.domain.source import Reliability, Source
from app.store.batch import Batch
from app.workflows.sample.inventory import Inventory, inventory

ORGANISATION = "«Ліхтар» (fictional)"
CASEWORKERS = ("Алеся", "Зміцер", "Марта", "Юрась")
MEN, WOMEN = (
    ("IK-1", "IK-2", "IK-3", "IK-5", "IK-8", "IK-9", "IK-11", "IK-13", "IK-14", "IK-15"),
    ("IK-4", "IK-24"),
)
MORE_MEN = ("IK-17", "IK-20", "IK-22")
PRISONS = ("PRISON-1", "PRISON-4", "PRISON-8")
OPEN_FACILITIES = 55

# kind, title, reliability, confidential
_SOURCES = (
    ("ngo", "Спіс праваабарончай арганізацыі «Ліхтар»", Reliability.PROVEN, False),
    ("ngo", "Рэестр палітзняволеных, студзень 2025 (выдуманы)", Reliability.GOOD, False),
    ("media", "Газета «Рачныя навіны»", Reliability.GOOD, False),
    ("media", "Радыё «Ростань»", Reliability.GOOD, False),
    ("media", "Сайт «Двор»", Reliability.FAIR, False),
    ("social", "Канал «Нашы за кратамі»", Reliability.FAIR, False),
    ("social", "Чат падтрымкі «Ліст туды»", Reliability.DOUBTFUL, False),
    ("fellow_prisoner", "Былы вязень, імя вядома арганізацыі", Reliability.FAIR, True),
    ("lawyer", "Адвакат, імя вядома арганізацыі", Reliability.PROVEN, True),
    ("court", "Расклад судовых пасяджэнняў", Reliability.GOOD, False),
    ("authority", "Паведамленне адміністрацыі ўстановы", Reliability.FAIR, False),
    ("authority", "Паведамленне прэс-службы ўладаў", Reliability.FAIR, False),
    ("embassy", "Пасольства краіны прыёму", Reliability.GOOD, False),
    ("observation", "Каманда «Ліхтара» на мяжы", Reliability.PROVEN, False),
)


@dataclass(frozen=True, slots=True)
class Scene:
    """`known_until` is the last day that the first entries know of; `today` is the day of the clock.

    `reception` are the steps of the protocol after release, `own_fields` the fields that the office added.
    """

    seed: int
    stock: Inventory
    facilities: Mapping[str, int]
    sources: Mapping[str, tuple[int, ...]]
    known_until: dt.date
    today: dt.date
    rich_until: int
    reception: tuple[ProtocolStep, ...]
    own_fields: tuple[int, ...] = ()

    def source(self, rng: Random, *kinds: str) -> int:
        """Return one of the common sources of these kinds."""
        return rng.choice(self.sources[rng.choice(kinds)])

    def colony(self, rng: Random, sex: str) -> str:
        """Return the code of a colony for this sex."""
        return rng.choice(WOMEN if sex == "f" else MEN + MORE_MEN)


def set_scene(
    book: Batch,
    seed: int,
    facilities: Mapping[str, int],
    today: dt.date,
    rich_until: int,
    reception: tuple[ProtocolStep, ...],
) -> Scene:
    """Note the common sources and return the scene."""
    sources: dict[str, tuple[int, ...]] = {}
    for kind, title, reliability, confidential in _SOURCES:
        added = book.add(
            Source, kind=kind, title=title, reliability=reliability.value, confidential=confidential
        )
        sources[kind] = (*sources.get(kind, ()), added)
    known_until = today - dt.timedelta(days=30)
    return Scene(seed, inventory(), facilities, sources, known_until, today, rich_until, reception)
