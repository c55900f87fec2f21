"""Casework in depth: courts, violations, wellbeing, consent, and what the organisation adds itself."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def _refers(column: str, table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{table}.id"], initially="DEFERRED", deferrable=True)


def _table(name: str, *parts: Any) -> None:
    op.create_table(
        name,
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        *parts,
        sa.PrimaryKeyConstraint("id"),
    )


def upgrade() -> None:
    """Add the tables and columns."""
    _add_shared()
    _add_of_people()
    _add_to_records_of_people()
    _add_columns()


def _add_shared() -> None:
    _table(
        "affair",
        sa.Column("title", sa.String(500), nullable=False),
        sa.Column("description", sa.String(200000), nullable=False),
        sa.Column("note", sa.String(200000), nullable=False),
    )
    _table(
        "counting_rule",
        sa.Column("sentence_kind", sa.String(), nullable=False),
        sa.Column("held_as", sa.String(), nullable=False),
        sa.Column("days", sa.Integer(), nullable=False),
        sa.Column("counts_as", sa.Integer(), nullable=False),
        sa.Column("basis", sa.String(500), nullable=False),
        sa.Column("note", sa.String(200000), nullable=False),
    )
    _table(
        "custom_field",
        sa.Column("title", sa.String(500), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("choices", sa.String(200000), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("note", sa.String(200000), nullable=False),
    )
    _table(
        "departure",
        sa.Column("document", sa.String(), nullable=False),
        sa.Column("audience", sa.String(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("who", sa.String(500), nullable=False),
        sa.Column("people", sa.String(200000), nullable=False),
        sa.Column("left_out", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(500), nullable=False),
    )
    _table(
        "saved_view",
        sa.Column("name", sa.String(500), nullable=False),
        sa.Column("owner", sa.String(500), nullable=False),
        sa.Column("contents", sa.String(200000), nullable=False),
    )
    _table(
        "staff",
        sa.Column("name", sa.String(500), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("groups", sa.String(500), nullable=False),
        sa.Column("restricted", sa.Boolean(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("note", sa.String(200000), nullable=False),
        sa.UniqueConstraint("name"),
    )


def _add_of_people() -> None:
    _table(
        "affair_member",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("affair_id", sa.Integer(), nullable=False),
        sa.Column("part", sa.String(500), nullable=False),
        sa.Column("note", sa.String(200000), nullable=False),
        _refers("affair_id", "affair"),
        _refers("person_id", "person"),
    )
    op.create_index("ix_affair_member_affair", "affair_member", ["affair_id", "person_id"])
    op.create_index("ix_affair_member_person", "affair_member", ["person_id"])
    _table(
        "custom_value",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("custom_field_id", sa.Integer(), nullable=False),
        sa.Column("value", sa.String(500), nullable=False),
        _refers("custom_field_id", "custom_field"),
        _refers("person_id", "person"),
    )
    op.create_index("ix_custom_value_field", "custom_value", ["custom_field_id", "value"])
    op.create_index("ix_custom_value_person", "custom_value", ["person_id"])
    _table(
        "death",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("date", sa.String(), nullable=True),
        sa.Column("time", sa.String(500), nullable=False),
        sa.Column("facility_id", sa.Integer(), nullable=True),
        sa.Column("place", sa.String(500), nullable=False),
        sa.Column("last_alive", sa.String(200000), nullable=False),
        sa.Column("family_informed", sa.String(200000), nullable=False),
        sa.Column("official_cause", sa.String(200000), nullable=False),
        sa.Column("autopsy", sa.String(), nullable=False),
        sa.Column("autopsy_findings", sa.String(200000), nullable=False),
        sa.Column("certificate", sa.String(), nullable=False),
        sa.Column("body_returned", sa.String(), nullable=False),
        sa.Column("photographs", sa.String(), nullable=False),
        sa.Column("medical_file", sa.String(), nullable=False),
        sa.Column("recordings", sa.String(), nullable=False),
        sa.Column("witnesses", sa.String(200000), nullable=False),
        sa.Column("complaint", sa.String(200000), nullable=False),
        sa.Column("reply", sa.String(200000), nullable=False),
        sa.Column("family_wishes", sa.String(200000), nullable=False),
        sa.Column("family_contact", sa.String(500), nullable=False),
        sa.Column("source_id", sa.Integer(), nullable=True),
        sa.Column("note", sa.String(200000), nullable=False),
        _refers("facility_id", "facility"),
        _refers("person_id", "person"),
        _refers("source_id", "source"),
    )
    op.create_index("ix_death_person", "death", ["person_id"])
    _table(
        "health_item",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("title", sa.String(500), nullable=False),
        sa.Column("since", sa.String(), nullable=True),
        sa.Column("until", sa.String(), nullable=True),
        sa.Column("treatment", sa.String(200000), nullable=False),
        sa.Column("needs", sa.String(200000), nullable=False),
        sa.Column("restricted", sa.Boolean(), nullable=False),
        sa.Column("source_id", sa.Integer(), nullable=True),
        sa.Column("note", sa.String(200000), nullable=False),
        _refers("person_id", "person"),
        _refers("source_id", "source"),
    )
    op.create_index("ix_health_item_person", "health_item", ["person_id"])
    _table(
        "incident",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("start", sa.String(), nullable=True),
        sa.Column("end", sa.String(), nullable=True),
        sa.Column("facility_id", sa.Integer(), nullable=True),
        sa.Column("place", sa.String(500), nullable=False),
        sa.Column("description", sa.String(200000), nullable=False),
        sa.Column("consequences", sa.String(200000), nullable=False),
        sa.Column("medical", sa.String(200000), nullable=False),
        sa.Column("evidence", sa.String(200000), nullable=False),
        sa.Column("source_id", sa.Integer(), nullable=True),
        sa.Column("note", sa.String(200000), nullable=False),
        _refers("facility_id", "facility"),
        _refers("person_id", "person"),
        _refers("source_id", "source"),
    )
    op.create_index("ix_incident_person", "incident", ["person_id"])
    _table(
        "listing",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("list_kind", sa.String(), nullable=False),
        sa.Column("added", sa.String(), nullable=True),
        sa.Column("removed", sa.String(), nullable=True),
        sa.Column("number", sa.String(500), nullable=False),
        sa.Column("source_id", sa.Integer(), nullable=True),
        sa.Column("note", sa.String(200000), nullable=False),
        _refers("person_id", "person"),
        _refers("source_id", "source"),
    )
    op.create_index("ix_listing_person", "listing", ["person_id"])
    _table(
        "official",
        sa.Column("name", sa.String(500), nullable=False),
        sa.Column("other_names", sa.String(500), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("institution", sa.String(500), nullable=False),
        sa.Column("position", sa.String(500), nullable=False),
        sa.Column("facility_id", sa.Integer(), nullable=True),
        sa.Column("note", sa.String(200000), nullable=False),
        _refers("facility_id", "facility"),
    )
    op.create_index("ix_official_name", "official", ["name"])
    _table(
        "person_tag",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("tag", sa.String(500), nullable=False),
        _refers("person_id", "person"),
    )
    op.create_index("ix_person_tag_person", "person_tag", ["person_id"])
    op.create_index("ix_person_tag_tag", "person_tag", ["tag", "person_id"])
    _table(
        "relative",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(500), nullable=False),
        sa.Column("relation", sa.String(), nullable=False),
        sa.Column("other_person_id", sa.Integer(), nullable=True),
        sa.Column("channel", sa.String(500), nullable=False),
        sa.Column("may_contact", sa.String(), nullable=False),
        sa.Column("may_tell", sa.String(), nullable=False),
        sa.Column("at_risk", sa.String(), nullable=False),
        sa.Column("country", sa.String(500), nullable=False),
        sa.Column("note", sa.String(200000), nullable=False),
        _refers("other_person_id", "person"),
        _refers("person_id", "person"),
    )
    op.create_index("ix_relative_other", "relative", ["other_person_id"])
    op.create_index("ix_relative_person", "relative", ["person_id"])
    _table(
        "restriction",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("start", sa.String(), nullable=True),
        sa.Column("end", sa.String(), nullable=True),
        sa.Column("authority", sa.String(500), nullable=False),
        sa.Column("notified", sa.String(), nullable=False),
        sa.Column("terms", sa.String(200000), nullable=False),
        sa.Column("source_id", sa.Integer(), nullable=True),
        sa.Column("note", sa.String(200000), nullable=False),
        _refers("person_id", "person"),
        _refers("source_id", "source"),
    )
    op.create_index("ix_restriction_person", "restriction", ["person_id"])
    _table(
        "variant",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("record_kind", sa.String(), nullable=False),
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.Column("field", sa.String(), nullable=False),
        sa.Column("value", sa.String(500), nullable=False),
        sa.Column("source_id", sa.Integer(), nullable=True),
        sa.Column("decided", sa.String(200000), nullable=False),
        sa.Column("note", sa.String(200000), nullable=False),
        _refers("person_id", "person"),
        _refers("source_id", "source"),
    )
    op.create_index("ix_variant_person", "variant", ["person_id"])
    _table(
        "consent",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("level", sa.Integer(), nullable=False),
        sa.Column("purposes", sa.String(500), nullable=False),
        sa.Column("items", sa.String(500), nullable=False),
        sa.Column("recipients", sa.String(500), nullable=False),
        sa.Column("giver", sa.String(), nullable=False),
        sa.Column("giver_name", sa.String(500), nullable=False),
        sa.Column("basis", sa.String(500), nullable=False),
        sa.Column("how", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("in_custody", sa.Boolean(), nullable=False),
        sa.Column("given", sa.String(), nullable=True),
        sa.Column("valid_until", sa.String(), nullable=True),
        sa.Column("withdrawn", sa.String(), nullable=True),
        sa.Column("document_id", sa.Integer(), nullable=True),
        sa.Column("note", sa.String(200000), nullable=False),
        _refers("document_id", "document"),
        _refers("person_id", "person"),
    )
    op.create_index("ix_consent_person", "consent", ["person_id"])
    _table(
        "contact",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("date", sa.String(), nullable=True),
        sa.Column("with_whom", sa.String(500), nullable=False),
        sa.Column("relative_id", sa.Integer(), nullable=True),
        sa.Column("outcome", sa.String(), nullable=False),
        sa.Column("proof_of_life", sa.Boolean(), nullable=False),
        sa.Column("reason", sa.String(500), nullable=False),
        sa.Column("contents", sa.String(200000), nullable=False),
        sa.Column("source_id", sa.Integer(), nullable=True),
        sa.Column("note", sa.String(200000), nullable=False),
        _refers("person_id", "person"),
        _refers("relative_id", "relative"),
        _refers("source_id", "source"),
    )
    op.create_index("ix_contact_person", "contact", ["person_id", "date"])


def _add_to_records_of_people() -> None:
    _table(
        "custody_step",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("document_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=True),
        sa.Column("handed_by", sa.String(500), nullable=False),
        sa.Column("handed_to", sa.String(500), nullable=False),
        sa.Column("why", sa.String(500), nullable=False),
        sa.Column("hash_checked", sa.Boolean(), nullable=False),
        sa.Column("note", sa.String(200000), nullable=False),
        _refers("document_id", "document"),
        _refers("person_id", "person"),
    )
    op.create_index("ix_custody_step_person", "custody_step", ["person_id"])
    _table(
        "examination",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("incident_id", sa.Integer(), nullable=True),
        sa.Column("date", sa.String(), nullable=True),
        sa.Column("place", sa.String(500), nullable=False),
        sa.Column("clinician", sa.String(500), nullable=False),
        sa.Column("qualifications", sa.String(500), nullable=False),
        sa.Column("private", sa.String(), nullable=False),
        sa.Column("informed_consent", sa.String(), nullable=False),
        sa.Column("interpreter", sa.String(500), nullable=False),
        sa.Column("restrictions", sa.String(200000), nullable=False),
        sa.Column("background", sa.String(200000), nullable=False),
        sa.Column("allegations", sa.String(200000), nullable=False),
        sa.Column("symptoms", sa.String(200000), nullable=False),
        sa.Column("physical", sa.String(200000), nullable=False),
        sa.Column("psychological", sa.String(200000), nullable=False),
        sa.Column("tests", sa.String(200000), nullable=False),
        sa.Column("conclusion", sa.String(200000), nullable=False),
        sa.Column("recommendations", sa.String(200000), nullable=False),
        sa.Column("source_id", sa.Integer(), nullable=True),
        _refers("incident_id", "incident"),
        _refers("person_id", "person"),
        _refers("source_id", "source"),
    )
    op.create_index("ix_examination_person", "examination", ["person_id"])
    _table(
        "investigation",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("incident_id", sa.Integer(), nullable=True),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("body", sa.String(500), nullable=False),
        sa.Column("opened", sa.String(), nullable=True),
        sa.Column("closed", sa.String(), nullable=True),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("findings", sa.String(200000), nullable=False),
        sa.Column("source_id", sa.Integer(), nullable=True),
        sa.Column("note", sa.String(200000), nullable=False),
        _refers("incident_id", "incident"),
        _refers("person_id", "person"),
        _refers("source_id", "source"),
    )
    op.create_index("ix_investigation_person", "investigation", ["person_id"])
    _table(
        "involvement",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("incident_id", sa.Integer(), nullable=False),
        sa.Column("official_id", sa.Integer(), nullable=True),
        sa.Column("name", sa.String(500), nullable=False),
        sa.Column("force", sa.String(500), nullable=False),
        sa.Column("degree", sa.String(), nullable=False),
        sa.Column("note", sa.String(200000), nullable=False),
        _refers("incident_id", "incident"),
        _refers("official_id", "official"),
        _refers("person_id", "person"),
    )
    op.create_index("ix_involvement_official", "involvement", ["official_id"])
    op.create_index("ix_involvement_person", "involvement", ["person_id"])
    _table(
        "support",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("relative_id", sa.Integer(), nullable=True),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("date", sa.Date(), nullable=True),
        sa.Column("amount", sa.Integer(), nullable=False),
        sa.Column("currency", sa.String(3), nullable=False),
        sa.Column("donor", sa.String(500), nullable=False),
        sa.Column("description", sa.String(500), nullable=False),
        sa.Column("note", sa.String(200000), nullable=False),
        _refers("person_id", "person"),
        _refers("relative_id", "relative"),
    )
    op.create_index("ix_support_date", "support", ["date"])
    op.create_index("ix_support_person", "support", ["person_id"])
    _table(
        "finding",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("examination_id", sa.Integer(), nullable=False),
        sa.Column("body_part", sa.String(500), nullable=False),
        sa.Column("finding", sa.String(200000), nullable=False),
        sa.Column("attributed_to", sa.String(500), nullable=False),
        sa.Column("consistency", sa.String(), nullable=False),
        _refers("examination_id", "examination"),
        _refers("person_id", "person"),
    )
    op.create_index("ix_finding_person", "finding", ["person_id"])
    _table(
        "hearing",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("detention_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("date", sa.String(), nullable=True),
        sa.Column("time", sa.String(5), nullable=False),
        sa.Column("court", sa.String(500), nullable=False),
        sa.Column("judge_id", sa.Integer(), nullable=True),
        sa.Column("prosecutor_id", sa.Integer(), nullable=True),
        sa.Column("openness", sa.String(), nullable=False),
        sa.Column("result", sa.String(), nullable=False),
        sa.Column("next_date", sa.String(), nullable=True),
        sa.Column("observer", sa.String(500), nullable=False),
        sa.Column("source_id", sa.Integer(), nullable=True),
        sa.Column("note", sa.String(200000), nullable=False),
        _refers("detention_id", "detention"),
        _refers("judge_id", "official"),
        _refers("person_id", "person"),
        _refers("prosecutor_id", "official"),
        _refers("source_id", "source"),
    )
    op.create_index("ix_hearing_judge", "hearing", ["judge_id"])
    op.create_index("ix_hearing_person", "hearing", ["person_id"])
    op.create_index("ix_hearing_prosecutor", "hearing", ["prosecutor_id"])
    _table(
        "investigation_step",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("investigation_id", sa.Integer(), nullable=False),
        sa.Column("date", sa.String(), nullable=True),
        sa.Column("step", sa.String(500), nullable=False),
        sa.Column("result", sa.String(200000), nullable=False),
        _refers("investigation_id", "investigation"),
        _refers("person_id", "person"),
    )
    op.create_index("ix_investigation_step_person", "investigation_step", ["person_id"])
    _table(
        "appeal",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("sentence_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("deadline", sa.String(), nullable=True),
        sa.Column("filed", sa.String(), nullable=True),
        sa.Column("heard", sa.String(), nullable=True),
        sa.Column("court", sa.String(500), nullable=False),
        sa.Column("result", sa.String(), nullable=False),
        sa.Column("source_id", sa.Integer(), nullable=True),
        sa.Column("note", sa.String(200000), nullable=False),
        _refers("person_id", "person"),
        _refers("sentence_id", "sentence"),
        _refers("source_id", "source"),
    )
    op.create_index("ix_appeal_person", "appeal", ["person_id"])


def _add_columns() -> None:
    with op.batch_alter_table("charge") as table:
        table.add_column(sa.Column("reclassified_from", sa.String(), nullable=False, server_default=""))
        table.add_column(sa.Column("source_id", sa.Integer(), nullable=True))
        table.add_column(sa.Column("note", sa.String(200000), nullable=False, server_default=""))
        table.create_foreign_key(
            "fk_charge_source_id", "source", ["source_id"], ["id"], initially="DEFERRED", deferrable=True
        )
    with op.batch_alter_table("detention") as table:
        table.add_column(sa.Column("investigator_id", sa.Integer(), nullable=True))
        table.create_index("ix_detention_investigator", ["investigator_id"])
        table.create_foreign_key(
            "fk_detention_investigator_id",
            "official",
            ["investigator_id"],
            ["id"],
            initially="DEFERRED",
            deferrable=True,
        )
    with op.batch_alter_table("document") as table:
        table.add_column(sa.Column("origin", sa.String(500), nullable=False, server_default=""))
        table.add_column(sa.Column("method", sa.String(), nullable=False, server_default=""))
        table.add_column(sa.Column("collector", sa.String(500), nullable=False, server_default=""))
        table.add_column(sa.Column("url", sa.String(500), nullable=False, server_default=""))
        table.add_column(sa.Column("original_id", sa.Integer(), nullable=True))
        table.add_column(sa.Column("evidentiary", sa.Boolean(), nullable=False, server_default=sa.false()))
        table.add_column(sa.Column("retain_until", sa.Date(), nullable=True))
        table.create_foreign_key(
            "fk_document_original_id",
            "document",
            ["original_id"],
            ["id"],
            initially="DEFERRED",
            deferrable=True,
        )
    with op.batch_alter_table("follow_up") as table:
        table.add_column(sa.Column("recurrence", sa.String(500), nullable=False, server_default=""))
        table.add_column(sa.Column("waits_for", sa.String(500), nullable=False, server_default=""))
        table.add_column(sa.Column("blocked_by_id", sa.Integer(), nullable=True))
        table.add_column(sa.Column("link_kind", sa.String(), nullable=False, server_default=""))
        table.add_column(sa.Column("link_id", sa.Integer(), nullable=True))
        table.create_foreign_key(
            "fk_follow_up_blocked_by_id",
            "follow_up",
            ["blocked_by_id"],
            ["id"],
            initially="DEFERRED",
            deferrable=True,
        )
    with op.batch_alter_table("person") as table:
        table.add_column(sa.Column("case_group", sa.String(500), nullable=False, server_default=""))
    with op.batch_alter_table("person_index") as table:
        table.add_column(sa.Column("life_day", sa.Date(), nullable=True))
        table.create_index("ix_person_index_life", ["life_day", "status", "person_id"])
    with op.batch_alter_table("recognition") as table:
        table.add_column(sa.Column("framework", sa.String(), nullable=False, server_default=""))
        table.add_column(sa.Column("criteria", sa.String(500), nullable=False, server_default=""))
        table.add_column(sa.Column("demand", sa.String(), nullable=False, server_default=""))
        table.add_column(sa.Column("source_id", sa.Integer(), nullable=True))
        table.create_foreign_key(
            "fk_recognition_source_id", "source", ["source_id"], ["id"], initially="DEFERRED", deferrable=True
        )
    with op.batch_alter_table("sentence") as table:
        table.add_column(sa.Column("fine_amount", sa.Integer(), nullable=False, server_default="0"))
        table.add_column(sa.Column("fine_currency", sa.String(3), nullable=False, server_default=""))
        table.add_column(sa.Column("judge_id", sa.Integer(), nullable=True))
        table.add_column(sa.Column("prosecutor_id", sa.Integer(), nullable=True))
        table.create_index("ix_sentence_judge", ["judge_id"])
        table.create_index("ix_sentence_prosecutor", ["prosecutor_id"])
        table.create_foreign_key(
            "fk_sentence_prosecutor_id",
            "official",
            ["prosecutor_id"],
            ["id"],
            initially="DEFERRED",
            deferrable=True,
        )
        table.create_foreign_key(
            "fk_sentence_judge_id", "official", ["judge_id"], ["id"], initially="DEFERRED", deferrable=True
        )
