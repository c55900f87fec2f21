"""Whatever stands in a table, every draft of it makes records that the register takes."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.base.progress import Silent
from app.domain.detention import ChargeFields, SentenceFields
from app.domain.person import IdentifierFields, NameFormDraft, NoteFields, PersonFields, RecognitionFields
from app.domain.person_draft import PersonDraft
from app.domain.release import ReleaseFields
from app.domain.source import SourceFields
from app.domain.status import ClaimFields
from app.domain.vocabulary import Terms, Vocabulary, shipped_terms
from app.importers import viasna_csv, vigil_csv
from app.importers.formats import FORMATS, Format
from tests.importers.conftest import table_of

TERMS = Terms(shipped_terms())
COLUMNS = {"vigil-csv": vigil_csv.COLUMNS, "viasna-csv": viasna_csv.COLUMNS}
_TELLING = st.sampled_from(
    ["", "2021-03-05", "май 2021", "before 2019", "2035", "colony", "released", "На свободе", "ИК-17", "pardon",
     "Марыя Няісная", "birth: Няісная", "a:b;c:d;;", "1", "active", "5 лет 6 месяцев, штраф 3 базовых", "² мая 2021",
     "99 years 99 months 999 days", "ст. 361-1 ч. 2, Art. 9 - Title", "м", "x" * 600, "Ж " * 300, "\n\n", "умер"]
)  # fmt: skip
_CELLS = _TELLING | st.text(max_size=30)


@st.composite
def tables(draw: st.DrawFn, columns: tuple[str, ...]):
    rows = draw(st.lists(st.dictionaries(st.sampled_from(columns), _CELLS.map(str.strip)), max_size=5))
    return table_of(*rows, header=columns)


def make_records(draft: PersonDraft) -> None:
    """Make every record that the draft can become; pydantic refuses what the register would."""
    PersonFields(**draft.fields)
    for name in draft.names:
        NameFormDraft(
            surname=name.surname, given=name.given, patronymic=name.patronymic, text=name.text,
            language=name.language, usage=name.usage,
        )  # fmt: skip
    for kind, number in draft.identifiers:
        assert TERMS.get(Vocabulary.IDENTIFIER_KIND, kind)
        IdentifierFields(person_id=1, kind=kind, number=number)
    for article, part in draft.charges:
        ChargeFields(person_id=1, detention_id=1, article=article, part=part)
    sentence = SentenceFields(person_id=1, detention_id=1, **draft.sentence)
    assert not sentence.kind or TERMS.get(Vocabulary.SENTENCE_KIND, sentence.kind)
    assert not sentence.regime or TERMS.get(Vocabulary.REGIME, sentence.regime)
    for claim in draft.claims:
        assert TERMS.get(Vocabulary.STATUS, claim.status)
        ClaimFields(
            person_id=1, status=claim.status, since=claim.since, source_id=1, recorded_on="2026-11-23"
        )
    if draft.release:
        assert TERMS.get(Vocabulary.RELEASE_KIND, draft.release.kind)
        ReleaseFields(person_id=1, kind=draft.release.kind, date=draft.release.date)
        assert not (draft.arrest and draft.release.date.certainly_before(draft.arrest))
    if draft.recognition:
        RecognitionFields(person_id=1, organisation=draft.recognition[0], url=draft.recognition[1])
    if draft.note:
        NoteFields(person_id=1, text=draft.note)
    if draft.source:
        SourceFields(title=draft.source)
    assert all(TERMS.get(Vocabulary.RISK_FLAG, flag) for flag in draft.flags)
    assert not draft.status_now or TERMS.get(Vocabulary.STATUS, draft.status_now)
    assert len(draft.facility) <= 500


@pytest.mark.parametrize("chosen", FORMATS, ids=lambda chosen: chosen.name)
def test_every_format_recognises_its_own_columns_only(chosen: Format) -> None:
    assert [item.name for item in FORMATS if item.recognises(COLUMNS[chosen.name])] == [chosen.name]


@pytest.mark.parametrize("chosen", FORMATS, ids=lambda chosen: chosen.name)
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_any_table_becomes_drafts_that_the_register_takes(chosen: Format, data: st.DataObject) -> None:
    table = data.draw(tables(COLUMNS[chosen.name]))
    parsed = chosen.parse(table, TERMS, Silent())
    assert parsed.rows == len(table.rows)
    nameless = {complaint.row for complaint in parsed.complaints} - {1}
    assert {row.number for row in table.rows} <= {draft.row for draft in parsed.drafts} | nameless
    for draft in parsed.drafts:
        assert draft.names
        make_records(draft)
