"""Checking a register for damage."""

from app.base.progress import Progress
from app.store.check import CheckResult, check
from app.workflows.desk import Desk

__all__ = ["CheckResult", "check_register"]


def check_register(desk: Desk, progress: Progress | None = None) -> tuple[CheckResult, ...]:
    """Return what each check found: database, references, key file, history, documents, derived tables."""
    return check(desk.register, progress)
