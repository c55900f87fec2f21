"""The tables as the first version made them: every register begins here, made by `schema.create_schema`.

A later revision changes the tables with `op` and is proved on a register that this version wrote.
"""

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Change nothing: there is no register before this revision."""
