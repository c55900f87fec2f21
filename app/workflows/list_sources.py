"""The sources that somebody may choose from."""

from app.domain.source import SourceTitle
from app.store import sources
from app.workflows.desk import Desk


def list_source_titles(desk: Desk) -> tuple[SourceTitle, ...]:
    """Return the sources with a title, the latest first; whoever may not know the confidential ones gets no others."""
    with desk.register.reading() as reader:
        return sources.titles(reader, confidential=desk.rights.restricted)
