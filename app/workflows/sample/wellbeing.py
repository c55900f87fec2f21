"""Letters, parcels, visits, health, help and families of the fictional people, for some of them only."""

import datetime as dt
from random import Random

from app.domain.wellbeing import Contact, HealthItem, Relative, Support
from app.store.batch import Batch
from app.workflows.sample.day_text import day_text
from app.workflows.sample.inventory import Stock
from app.workflows.sample.scene import Scene
from app.workflows.sample.told import Told

# kind, outcome, whether it proves life, reason
_CONTACTS = Stock(
    (
        ("letter_from", "delivered", True, ""),
        ("letter_to", "delivered", False, ""),
        ("letter_to", "blocked", False, "цэнзура не прапусціла"),
        ("letter_to", "returned", False, "адрасат выбыў"),
        ("parcel", "delivered", False, ""),
        ("parcel", "returned", False, "толькі ад сваякоў"),
        ("parcel", "blocked", False, "у ШІЗА"),
        ("handed_in", "partly", False, "лекі не ўзялі"),
        ("money", "delivered", False, ""),
        ("money", "blocked", False, "у спісе"),
        ("visit_short", "held", True, ""),
        ("visit_long", "refused", False, "парушэнне рэжыму"),
        ("call", "held", True, ""),
        ("lawyer", "held", True, ""),
        ("seen_inside", "", True, ""),
        ("official_answer", "no_answer", False, ""),
    ),
    (22, 16, 7, 6, 8, 5, 4, 5, 6, 3, 7, 2, 3, 4, 1, 1),
)
_HEALTH = (
    ("illness", "Сахарны дыябет 2 тыпу", "Метфармін, кантроль цукру"),
    ("illness", "Гіпертанія", "Лекі ад ціску"),
    ("illness", "Бранхіяльная астма", "Інгалятар"),
    ("disability", "Інваліднасць, 2 група", ""),
    ("injury", "Пералом рукі пры затрыманні", "Агляд траўматолага"),
    ("mental", "Бессань, трывога", "Кансультацыя псіхіятра"),
    ("diet", "Дыета пасля аперацыі на страўніку", "Дыетычнае харчаванне"),
)
_RELATIONS = Stock(("mother", "spouse", "sibling", "father", "child", "friend"), (30, 28, 15, 12, 8, 7))
_CHANNELS = (
    "праз адваката",
    "Signal, пасля 18:00",
    "праз сястру за мяжой",
    "звычайная пошта",
    "сустрэча, не тэлефанаваць",
)
_COUNTRIES = Stock(("Беларусь", "Польшча", "Літва"), (75, 15, 10))
_ANSWERS = Stock(("yes", "no", "unknown"), (60, 15, 25))
_GIVEN = (
    ("medicine", 12_000, "BYN", "Фонд «Мост»"),
    ("food", 9_000, "BYN", "Фонд «Мост»"),
    ("lawyer", 60_000, "BYN", "Ахвяраванні"),
    ("family", 30_000, "EUR", "Фонд «Мост»"),
    ("medical", 25_050, "EUR", "Клініка-партнёр"),
    ("phone", 18_000, "EUR", "Ахвяраванні"),
    ("housing", 40_000, "EUR", "Гарадскі фонд прыёму"),
    ("travel", 7_550, "PLN", "Ахвяраванні"),
)
_GIVEN_NAMES = {
    "mother": ("Ганна", "Марыя", "Тамара"),
    "father": ("Мікалай", "Віктар", "Анатоль"),
    "spouse": ("Наталля", "Дзяніс", "Вольга"),
    "sibling": ("Кацярына", "Павел", "Ірына"),
    "child": ("Маша", "Цімафей"),
    "friend": ("Аляксей", "Юлія"),
}


def note_wellbeing(
    book: Batch, scene: Scene, person_id: int, number: int, surname: str, told: Told, rng: Random
) -> None:
    """Note what belongs to this person; of those whom nobody follows closely, little is known."""
    busy = number <= scene.rich_until
    if rng.random() >= (0.55 if busy else 0.08):
        return
    relatives = _relatives(book, person_id, surname, rng)
    if not told.died:
        _contacts(book, scene, person_id, relatives, told, rng)
    if rng.random() < 0.2:
        _health(book, person_id, told, rng)
    if rng.random() < 0.35:
        _support(book, scene, person_id, relatives, told, rng)


def _relatives(book: Batch, person_id: int, surname: str, rng: Random) -> list[int]:
    made = []
    for relation in dict.fromkeys(_RELATIONS.draw(rng) for _turn in range(rng.randint(1, 2))):
        country = _COUNTRIES.draw(rng)
        given = rng.choice(_GIVEN_NAMES[relation])
        made.append(
            book.add(
                Relative,
                person_id=person_id,
                # The surnames of a family differ by their endings, so only the given name is written.
                name=f"{given} (сям’я: {surname})" if relation != "friend" else given,
                relation=relation,
                channel=rng.choice(_CHANNELS),
                may_contact=_ANSWERS.draw(rng),
                may_tell=_ANSWERS.draw(rng),
                at_risk="yes" if country == "Беларусь" and rng.random() < 0.4 else "unknown",
                country=country,
            )
        )
    return made


def _contacts(
    book: Batch, scene: Scene, person_id: int, relatives: list[int], told: Told, rng: Random
) -> None:
    until = scene.today if told.held else told.ended
    if until is None:
        return
    first = max(told.arrest, until - dt.timedelta(days=400))
    for _turn in range(rng.randint(1, 5)):
        kind, outcome, proof, reason = _CONTACTS.draw(rng)
        day = first + dt.timedelta(days=rng.randint(0, max(0, (until - first).days)))
        book.add(
            Contact,
            person_id=person_id,
            kind=kind,
            date=day_text(day),
            relative_id=rng.choice(relatives) if relatives and rng.random() < 0.6 else None,
            outcome=outcome,
            proof_of_life=proof,
            reason=reason,
        )


def _health(book: Batch, person_id: int, told: Told, rng: Random) -> None:
    kind, title, needs = rng.choice(_HEALTH)
    since = told.arrest + dt.timedelta(days=rng.randint(-2000, 60))
    book.add(
        HealthItem, person_id=person_id, kind=kind, title=title, since=day_text(since, "month"), needs=needs
    )


def _support(
    book: Batch, scene: Scene, person_id: int, relatives: list[int], told: Told, rng: Random
) -> None:
    days = max(1, (scene.today - told.arrest).days)
    for _turn in range(rng.randint(1, 3)):
        kind, amount, currency, donor = rng.choice(_GIVEN)
        to_family = relatives and (kind == "family" or rng.random() < 0.3)
        book.add(
            Support,
            person_id=person_id,
            relative_id=rng.choice(relatives) if to_family else None,
            kind=kind,
            date=(scene.today - dt.timedelta(days=rng.randint(0, min(days, 600)))).isoformat(),
            amount=amount,
            currency=currency,
            donor=donor,
        )
