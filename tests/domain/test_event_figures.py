"""The figures of a release event add up whatever the lists say, or say by how much they do not."""

from hypothesis import given
from hypothesis import strategies as st

from app.domain.announced_list import AnnouncedLine, AnnouncedList, LineDecision
from app.domain.event_figures import Difference, EventFigures, difference_in_words, figures_of, sum_in_words
from app.domain.release import Confirmation, Release

NAMES = ("Іван Прыклад", "Алесь Узор", "Maryja Pryklad", "Пётр Взор")


def listed(number: int, supersedes: int | None = None) -> AnnouncedList:
    return AnnouncedList(
        id=number, version=1, release_event_id=1, title=f"List {number}", supersedes_id=supersedes
    )


def line(
    number: int, printed: str, decision: LineDecision, person: int | None = None, on: int = 1
) -> AnnouncedLine:
    return AnnouncedLine(
        id=number,
        version=1,
        announced_list_id=on,
        number=number,
        printed=printed,
        decision=decision,
        person_id=person,
    )


def release(person: int, level: Confirmation) -> Release:
    return Release(id=person, version=1, person_id=person, release_event_id=1, confirmation=level)


def test_one_list_that_adds_up() -> None:
    lines = [
        line(1, "Іван Прыклад", LineDecision.MATCH, 5),
        line(2, "Алесь Узор", LineDecision.NEW_PERSON, 6),
    ]
    releases = [release(5, Confirmation.PERSON), release(6, Confirmation.FAMILY_OR_LAWYER)]
    figures = figures_of(2, [listed(1)], lines, releases, ())
    assert figures.adds_up
    assert (figures.matched, figures.new_persons, figures.confirmed, figures.gap) == (1, 1, 2, 0)
    assert sum_in_words(figures) == "The numbers add up: all 2 announced people are named."


def test_a_person_on_two_lists_counts_once_and_so_does_an_unknown_name_in_two_scripts() -> None:
    lines = [
        line(1, "Іван Прыклад", LineDecision.MATCH, 5),
        line(2, "Невядомы Алесь", LineDecision.UNDECIDED),
        line(3, "Ivan Pryklad", LineDecision.MATCH, 5, on=2),
        line(4, "Алесь Невядомы", LineDecision.UNDECIDED, on=2),
    ]
    figures = figures_of(2, [listed(1), listed(2)], lines, [], ())
    assert (figures.lines, figures.listed, figures.matched, figures.undecided) == (4, 2, 1, 1)
    assert figures.gap == 0
    assert dict(figures.differences()) == {Difference.UNDECIDED: 1, Difference.NOT_RECORDED: 1}


def test_a_later_list_takes_the_place_of_an_earlier_one() -> None:
    lines = [
        line(1, "Іван Прыклад", LineDecision.NOT_OURS),
        line(2, "Пётр Взор", LineDecision.MATCH, 7, on=2),
    ]
    figures = figures_of(1, [listed(1), listed(2, supersedes=1)], lines, [release(7, Confirmation.SEEN)], ())
    assert [one.in_force for one in figures.lists] == [False, True]
    assert (figures.listed, figures.not_ours) == (1, 0)


def test_who_was_released_and_is_held_again_stays_in_the_event() -> None:
    figures = figures_of(1, [], [], [release(7, Confirmation.PERSON)], {7})
    assert figures.recorded == figures.held_again == 1
    assert figures.people["held_again"] == {7}


def test_a_release_that_proved_false_counts_as_none() -> None:
    figures = figures_of(1, [], [], [release(7, Confirmation.REFUTED)], ())
    assert (figures.recorded, figures.refuted, figures.gap) == (0, 1, 1)


def test_numbers_that_agree_while_a_name_waits_are_not_said_to_add_up() -> None:
    lines = [line(1, "Іван Прыклад", LineDecision.MATCH, 5), line(2, "Алесь Узор", LineDecision.UNDECIDED)]
    figures = figures_of(2, [listed(1)], lines, [release(5, Confirmation.PERSON)], ())
    assert not figures.adds_up
    assert sum_in_words(figures) == ("The figures still differ, though all 2 announced people are named.")


