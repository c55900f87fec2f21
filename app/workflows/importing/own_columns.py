"""The columns of a file that are called like fields of the organisation."""

from collections import defaultdict

from app.base.errors import FieldProblem
from app.domain.custom_field import CustomField
from app.domain.person_draft import Complaint, Parsed
from app.importers.table_file import Table
from app.importers.table_reader import heading_key
from app.workflows.desk import Desk
from app.workflows.own_fields import own_fields, stored_answer


def with_own_fields(desk: Desk, table: Table, parsed: Parsed) -> Parsed:
    """Return what was read with the answers to own fields; an answer that its field cannot take is complained about."""
    by_title = {heading_key(one.title): one for one in own_fields(desk)}
    columns = {
        heading: by_title[heading_key(heading)]
        for heading in table.header
        if heading_key(heading) in by_title
    }
    if not columns:
        return parsed
    answers: dict[int, list[tuple[int, str]]] = defaultdict(list)
    complaints = [one for one in parsed.complaints if not (one.row == 1 and one.column in columns)]
    for row in table.rows:
        for heading, field in columns.items():
            typed = row.cells.get(heading, "").strip()
            try:
                answer = stored_answer(field, _meant(field, typed))
            except FieldProblem as problem:
                complaints.append(Complaint(row.number, heading, typed, problem.sentence))
                continue
            if answer:
                answers[row.number].append((field.id, answer))
    drafts = tuple(one._replace(own=tuple(answers.get(one.row, ()))) for one in parsed.drafts)
    return Parsed(parsed.rows, drafts, tuple(complaints))


_YES = frozenset({"yes", "y", "1", "true", "\u0434\u0430", "\u0442\u0430\u043a"})
_NO = frozenset({"no", "n", "0", "false", "\u043d\u0435\u0442", "\u043d\u0435"})


def _meant(field: CustomField, typed: str) -> str:
    """Return yes or no in any of our languages as the field has it; other answers as they are."""
    word = typed.casefold()
    if field.kind == "yes_no" and word in _YES | _NO:
        return "yes" if word in _YES else "no"
    return typed
