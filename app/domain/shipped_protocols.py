"""The protocols that come with Vigil: after a release, an arrest, a judgment and a transfer."""

import csv
from collections.abc import Iterator
from functools import cache

from app.base.paths import resource
from app.domain.protocol import ProtocolFields, ProtocolStepFields


@cache
def shipped_protocols() -> tuple[tuple[ProtocolFields, tuple[ProtocolStepFields, ...]], ...]:
    """Return the protocols, each with its steps in the order of their days; the steps name no protocol yet (0)."""
    protocols = (ProtocolFields.model_validate(row) for row in _rows("protocols"))
    return tuple((protocol, _steps(protocol.code)) for protocol in protocols)


def _steps(code: str) -> tuple[ProtocolStepFields, ...]:
    rows = sorted(_rows(code), key=lambda row: int(row["offset_days"]))
    return tuple(
        ProtocolStepFields.model_validate({**row, "protocol_id": 0, "position": place})
        for place, row in enumerate(rows)
    )


def _rows(name: str) -> Iterator[dict[str, str]]:
    with resource("protocols", f"{name}.csv").open(encoding="utf-8", newline="") as stream:
        yield from csv.DictReader(stream)
