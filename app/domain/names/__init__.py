"""Names across scripts: how they are written, compared, searched, romanised and put in order."""

from app.domain.names.collation import sort_key as sort_key
