"""How well lines find their persons: recall, precision of what is proposed, absent people told absent, calibration."""

import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from app.domain.names.matching import Clue, Decision, Match, MatchIndex
from tests.benchmarks.name_sets import Line, NameSet


@dataclass(slots=True)
class Scores:
    """Counts over the lines of a set; shares are 0 to 1."""

    lines: int = 0
    meant: int = 0
    first: int = 0
    in_five: int = 0
    proposed: Counter[float] = field(default_factory=Counter)
    right: Counter[float] = field(default_factory=Counter)
    absent: int = 0
    told_absent: int = 0
    missed: int = 0
    looked_at: int = 0
    missed_for_good: int = 0
    ambiguous: int = 0
    told_ambiguous: int = 0
    per_bucket: Counter[int] = field(default_factory=Counter)
    right_in_bucket: Counter[int] = field(default_factory=Counter)
    errors: list[tuple[Line, Match]] = field(default_factory=list)
    wrong: list[tuple[Line, Match]] = field(default_factory=list)
    false_alarms: list[tuple[Line, Match]] = field(default_factory=list)
    seconds: float = 0.0

    @property
    def recall(self) -> float:
        """The share of lines with one person meant whose best candidate is that person."""
        return self.first / max(self.meant, 1)

    def precision(self, threshold: float) -> float:
        """The share of right ones among the best candidates with at least this probability."""
        return self.right[threshold] / max(self.proposed[threshold], 1)

    @property
    def absent_told(self) -> float:
        """The share of lines that name nobody in the register for which that is the answer."""
        return self.told_absent / max(self.absent, 1)

    def told(self) -> str:
        """Return the scores as a line."""
        return (
            f"recall@1 {self.recall:.4f}  top-5 {self.in_five / max(self.meant, 1):.4f}  "
            f"precision .8 {self.precision(0.8):.4f} .9 {self.precision(0.9):.4f} .95 {self.precision(0.95):.4f}  "
            f"proposed .9 {self.right[0.9] / max(self.meant, 1):.3f} of the meant  absent told {self.absent_told:.3f}  "
            f"present called absent {self.missed / max(self.meant, 1):.3f}  "
            f"of them not even a namesake to look at {self.missed_for_good / max(self.meant, 1):.3f}  "
            f"namesakes of the absent to look at {self.looked_at / max(self.absent, 1):.3f}  "
            f"{self.seconds / max(self.lines, 1) * 1000:.2f} ms a line"
        )

    def calibration(self) -> str:
        """Return the predicted probability and the share of right ones by tenths."""
        tenths = sorted(self.per_bucket)
        return "  ".join(
            f"{tenth / 10:.1f}: {self.right_in_bucket[tenth] / self.per_bucket[tenth]:.2f} ({self.per_bucket[tenth]})"
            for tenth in tenths
        )


def clue_of(line: Line) -> Clue:
    """Return the clue of a line of a set."""
    return Clue.of_line(line.text, birth_year=line.year)


def score(index: MatchIndex, lines: Sequence[Line]) -> Scores:
    """Match each line by itself and count."""
    scores = Scores(lines=len(lines))
    start = time.process_time()
    matches = [index.match(clue_of(line)) for line in lines]
    scores.seconds = time.process_time() - start
    for line, match in zip(lines, matches, strict=True):
        _count(scores, line, match)
    return scores


def _count(scores: Scores, line: Line, match: Match) -> None:
    best = match.candidates[0] if match.candidates else None
    right = best is not None and best.person_id == line.true
    if line.kind == "match":
        scores.meant += 1
        scores.first += right
        scores.in_five += line.true in [one.person_id for one in match.candidates[:5]]
        scores.missed += match.decision is Decision.NOBODY
        scores.missed_for_good += match.decision is Decision.NOBODY and not match.needs_look
        if not right:
            scores.errors.append((line, match))
    elif line.kind == "none":
        scores.absent += 1
        scores.told_absent += match.decision is Decision.NOBODY
        scores.looked_at += match.namesake is not None
        if match.decision is not Decision.NOBODY:
            scores.false_alarms.append((line, match))
    else:
        scores.ambiguous += 1
        scores.told_ambiguous += match.decision is Decision.AMBIGUOUS
    if best is None:
        return
    for threshold in (0.8, 0.9, 0.95):
        if best.probability >= threshold:
            scores.proposed[threshold] += 1
            scores.right[threshold] += right
    if best.probability >= 0.9 and not right:
        scores.wrong.append((line, match))
    if line.kind != "ambiguous":
        bucket = min(9, int(best.probability * 10))
        scores.per_bucket[bucket] += 1
        scores.right_in_bucket[bucket] += right


def of_set(names: NameSet) -> Scores:
    """Index a set and match its lines."""
    return score(MatchIndex(names.rows), names.lines)
