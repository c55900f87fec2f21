"""Learns the weights of the matcher: `.venv/bin/python -m tests.benchmarks.train_names [CSV]`.

Reads a set like tests/data/names/names_dev.csv.gz, matches its lines against the register of the set alone and
filled up to larger ones, and fits the weights so that "this one of the candidates, or nobody" is answered with the
right probability (a conditional logit). Writes resources/names/match_weights.json. Training is deterministic.
"""

import json
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from app.domain.names.matching import MatchIndex
from app.domain.names.matching.weights import FIRST_GUESS, Weights
from tests.benchmarks.name_scores import clue_of
from tests.benchmarks.name_sets import DEV, Line, NameSet, add_strangers, read_set

WEIGHTS = Path(__file__).parents[2] / "resources" / "names" / "match_weights.json"
FEATURES = list(FIRST_GUESS)
PLACE = {feature: place for place, feature in enumerate(FEATURES)}
ROUNDS, STEPS, RATE, PULL = 3, 400, 0.06, 0.004
SIZES = (0, 20_000, 95_000)
"""How many strangers are added to the register of the set."""

Example = tuple[np.ndarray, np.ndarray]
"""A row of features for each answer (the last is nobody), and the share of each in the truth."""


def examples_of(index: MatchIndex, lines: Sequence[Line]) -> list[Example]:
    """Return what the matcher sees of each line, with the right answer."""
    found = []
    for line in lines:
        candidates, nobody = index.seen(clue_of(line))
        right = [place for place, (person, _evidence) in enumerate(candidates) if person in line.gold]
        if line.gold and not right:
            continue
        features = np.zeros((len(candidates) + 1, len(FEATURES)), np.float64)
        for row, evidence in enumerate([*(one for _person, one in candidates), nobody]):
            for feature, value in evidence:
                features[row, PLACE[feature]] += value
        truth = np.zeros(len(candidates) + 1)
        truth[right or [-1]] = 1 / max(len(right), 1)
        found.append((features, truth))
    return found


def fitted(examples: Sequence[Example], start: np.ndarray) -> tuple[np.ndarray, float]:
    """Return the weights that make the truth likeliest (drawn a little to the first guess) and the mean loss."""
    longest = max(len(truth) for _features, truth in examples)
    features = np.zeros((len(examples), longest, len(FEATURES)))
    truth = np.zeros((len(examples), longest))
    known = np.zeros((len(examples), longest), bool)
    for row, (one, share) in enumerate(examples):
        features[row, : len(share)] = one
        truth[row, : len(share)] = share
        known[row, : len(share)] = True
    first = np.array([FIRST_GUESS[feature] for feature in FEATURES])
    weights, drift, square = start.copy(), np.zeros(len(FEATURES)), np.zeros(len(FEATURES))
    loss = 0.0
    for step in range(1, STEPS + 1):
        scores = np.where(known, features @ weights, -1e9)
        scores -= scores.max(axis=1, keepdims=True)
        odds = np.where(known, np.exp(scores), 0)
        shares = odds / odds.sum(axis=1, keepdims=True)
        slope = np.einsum("nk,nkd->d", shares - truth, features) / len(examples) + PULL * (weights - first)
        drift = 0.9 * drift + 0.1 * slope
        square = 0.99 * square + 0.01 * slope * slope
        weights -= RATE * (drift / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.99**step)) + 1e-8)
        loss = float(-(truth * np.log(shares + 1e-12)).sum(axis=1).mean())
    return weights, loss


def train(sets: Sequence[NameSet], *, aloud: bool = True) -> dict[str, float]:
    """Return weights learnt from the lines of the sets; in each round the candidates are found anew."""
    weights = np.array([FIRST_GUESS[feature] for feature in FEATURES])
    for turn in range(ROUNDS):
        examples: list[Example] = []
        now = Weights(dict(zip(FEATURES, map(float, weights), strict=True)))
        for names in sets:
            examples.extend(examples_of(MatchIndex(names.rows, now), names.lines))
        weights, loss = fitted(examples, weights)
        if aloud:
            print(f"round {turn + 1}: {len(examples)} lines, mean loss {loss:.4f}", flush=True)
    return {feature: round(float(weight), 3) for feature, weight in zip(FEATURES, weights, strict=True)}


def training_sets(path: Path) -> list[NameSet]:
    """Return the set of a file with its register as it is and filled up, a part of the lines for each."""
    sets = []
    for number, strangers in enumerate(SIZES):
        names = read_set(path)
        if strangers:
            names.lines = names.lines[number :: len(SIZES)]
            add_strangers(names, strangers, seed=number)
        sets.append(names)
    return sets


def main(words: list[str]) -> int:
    """Train on the file named first (else the development set) and write the weights."""
    learnt = train(training_sets(Path(words[0]) if words else DEV))
    WEIGHTS.write_text(json.dumps(learnt, indent=1) + "\n", encoding="utf-8")
    print("  ".join(f"{feature} {weight}" for feature, weight in learnt.items()))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
