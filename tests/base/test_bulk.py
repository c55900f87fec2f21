"""The collector rests during bulk work and is back afterwards, also after a failure."""

import gc

import pytest

from app.base.bulk import without_collecting


def test_the_collector_rests_and_comes_back() -> None:
    assert gc.isenabled()
    with without_collecting():
        assert not gc.isenabled()
        with without_collecting():
            pass
        assert not gc.isenabled()
    assert gc.isenabled()


def test_a_failure_wakes_the_collector() -> None:
    with pytest.raises(ValueError, match="on purpose"), without_collecting():
        raise ValueError("on purpose")
    assert gc.isenabled()
