"""The dice of the fictional people fall as those of the standard library do."""

from random import Random

from app.workflows.sample.dice import Dice


def test_the_dice_draw_what_the_standard_library_draws() -> None:
    ours, theirs = Dice("7/1"), Random("7/1")
    for many in range(1, 400):
        assert ours.choice(range(many)) == theirs.choice(range(many))
        assert ours.randint(-many, 2 * many) == theirs.randint(-many, 2 * many)
        assert ours.random() == theirs.random()
