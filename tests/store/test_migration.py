"""Bringing an older register up to date: backup first, all or nothing, history and search as before."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, inspect
from sqlmodel import SQLModel

from app.base.clock import FixedClock
from app.base.progress import Silent
from app.domain.person import NameFormDraft, Person, PersonFields
from app.store import migration
from app.store.derived import VERSION
from app.store.migrations import runner
from app.store.schema import CURRENT, revision_of
from app.workflows.add_person import add_person
from app.workflows.check_register import check_register
from app.workflows.desk import Desk
from app.workflows.edit_records import list_records, save_record
from app.workflows.find_people import quick_find
from app.workflows.make_sample import SAMPLE_PASSPHRASE
from app.workflows.open_register import close_register, open_register

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
        for table in ("name_key", "match_key"):
            connection.exec_driver_sql(f"DELETE FROM {table}")
        connection.exec_driver_sql("UPDATE register_info SET value = 'older' WHERE name = 'derived'")

    desk.register.bookkeeping(age)
    assert not quick_find(desk, "Pryklad")
    again = reopen(desk)
    assert [line.name for line in quick_find(again, "Pryklad")] == ["Прыкладны Янка"]
    assert again.register.facts()["derived"] == VERSION


REGISTERS = Path(__file__).resolve().parents[1] / "data" / "registers"


@pytest.fixture(params=sorted(folder.name for folder in REGISTERS.iterdir() if folder.is_dir()))
def earlier(request: pytest.FixtureRequest, tmp_path: Path, clock: FixedClock) -> Iterator[Desk]:
    """A register that an earlier version wrote, opened by this one."""
    folder = shutil.copytree(REGISTERS / request.param, tmp_path / "earlier")
    desk = open_register(folder, SAMPLE_PASSPHRASE, clock=clock)
    yield desk
    close_register(desk)


def test_a_register_of_every_earlier_version_is_brought_up_to_date(earlier: Desk) -> None:
    assert revision(earlier) == CURRENT
    assert len(backups(earlier)) == 1
    with earlier.register.reading() as reader:
        context = MigrationContext.configure(reader.connection, opts={"compare_type": False})
        assert compare_metadata(context, SQLModel.metadata) == []
    people = list_records(earlier, Person)
    assert len(people) == 24
    assert all(result.ok for result in check_register(earlier, Silent()))


def test_a_register_of_an_earlier_version_can_be_worked_in(earlier: Desk) -> None:
    person = list_records(earlier, Person)[0]
    save_record(earlier, person.but(occupation="teacher"))
    assert earlier.register.verify_history() is None
    earlier.undo()
    assert list_records(earlier, Person)[0].occupation == person.occupation
