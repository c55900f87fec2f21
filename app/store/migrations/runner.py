"""Runs the migrations on the open, encrypted connection."""

from pathlib import Path
from typing import Any

from alembic.config import Config
from alembic.runtime.environment import EnvironmentContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection
from sqlmodel import SQLModel

VERSIONS = Path(__file__).parent / "versions"


def scripts(versions: Path = VERSIONS) -> ScriptDirectory:
    """Return the migrations in a folder."""
    return ScriptDirectory(str(Path(__file__).parent), version_locations=[str(versions)])


def knows(directory: ScriptDirectory, revision: str) -> bool:
    """Tell whether these migrations have heard of a revision."""
    return revision in {script.revision for script in directory.walk_revisions()}


def upgrade(connection: Connection, directory: ScriptDirectory) -> None:
    """Run every step that the database lacks, inside the transaction that is open on `connection`."""

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
