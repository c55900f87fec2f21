"""Matches announced and entered names against the register, with probabilities and reasons; decides nothing.

`match_rows` makes what the store keeps of each person, `MatchIndex` is loaded from it, a `Clue` says what is known
of somebody announced, and a `Match` is the answer.
"""

from app.domain.names.matching import assignments, comparing, printed_line, rows, several, sex, words
from app.domain.names.matching.clue import Clue as Clue
from app.domain.names.matching.index import MatchIndex as MatchIndex
from app.domain.names.matching.match import Agreement as Agreement
from app.domain.names.matching.match import AlignedWord as AlignedWord
from app.domain.names.matching.match import Candidate as Candidate
from app.domain.names.matching.match import Contradiction as Contradiction
from app.domain.names.matching.match import Decision as Decision
from app.domain.names.matching.match import Match as Match
from app.domain.names.matching.match import Reason as Reason
from app.domain.names.matching.match import Role as Role
from app.domain.names.matching.match import Telling as Telling
from app.domain.names.matching.match import namesake_words as namesake_words
from app.domain.names.matching.match import would_decide_sentence as would_decide_sentence
from app.domain.names.matching.no_name import names_nobody as names_nobody
from app.domain.names.matching.printed_line import PrintedWord as PrintedWord
from app.domain.names.matching.printed_line import parse_line as parse_line
from app.domain.names.matching.printed_line import without_numbering as without_numbering
from app.domain.names.matching.rows import MATCH_VERSION as MATCH_VERSION
from app.domain.names.matching.rows import MatchRow as MatchRow
from app.domain.names.matching.rows import match_rows as match_rows
from app.domain.names.matching.several import JOINED as JOINED
from app.domain.names.matching.several import MARKS as MARKS
from app.domain.names.matching.several import is_surname as is_surname
from app.domain.names.matching.several import name_in as name_in
from app.domain.names.matching.several import names_several as names_several


def forget() -> None:
    """Drop all names from the caches of this package: to be called when a register is locked or closed."""
    for module in (assignments, comparing, printed_line, rows, several, sex, words):
        module.forget()
