"""The vocabularies of a register: the terms we ship and those that the organisation added."""

import json
from functools import cache

from sqlalchemy import Connection, delete, insert, select
from sqlmodel import col

from app.domain.vocabulary import Term, Terms, Vocabulary, shipped_terms, term_from_json, term_to_json
from app.store.own_tables import TermRow


def read_terms(connection: Connection) -> Terms:
    """Return all terms of the register; one of the organisation's replaces a shipped one with the same code."""
    own = [term_from_json(json.loads(row.contents)) for row in connection.execute(select(TermRow))]
    return Terms((*shipped_terms(), *own))


def keep_term(connection: Connection, term: Term) -> None:
    """Add or replace a term of the organisation."""
    same = (col(TermRow.vocabulary) == term.vocabulary, col(TermRow.code) == term.code)
    connection.execute(delete(TermRow).where(*same))
    contents = json.dumps(term_to_json(term), ensure_ascii=False)
    connection.execute(
        insert(TermRow).values(vocabulary=term.vocabulary.value, code=term.code, contents=contents)
    )


def custody_codes(connection: Connection) -> frozenset[str]:
    """Return the codes of the statuses that mean being held."""
    of_status = col(TermRow.vocabulary) == Vocabulary.STATUS.value
    own = [
        term_from_json(json.loads(row.contents))
        for row in connection.execute(select(TermRow).where(of_status))
    ]
    if not own:
        return _shipped_custody_codes()
    return Terms((*shipped_terms(), *own)).custody_codes


@cache
def _shipped_custody_codes() -> frozenset[str]:
    return Terms(shipped_terms()).custody_codes
