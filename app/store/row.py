"""What all tables of records share: the id and version of a row, and which column refers to which table."""

from sqlalchemy import ForeignKeyConstraint
from sqlmodel import Field, SQLModel

REFERENCES = {
    "person_id": "person",
    "source_id": "source",
    "facility_id": "facility",
    "detention_id": "detention",
    "placement_id": "placement",
    "release_id": "release",
    "release_event_id": "release_event",
    "announced_list_id": "announced_list",
    "supersedes_id": "announced_list",
    "protocol_id": "protocol",
    "protocol_step_id": "protocol_step",
    "merged_into_id": "person",
    "merged_id": "person",
    "other_id": "person",
    "other_person_id": "person",
    "official_id": "official",
    "judge_id": "official",
    "prosecutor_id": "official",
    "investigator_id": "official",
    "affair_id": "affair",
    "sentence_id": "sentence",
    "incident_id": "incident",
    "investigation_id": "investigation",
    "examination_id": "examination",
    "relative_id": "relative",
    "document_id": "document",
    "original_id": "document",
    "blocked_by_id": "follow_up",
    "custom_field_id": "custom_field",
}


def refers(*columns: str) -> tuple[ForeignKeyConstraint, ...]:
    """Return foreign keys checked at the end of the change, so that an undo may restore rows in any order."""
    return tuple(
        ForeignKeyConstraint([column], [f"{REFERENCES[column]}.id"], deferrable=True, initially="DEFERRED")
        for column in columns
    )


class Row(SQLModel):
    """What every recorded row has: an id, and a version that counts its changes."""

    id: int | None = Field(default=None, primary_key=True)
    version: int = 1
