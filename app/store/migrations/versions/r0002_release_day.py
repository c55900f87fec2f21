"""Release day: what is announced, promised and confirmed; protocols; merges; what is known to be different."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def _refers(column: str, table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{table}.id"], initially="DEFERRED", deferrable=True)


def upgrade() -> None:
    """Add the tables and columns."""

    op.create_table(
        "match_key",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("usage", sa.String(), nullable=False),
        sa.Column("surname", sa.String(), nullable=False),
        sa.Column("surname_keys", sa.String(), nullable=False),
        sa.Column("given", sa.String(), nullable=False),
        sa.Column("given_keys", sa.String(), nullable=False),
        sa.Column("patronymic", sa.String(), nullable=False),
        sa.Column("patronymic_keys", sa.String(), nullable=False),
        sa.Column("birth", sa.String(), nullable=False),
        sa.Column("sex", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("person_id", "number"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "protocol",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("title_en", sa.String(500), nullable=False),
        sa.Column("title_ru", sa.String(500), nullable=False),
        sa.Column("title_be", sa.String(500), nullable=False),
        sa.Column("anchor", sa.String(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("note", sa.String(200000), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "distinction",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("other_id", sa.Integer(), nullable=True),
        sa.Column("printed", sa.String(200000), nullable=False),
        sa.Column("reason", sa.String(200000), nullable=False),
        _refers("other_id", "person"),
        _refers("person_id", "person"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_distinction_other", "distinction", ["other_id"])
    op.create_index("ix_distinction_person", "distinction", ["person_id"])
    op.create_table(
        "merge",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("merged_id", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(200000), nullable=False),
        sa.Column("moved", sa.String(200000), nullable=False),
        sa.Column("before", sa.String(200000), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        _refers("merged_id", "person"),
        _refers("person_id", "person"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_merge_merged", "merge", ["merged_id"])
    op.create_index("ix_merge_person", "merge", ["person_id"])
    op.create_table(
        "protocol_step",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("protocol_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("title_en", sa.String(500), nullable=False),
        sa.Column("title_ru", sa.String(500), nullable=False),
        sa.Column("title_be", sa.String(500), nullable=False),
        sa.Column("offset_days", sa.Integer(), nullable=False),
        sa.Column("priority", sa.String(), nullable=False),
        sa.Column("condition", sa.String(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("note", sa.String(200000), nullable=False),
        _refers("protocol_id", "protocol"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_protocol_step_protocol", "protocol_step", ["protocol_id", "position"])
    op.create_table(
        "announced_number",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("release_event_id", sa.Integer(), nullable=False),
        sa.Column("claimant", sa.String(500), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("destination", sa.String(500), nullable=False),
        sa.Column("said", sa.String(), nullable=True),
        sa.Column("said_time", sa.String(5), nullable=False),
        sa.Column("source_id", sa.Integer(), nullable=True),
        sa.Column("note", sa.String(200000), nullable=False),
        _refers("release_event_id", "release_event"),
        _refers("source_id", "source"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "family_notice",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("release_event_id", sa.Integer(), nullable=False),
        sa.Column("told", sa.String(), nullable=True),
        sa.Column("whom", sa.String(500), nullable=False),
        sa.Column("said", sa.String(200000), nullable=False),
        sa.Column("told_by", sa.String(500), nullable=False),
        _refers("person_id", "person"),
        _refers("release_event_id", "release_event"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_family_notice_event", "family_notice", ["release_event_id", "person_id"])
    op.create_index("ix_family_notice_person", "family_notice", ["person_id"])
    op.create_table(
        "key_event",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(500), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("date", sa.String(), nullable=True),
        sa.Column("text", sa.String(200000), nullable=False),
        sa.Column("release_event_id", sa.Integer(), nullable=True),
        sa.Column("source_id", sa.Integer(), nullable=True),
        _refers("release_event_id", "release_event"),
        _refers("source_id", "source"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "pledge",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("release_event_id", sa.Integer(), nullable=False),
        sa.Column("side", sa.String(), nullable=False),
        sa.Column("promise", sa.String(200000), nullable=False),
        sa.Column("tranche", sa.String(500), nullable=False),
        sa.Column("promised", sa.String(), nullable=True),
        sa.Column("delivery", sa.String(), nullable=False),
        sa.Column("delivered", sa.String(), nullable=True),
        sa.Column("source_id", sa.Integer(), nullable=True),
        sa.Column("note", sa.String(200000), nullable=False),
        _refers("release_event_id", "release_event"),
        _refers("source_id", "source"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "confirmation_step",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("release_id", sa.Integer(), nullable=False),
        sa.Column("level", sa.String(), nullable=False),
        sa.Column("date", sa.String(), nullable=True),
        sa.Column("time", sa.String(5), nullable=False),
        sa.Column("source_id", sa.Integer(), nullable=True),
        sa.Column("note", sa.String(200000), nullable=False),
        _refers("person_id", "person"),
        _refers("release_id", "release"),
        _refers("source_id", "source"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_confirmation_step_person", "confirmation_step", ["person_id", "release_id"])
    op.create_table(
        "journey_leg",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("release_id", sa.Integer(), nullable=False),
        sa.Column("date", sa.String(), nullable=True),
        sa.Column("destination", sa.String(500), nullable=False),
        sa.Column("manner", sa.String(500), nullable=False),
        sa.Column("source_id", sa.Integer(), nullable=True),
        sa.Column("note", sa.String(200000), nullable=False),
        _refers("person_id", "person"),
        _refers("release_id", "release"),
        _refers("source_id", "source"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_journey_leg_person", "journey_leg", ["person_id", "release_id"])
    with op.batch_alter_table("announced_line", schema=None) as batch_op:
        batch_op.add_column(sa.Column("clues", sa.String(200000), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("note", sa.String(200000), nullable=False, server_default=""))

    with op.batch_alter_table("announced_list", schema=None) as batch_op:
        batch_op.add_column(sa.Column("kind", sa.String(), nullable=False, server_default="agency"))
        batch_op.add_column(sa.Column("publisher", sa.String(500), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("published_time", sa.String(5), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("original", sa.String(4000000), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("file_name", sa.String(500), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("file_sha256", sa.String(), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("supersedes_id", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("note", sa.String(200000), nullable=False, server_default=""))
        batch_op.create_foreign_key(
            "fk_supersedes_id",
            "announced_list",
            ["supersedes_id"],
            ["id"],
            initially="DEFERRED",
            deferrable=True,
        )

    with op.batch_alter_table("follow_up", schema=None) as batch_op:
        batch_op.add_column(sa.Column("protocol_step_id", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("anchor_id", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("offset_days", sa.Integer(), nullable=True))
        batch_op.create_index("ix_follow_up_step", ["protocol_step_id", "anchor_id"], unique=True)
        batch_op.create_foreign_key(
            "fk_protocol_step_id",
            "protocol_step",
            ["protocol_step_id"],
            ["id"],
            initially="DEFERRED",
            deferrable=True,
        )

    with op.batch_alter_table("person", schema=None) as batch_op:
        batch_op.add_column(sa.Column("merged_into_id", sa.Integer(), nullable=True))
        batch_op.create_index("ix_person_merged_into", ["merged_into_id"], unique=False)
        batch_op.create_foreign_key(
            "fk_merged_into_id", "person", ["merged_into_id"], ["id"], initially="DEFERRED", deferrable=True
        )
