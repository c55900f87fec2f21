"""How much each kind of evidence counts: natural log-odds, learnt from examples and kept as data."""

import json
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import TypeAlias

from app.base.paths import resource

Evidence: TypeAlias = tuple[tuple[str, float], ...]
"""Features and their values: what was seen of a candidate."""

FIRST_GUESS: dict[str, float] = {
    # The surname: the same letters, the same sound, some letters apart.
    "surname_same": 5.2, "surname_script": 5.4, "surname_spelling": 5.5, "surname_vowel": 3.4, "surname_letter": 2.9,
    "surname_vowels": 1.7, "surname_letters": 0.3, "surname_far": -1.2, "surname_unlike": -2.4,
    "surname_short": -1.2, "surname_rare": 0.45, "surname_crowd": -0.3, "surname_taken": -1.0, "surname_suffix": -1.0,
    "surname_surface": 5.0, "surname_part": -0.1, "surname_birth": -0.1, "surname_reading": -0.3,
    "surname_variant": -1.0, "surname_beginning": -0.7, "surname_oblique": -1.0,
    # The given name.
    "given_same": 3.9, "given_class": 3.7, "given_pet": 3.0, "given_oblique": 3.0, "given_initial": 1.6,
    "given_initial_letter": 0.5,
    "given_letter": 2.8, "given_letters": 0.6, "given_unrecorded": 0.0,
    "given_conflict": -6.0, "given_near": -2.1, "given_rare": 0.5,
    # The patronymic.
    "patronymic_same": 1.0, "patronymic_letter": 0.4, "patronymic_initial": 0.3, "patronymic_unrecorded": 0.0,
    "patronymic_conflict": -6.0, "patronymic_near": -3.0, "patronymic_initial_conflict": -5.0,
    # Birth, sex and what is left over.
    "birth_day": 4.0, "birth_year": 2.0, "birth_next_year": -0.3, "birth_unrecorded": 0.0, "birth_conflict": -6.0,
    "birth_day_conflict": -2.0, "sex_conflict": -2.6, "sex_doubt": -1.2, "extra_words": -2.2,
    # Nobody in the register.
    "nobody": 7.2, "nobody_size": 0.5, "nobody_patronymic": 0.0, "nobody_birth": 0.0, "nobody_bare": 0.0,
}  # fmt: skip
"""Every feature with the weight that training starts from."""


class Weights:
    """The weight of each feature."""

    def __init__(self, of_features: Mapping[str, float]) -> None:
        unknown = of_features.keys() - FIRST_GUESS.keys()
        if unknown:
            raise ValueError(f"unknown features: {sorted(unknown)}")
        self._of = {name: of_features.get(name, 0.0) for name in FIRST_GUESS}

    def __getitem__(self, feature: str) -> float:
        return self._of[feature]

    def score(self, evidence: Iterable[tuple[str, float]]) -> float:
        """Return the log-odds that the evidence is worth."""
        of, total = self._of, 0.0
        for feature, value in evidence:
            total += of[feature] * value
        return total


@lru_cache(1)
def learnt_weights() -> Weights:
    """Return the weights that ship with the program."""
    return Weights(json.loads(resource("names", "match_weights.json").read_text(encoding="utf-8")))
