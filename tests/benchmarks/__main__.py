"""Runs the benchmarks (all, or those named) and prints their figures."""

import sys

from tests.benchmarks import day, names, store, window

BENCHMARKS = {
    "start": store.start,
    "unlock": window.unlock,
    "keystrokes": window.keystrokes,
    "person": window.person_page,
    "day": day.day,
    "import": store.importing,
    "sample": store.sample,
    "protocol": store.protocol,
    "memory": window.memory,
    "names": names.quality,
    "names-speed": names.speed,
}


def main(names: list[str]) -> int:
    """Print the figures of the benchmarks with these names (none: all)."""
    unknown = set(names) - set(BENCHMARKS)
    if unknown:
        print(f"unknown: {', '.join(sorted(unknown))}; there are: {', '.join(BENCHMARKS)}")
        return 2
    for name in names or BENCHMARKS:
        for figure in BENCHMARKS[name]():
            print(figure.told(), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
