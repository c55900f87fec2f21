"""Runs the migrations on the open, encrypted connection."""

from pathlib import Path
from typing import Any

from alembic.config import Config
from alembic.runtime.environment import EnvironmentContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection
from sqlmodel import SQLModel

HERE = Path(__file__).parent


def scripts() -> ScriptDirectory:
    """Return the directory of the migrations."""
    return ScriptDirectory(str(HERE), version_locations=[str(HERE / "versions")])


def knows(revision: str) -> bool:
    """Tell whether this version of Vigil has heard of a revision."""
    return revision in {script.revision for script in scripts().walk_revisions()}


def upgrade(connection: Connection) -> None:
    """Run every step that the database lacks, inside the transaction that is open on `connection`."""
    directory = scripts()

    def steps(revision: Any, _context: Any) -> Any:
        return directory._upgrade_revs("head", revision)

    with EnvironmentContext(Config(), directory, fn=steps) as environment:
        environment.configure(
            connection=connection,
            target_metadata=SQLModel.metadata,
            render_as_batch=True,
            transactional_ddl=True,
        )
        environment.run_migrations()
