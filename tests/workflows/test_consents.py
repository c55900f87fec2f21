"""Consents at the desk: what they let out, whom they hold back, and where the data of a person has gone."""

import datetime as dt
from contextlib import suppress
from pathlib import Path

import pypdfium2
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from app.base.errors import Problem
from app.base.progress import Silent
from app.domain.consent import ConsentFields, ConsentLevel
from app.domain.disclosure import Audience, FieldKey
from app.domain.leaving import WhyNot, may_leave
from app.domain.partial_date import PartialDate
from app.domain.person import Person
from app.workflows.consents import offered_audiences, seen_as, where_data_went
from app.workflows.desk import Desk
from app.workflows.edit_records import add_record, list_records
from app.workflows.export_people import ExportOptions, export_people
from app.workflows.history import history_head, read_history
from app.workflows.print_report import OPTIONS, About, print_report
from app.workflows.read_case import read_case
from tests.workflows.made_secret import Secret, secretive

OUTSIDE = sorted(set(Audience) - {Audience.INTERNAL})


def text_of(file: Path) -> str:
    document = pypdfium2.PdfDocument(file)
    found = "".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    return "".join(found.split())


_CONSENTS = st.lists(
    st.fixed_dictionaries(
        {
            "level": st.sampled_from([level.value for level in ConsentLevel]),
            "purposes": st.sampled_from(["", "un", "publicity", "partner"]),
            "items": st.sampled_from(["", "facts", "facts photo", "facts contact", "health"]),
            "recipients": st.sampled_from(["", "", "Echo", "Light; Shadow"]),
            "withdrawn": st.sampled_from([None, None, PartialDate("2026-01-01")]),
        }
    ),
    max_size=3,
)


@settings(
    max_examples=10,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    phases=[
        Phase.explicit,
        Phase.reuse,
        Phase.generate,
    ],  # to make a case smaller takes longer than to read it
)
@given(
    given_by=_CONSENTS, audience=st.sampled_from(sorted(Audience)), recipient=st.sampled_from(["", "Echo"])
)
def test_nothing_that_leaves_tells_more_than_the_consents_allow(
    desk: Desk, tmp_path: Path, given_by: list[dict[str, object]], audience: Audience, recipient: str
) -> None:
    secret = secretive(desk)
    for one in given_by:
        add_record(desk, ConsentFields.model_validate({"person_id": secret.person.id, **one}))
    case, today = read_case(desk, secret.person.id), desk.clock.today()
    keys = may_leave(case.consents, audience, today, recipient).keys
    event, alone = About(event_id=secret.event_id), About((secret.person.id,))
    for name, about in (
        ("case-file", alone),
        ("handover", alone),
        ("handover", event),
        ("still-held", About()),
        ("still-held", event),
        ("reconciliation", event),
    ):
        out = tmp_path / "out.pdf"
        out.unlink(missing_ok=True)
        options = OPTIONS[name](audience=audience, recipient=recipient)
        try:
            print_report(desk, name, out, about, options, Silent())
        except Problem:
            assert not keys or name == "still-held"
            assert not out.exists()
            continue
        _require_untold(secret, keys, out.read_bytes(), text_of(out))
    table = tmp_path / "people.csv"
    with suppress(Problem):
        options = ExportOptions(audience=audience, recipient=recipient)
        export_people(desk, alone.people, table, options, Silent(), overwrite=True)
        _require_untold(secret, keys, table.read_bytes(), table.read_text(encoding="utf-8-sig"))
    seen = seen_as(case, audience, today)
    strict = may_leave(case.consents, audience, today).keys
    if seen.case is None:
        assert not strict
    else:
        _require_untold(secret, strict, b"", repr(seen.case))


def _require_untold(secret: Secret, keys: frozenset[FieldKey], data: bytes, text: str) -> None:
    for key, word in secret.beyond(keys):
        assert word not in text, key
        assert word.encode() not in data, key
        assert word.encode("utf-16-be") not in data, key


