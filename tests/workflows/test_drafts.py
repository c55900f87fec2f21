"""What was typed and not saved waits inside the register, through a restart, and leaves no trace in the history."""

from collections.abc import Callable

from app.workflows.desk import Desk
from app.workflows.drafts import drop_draft, keep_draft, take_draft
from app.workflows.history import history_head
from tests.conftest import NOW


def test_a_draft_is_there_after_a_restart(desk: Desk, reopen: Callable[[Desk], Desk]) -> None:
    keep_draft(desk, "note:1:new", {"text": "first"})
    keep_draft(desk, "note:1:new", {"text": "Пішыце толькі лісты"})
    keep_draft(desk, "note:2:new", {"text": "another"})
    again = reopen(desk)
    assert take_draft(again, "note:1:new") == ({"text": "Пішыце толькі лісты"}, NOW)
    drop_draft(again, "note:1:new")
    assert take_draft(again, "note:1:new") is None
    assert take_draft(again, "note:2:new") is not None


def test_a_draft_is_no_change(desk: Desk) -> None:
    before = history_head(desk)
    keep_draft(desk, "note:1:new", {"text": "not yet said"})
    assert history_head(desk) == before
    files = [file for file in desk.path.rglob("*") if file.is_file()]
    assert files
    assert not [file for file in files if b"not yet said" in file.read_bytes()]
