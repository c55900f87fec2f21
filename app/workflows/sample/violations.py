"""What some of the fictional people went through, what was examined and investigated, and how they died."""

import datetime as dt

from app.domain.evidence import Variant
from app.domain.incident import (
    Death,
    Examination,
    Finding,
    Incident,
    Investigation,
    InvestigationStep,
    Involvement,
)
from app.store.batch import Batch
from app.workflows.sample.day_text import day_text
from app.workflows.sample.dice import Dice
from app.workflows.sample.scene import Scene
from app.workflows.sample.told import Told

_DAY = dt.timedelta(days=1)
# kind, what happened, consequences, how long it lasted in days
_ALLEGED = (
    (
        "beating",
        "Пры затрыманні збілі ў аўтобусе, прымушалі ляжаць тварам уніз.",
        "Сінякі на спіне і руках.",
        0,
    ),
    ("incommunicado", "Адвакату не казалі, дзе яго трымаюць.", "", 21),
    ("medical_denied", "Лекі ад ціску не перадавалі, лекара не клікалі.", "Двойчы губляў прытомнасць.", 40),
    ("isolation", "Трымалі ў ізалятары без тлумачэння прычыны.", "", 10),
    ("threats", "На допыце пагражалі забраць дзяцей.", "", 0),
    ("forced_confession", "Запісалі відэа з «прызнаннем» пасля ночы допытаў.", "", 1),
    ("conditions", "У камеры на чатырох трымалі дзесяць чалавек, спалі па чарзе.", "", 14),
    ("lawyer_denied", "Адваката не пусцілі на першы допыт.", "", 0),
    ("property", "Пры ператрусе забралі кампутары і грошы, копію пратакола не далі.", "", 0),
    ("torture", "Білі токам, каб атрымаць пароль ад тэлефона.", "Сляды апёкаў на нагах.", 0),
)
_FORCES = ("ГУБАЗіК", "АМАП", "канвой", "аператыўны аддзел калоніі")
_DEGREES = ("direct", "ordered", "took_part", "responsible", "unknown")
_STEPS = (
    ("Пададзена скарга ў Следчы камітэт", ""),
    ("Адказ: факты не пацвердзіліся", "Адмоўлена ва ўзбуджэнні справы."),
    ("Скарга на адмову ў пракуратуру", ""),
)
_FINDINGS = (
    ("спіна", "Жаўтлявыя сінякі ў выглядзе палос", "удары дубінкай", "highly_consistent"),
    ("левае запясце", "Шнар ад кайданкоў", "цесныя кайданкі", "consistent"),
    ("галёнкі", "Дробныя круглыя апёкі", "электрашокер", "typical"),
)


def note_violations(book: Batch, scene: Scene, person_id: int, told: Told, number: int) -> None:
    """Note what is alleged, for some of the people; of the rest nobody told anything."""
    rng = Dice(f"{scene.seed}/violations/{number}")
    if told.died and told.release_id is None:
        _death(book, scene, person_id, told, rng)
    if not told.articles or rng.random() > 0.16:
        return
    for _turn in range(1 + (rng.random() < 0.3)):
        kind, happened, followed, days = rng.choice(_ALLEGED)
        day = min(told.arrest + rng.randint(0, 60) * _DAY, scene.known_until)
        incident_id = book.add(
            Incident,
            person_id=person_id,
            kind=kind,
            start=day_text(day, "month" if rng.random() < 0.15 else ""),
            end=day_text(min(day + days * _DAY, scene.known_until)) if days else None,
            place=rng.choice(("у аддзяленні міліцыі", "у следчым ізалятары", "у аўтазаку", "")),
            description=happened,
            consequences=followed,
            source_id=scene.source(rng, "fellow_prisoner", "lawyer", "ngo"),
        )
        _involvement(book, person_id, incident_id, rng)
        if rng.random() < 0.2:
            _investigation(book, scene, person_id, incident_id, day, rng)
        if kind in ("beating", "torture") and rng.random() < 0.4:
            _examination(book, scene, person_id, incident_id, day, rng)


def note_other_date(
    book: Batch, scene: Scene, person_id: int, told: Told, detention_id: int, number: int
) -> None:
    """Note for a few that another source has another day of the arrest."""
    rng = Dice(f"{scene.seed}/variants/{number}")
    if detention_id and rng.random() < 0.03:
        book.add(
            Variant,
            person_id=person_id,
            record_kind="detention",
            record_id=detention_id,
            field="start",
            value=day_text(told.arrest - rng.randint(1, 4) * _DAY),
            source_id=scene.source(rng, "media", "social"),
            decided="Блізкія пацвердзілі дату." if rng.random() < 0.4 else "",
        )


def _involvement(book: Batch, person_id: int, incident_id: int, rng: Dice) -> None:
    if rng.random() < 0.7:
        book.add(
            Involvement,
            person_id=person_id,
            incident_id=incident_id,
            name=rng.choice(("", "", "следчы, імя невядомае", "начальнік змены")),
            force=rng.choice(_FORCES),
            degree=rng.choice(_DEGREES),
        )


def _investigation(
    book: Batch, scene: Scene, person_id: int, incident_id: int, day: dt.date, rng: Dice
) -> None:
    opened = min(day + rng.randint(10, 40) * _DAY, scene.known_until)
    investigation_id = book.add(
        Investigation,
        person_id=person_id,
        incident_id=incident_id,
        kind="official",
        body="Следчы камітэт",
        opened=day_text(opened),
        state=rng.choice(("requested", "open", "refused", "closed")),
    )
    for turn, (step, result) in enumerate(_STEPS[: rng.randint(1, 3)]):
        book.add(
            InvestigationStep,
            person_id=person_id,
            investigation_id=investigation_id,
            date=day_text(min(opened + turn * 25 * _DAY, scene.known_until)),
            step=step,
            result=result,
        )


def _examination(
    book: Batch, scene: Scene, person_id: int, incident_id: int, day: dt.date, rng: Dice
) -> None:
    examination_id = book.add(
        Examination,
        person_id=person_id,
        incident_id=incident_id,
        date=day_text(min(day + rng.randint(5, 90) * _DAY, scene.known_until)),
        place="Вільня",
        clinician="Незалежны лекар",
        private="yes",
        informed_consent="yes",
        conclusion="Знойдзенае адпавядае таму, што расказана.",
    )
    for body_part, finding, cause, consistency in _FINDINGS[: rng.randint(1, 3)]:
        book.add(
            Finding,
            person_id=person_id,
            examination_id=examination_id,
            body_part=body_part,
            finding=finding,
            attributed_to=cause,
            consistency=consistency,
        )


def _death(book: Batch, scene: Scene, person_id: int, told: Told, rng: Dice) -> None:
    book.add(
        Death,
        person_id=person_id,
        date=day_text(told.ended) if told.ended else None,
        place="бальніца пры калоніі",
        official_cause="сардэчная недастатковасць",
        autopsy=rng.choice(("official", "none", "unknown")),
        certificate="yes",
        body_returned="yes",
        medical_file="no",
        family_informed="Па тэлефоне, праз два дні, супрацоўнік калоніі.",
        source_id=scene.source(rng, "ngo", "media"),
    )
