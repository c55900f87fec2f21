"""Bringing an older register up to date: backup first, all or nothing, history and search as before."""

from collections.abc import Callable
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, inspect
from sqlmodel import SQLModel

from app.domain.person import NameFormDraft, Person, PersonFields
from app.store import migration
from app.store.derived import VERSION
from app.store.migrations import runner
from app.store.schema import CURRENT, revision_of
from app.workflows.add_person import add_person
from app.workflows.desk import Desk
from app.workflows.edit_records import list_records, save_record
from app.workflows.find_people import quick_find

STEP = """
import sqlalchemy as sa
from alembic import op

revision = "9999"
down_revision = "{current}"


def upgrade():
    with op.batch_alter_table("person") as table:
        table.add_column(sa.Column("nickname", sa.String(50), server_default="", nullable=False))
    with op.batch_alter_table("person", recreate="always") as table:
        table.create_index("ix_person_nickname", ["nickname"])
    {then}
"""


def versions(folder: Path, then: str) -> Path:
    folder.mkdir()
    for script in runner.VERSIONS.glob("r*.py"):
        (folder / script.name).write_text(script.read_text(encoding="utf-8"), encoding="utf-8")
    (folder / "r9999_next.py").write_text(STEP.format(current=CURRENT, then=then), encoding="utf-8")
    return folder


def somebody(desk: Desk) -> Person:
    return add_person(desk, PersonFields(), [NameFormDraft(surname="Прыкладны", given="Янка", language="be")])


def revision(desk: Desk) -> str:
    with desk.register.reading() as reader:
        return revision_of(reader.connection)


def backups(desk: Desk) -> list[Path]:
    return list((desk.path / "backups").glob("before-update-*"))


def test_the_current_revision_is_the_newest_script() -> None:
    assert runner.scripts().get_current_head() == CURRENT


def test_a_new_register_has_the_tables_of_the_models(desk: Desk) -> None:
    with desk.register.reading() as reader:
        context = MigrationContext.configure(reader.connection, opts={"compare_type": False})
        assert compare_metadata(context, SQLModel.metadata) == []


def test_a_current_register_is_left_alone(desk: Desk) -> None:
    assert migration.bring_up_to_date(desk.register, desk.clock.now()) is False
    assert backups(desk) == []


def test_an_older_register_is_migrated_with_a_backup_before(desk: Desk, tmp_path: Path) -> None:
    person = somebody(desk)
    assert migration.bring_up_to_date(desk.register, desk.clock.now(), versions(tmp_path / "v", "pass"))
    assert revision(desk) == "9999"
    assert len(backups(desk)) == 1
    with desk.register.reading() as reader:
        columns = {column["name"] for column in inspect(reader.connection).get_columns("person")}
    assert "nickname" in columns
    assert [line.id for line in quick_find(desk, "Pryklad")] == [person.id]
    # The triggers of the history are there again and see the rebuilt table.
    save_record(desk, person.but(occupation="teacher"))
    assert desk.register.verify_history() is None
    desk.undo()
    assert list_records(desk, Person)[0].occupation == ""


def test_a_migration_that_fails_changes_nothing(desk: Desk, tmp_path: Path) -> None:
    person = somebody(desk)
    broken = versions(tmp_path / "v", 'raise RuntimeError("half way")')
    with pytest.raises(RuntimeError, match="half way"):
        migration.bring_up_to_date(desk.register, desk.clock.now(), broken)
    assert revision(desk) == CURRENT
    assert list_records(desk, Person) == (person,)
    save_record(desk, person.but(occupation="teacher"))
    assert desk.register.verify_history() is None


def test_a_migration_that_loses_references_changes_nothing(desk: Desk, tmp_path: Path) -> None:
    person = somebody(desk)
    broken = versions(tmp_path / "v", 'op.execute("DELETE FROM person")')
    with pytest.raises(ValueError, match="broken references"):
        migration.bring_up_to_date(desk.register, desk.clock.now(), broken)
    assert list_records(desk, Person) == (person,)


def test_a_register_of_a_newer_version_is_refused(desk: Desk) -> None:
    desk.register.bookkeeping(lambda c: c.exec_driver_sql("UPDATE alembic_version SET version_num = '9998'"))
    with pytest.raises(migration.FromNewerVersion, match="newer version"):
        migration.bring_up_to_date(desk.register, desk.clock.now())


def test_what_is_derived_otherwise_now_is_derived_anew_at_opening(
    desk: Desk, reopen: Callable[[Desk], Desk]
) -> None:
    somebody(desk)

    def age(connection: Connection) -> None:
        connection.exec_driver_sql("DELETE FROM name_key")
        connection.exec_driver_sql("UPDATE register_info SET value = 'older' WHERE name = 'derived'")

    desk.register.bookkeeping(age)
    assert not quick_find(desk, "Pryklad")
    again = reopen(desk)
    assert [line.name for line in quick_find(again, "Pryklad")] == ["Прыкладны Янка"]
    assert again.register.facts()["derived"] == VERSION