def test_two_lines_for_one_person_are_said_to_be_so() -> None:
    lines = [line(1, "Іван Прыклад", LineDecision.MATCH, 5), line(2, "Алесь Узор", LineDecision.MATCH, 5)]
    figures = figures_of(2, [listed(1)], lines, [release(5, Confirmation.PERSON)], ())
    assert (figures.repeated, figures.doubled, figures.gap) == (1, 1, 1)
    assert figures.differences() == ((Difference.ONE_PERSON, 1),)
    assert sum_in_words(figures) == "2 announced, 1 named: 1 cannot be named yet."
    # On two lists somebody may stand twice.
    twice = [lines[0], line(2, "Ivan Pryklad", LineDecision.MATCH, 5, on=2)]
    assert figures_of(1, [listed(1), listed(2)], twice, [], ()).doubled == 0


def test_every_difference_has_a_sentence_with_its_number() -> None:
    for why in Difference:
        assert difference_in_words(why, 3).startswith("3 ")


lines_drawn = st.lists(
    st.tuples(
        st.sampled_from(NAMES), st.sampled_from(LineDecision), st.integers(1, 4), st.integers(1, 3)
    ),
    max_size=12,
)  # fmt: skip
releases_drawn = st.lists(st.tuples(st.integers(1, 6), st.sampled_from(Confirmation)), max_size=8)


@given(
    st.integers(0, 20) | st.none(),
    lines_drawn,
    releases_drawn,
    st.sets(st.integers(1, 6)),
    st.sampled_from((None, 1, 2)),
    st.sets(st.integers(1, 6)),
)
def test_the_numbers_add_up_or_say_by_how_much(
    announced: int | None,
    drawn: list[tuple[str, LineDecision, int, int]],
    freed: list[tuple[int, Confirmation]],
    held: set[int],
    superseded: int | None,
    stayed: set[int],
) -> None:
    named = (LineDecision.MATCH, LineDecision.NEW_PERSON)
    lines = [
        line(n, name, decision, person if decision in named else None, on)
        for n, (name, decision, person, on) in enumerate(drawn, start=1)
    ]
    releases = [release(person, level) for person, level in freed]
    figures = figures_of(
        announced, [listed(1), listed(2), listed(3, superseded)], lines, releases, held, stayed
    )
    check_sums(figures)


def check_sums(figures: EventFigures) -> None:
    assert figures.listed == figures.matched + figures.new_persons + figures.not_ours + figures.undecided
    assert figures.lines == sum(one.lines for one in figures.lists if one.in_force)
    assert figures.recorded + figures.refuted == sum(figures.by_level.values())
    assert figures.recorded == figures.confirmed + len(figures.people["not_confirmed"])
    on_lists = figures.people["matched"] | figures.people["new_persons"]
    assert figures.recorded + figures.not_recorded + figures.refused == len(
        on_lists - figures.people["refuted"]
    ) + len((figures.people["recorded"] | figures.people["refused"]) - on_lists)
    assert not figures.people["refused"] & (figures.people["recorded"] | figures.people["held_again"])
    if figures.announced is not None:
        assert figures.announced == figures.accounted + figures.gap
        said = dict(figures.differences())
        missing, beyond = said.get(Difference.ON_NO_LIST, 0), said.get(Difference.MORE_THAN_ANNOUNCED, 0)
        explained = min(said.get(Difference.ONE_PERSON, 0), max(figures.gap, 0))
        assert missing + explained - beyond == figures.gap
    assert ("The numbers add up" in sum_in_words(figures)) is figures.adds_up
    assert figures.adds_up is (figures.announced is not None and not figures.differences())
    repeated = sum(one.by_decision[LineDecision.REPEATED] for one in figures.lists if one.in_force)
    assert figures.repeated == repeated + figures.doubled