def test_who_gave_no_consent_is_left_out_of_a_list_and_counted(desk: Desk, tmp_path: Path) -> None:
    agreed, other = secretive(desk).person, secretive(desk)
    add_record(desk, ConsentFields(person_id=agreed.id, level=ConsentLevel.PUBLIC_NAME))
    options = OPTIONS["still-held"](audience=Audience.PUBLIC_NAME)
    printed = print_report(desk, "still-held", tmp_path / "held.pdf", About(), options, Silent())
    told = text_of(tmp_path / "held.pdf")
    assert printed.left_out == 1
    assert not any(word in told for word in other.words[FieldKey.NAME])
    assert "Fewerthan5peopleareleftout" in told
    assert "1ofthoseheldon" in told


def test_a_withdrawal_lists_where_the_data_had_gone(desk: Desk, tmp_path: Path) -> None:
    person = secretive(desk).person
    consent = add_record(desk, ConsentFields(person_id=person.id, level=ConsentLevel.UN))
    before = history_head(desk)
    about, options = About((person.id,)), OPTIONS["case-file"](audience=Audience.UN)
    printed = print_report(desk, "case-file", tmp_path / "un.pdf", about, options, Silent())
    (gone,) = where_data_went(desk, person.id)
    assert (gone.document, gone.audience, gone.who) == ("case-file", Audience.UN, "Alena")
    assert gone.sha256 == printed.sha256
    assert history_head(desk) == before
    assert desk.undo_sentence is not None
    assert "Write" not in desk.undo_sentence
    withdrawn = consent.but(withdrawn=PartialDate("2026-11-20"))
    with desk.changing("Withdraw") as change:
        change.save(withdrawn)
    with pytest.raises(Problem, match="withdrawn"):
        print_report(desk, "case-file", tmp_path / "again.pdf", about, options, Silent())
    assert len(where_data_went(desk, person.id)) == 1


def test_the_audiences_that_are_offered_say_for_whom_and_why_not(desk: Desk) -> None:
    first, second = secretive(desk).person, secretive(desk).person
    add_record(desk, ConsentFields(person_id=first.id, level=ConsentLevel.UN))
    by_audience = {one.audience: one for one in offered_audiences(desk, [first.id, second.id])}
    assert by_audience[Audience.INTERNAL].told == 2
    assert by_audience[Audience.UN].told == 1
    assert by_audience[Audience.UN].why_not == {WhyNot.NOT_ASKED: 1}
    assert by_audience[Audience.PUBLIC_NAME].why_not == {WhyNot.NOT_GIVEN: 1, WhyNot.NOT_ASKED: 1}
    assert list_records(desk, Person)
    assert desk.clock.today() == dt.date(2026, 11, 23)


def test_a_consent_for_one_partner_opens_nothing_to_another(desk: Desk, tmp_path: Path) -> None:
    person = secretive(desk).person
    add_record(desk, ConsentFields(person_id=person.id, level=ConsentLevel.PARTNER, recipients="Light; Echo"))
    about, out = About((person.id,)), tmp_path / "partner.pdf"
    for name in ("case-file", "handover"):
        for other in ("", "Shadow"):
            options = OPTIONS[name](audience=Audience.PARTNER, recipient=other)
            with pytest.raises(Problem, match="consent"):
                print_report(desk, name, out, about, options, Silent())
    table = ExportOptions(audience=Audience.PARTNER, recipient="Shadow")
    with pytest.raises(Problem):
        export_people(desk, about.people, tmp_path / "people.csv", table, Silent())
    assert not list(tmp_path.glob("*.*"))
    options = OPTIONS["case-file"](audience=Audience.PARTNER, recipient="echo")
    print_report(desk, "case-file", out, about, options, Silent())
    (gone,) = where_data_went(desk, person.id)
    assert gone.recipient == "echo"
    assert read_history(desk, limit=1)[0].sentence == "Write “case-file” to a file for echo"
    (offered,) = [one for one in offered_audiences(desk, [person.id]) if one.audience is Audience.PARTNER]
    assert (offered.told, offered.recipients) == (1, ("Echo", "Light"))
