"""What the cases remind of is found by its day, in a register of any size."""

from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Add the indexes."""
    op.create_index("ix_sentence_end", "sentence", ["end"])
    op.create_index("ix_sentence_date", "sentence", ["date"])
    op.create_index("ix_identifier_expires", "identifier", ["expires"])
    op.create_index("ix_appeal_sentence", "appeal", ["sentence_id"])
