"""The one kind of failure that a person can do something about."""


class Problem(Exception):
    """An expected failure, told in the user's words.

    `sentence` says what happened, `advice` what to do about it (may be empty).
    Everything that is not a Problem is a defect and reaches the crash report.
    """

    def __init__(self, sentence: str, advice: str = "") -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.advice = advice

    def __str__(self) -> str:
        return f"{self.sentence} {self.advice}".strip()


class Damage(Problem):
    """What is stored cannot be read any more: nothing may be written on top of it."""


class FieldProblem(Problem):
    """A value that a record cannot take; `field` names the field so that a form can mark it."""

    def __init__(self, field: str, sentence: str, advice: str = "") -> None:
        super().__init__(sentence, advice)
        self.field = field


class ChangedMeanwhile(Problem):
    """Somebody (or another window) changed the record since it was read."""
