"""The free memory is known here, and plausible."""

import sys

import pytest

from app.store.free_memory import MEMINFO, free_memory_kib


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc/meminfo")
def test_there_is_some_and_not_more_than_all() -> None:
    total = next(int(line.split()[1]) for line in MEMINFO.read_text().splitlines() if "MemTotal" in line)
    free = free_memory_kib()
    assert free is not None
    assert 1024 < free <= total
