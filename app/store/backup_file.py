"""The form of a backup: one file with the encrypted database, the key file, and a manifest without names.

It is an uncompressed ZIP archive, so that in an emergency any archive program gives the register back;
nothing in it can be read without a passphrase. The manifest carries the size and SHA-256 of both parts, and a
MAC under the register's backup key over all of it.
"""

import datetime as dt
import hmac
import json
import struct
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import IO, Any

from app.base.errors import Problem
from app.base.i18n import _
from app.base.progress import Progress
from app.store.key_problems import KeyFileAltered
from app.store.master_key import MasterKey

SUFFIX = ".vigil-backup"
FORMAT = "vigil-backup"
VERSION = 1
MANIFEST = "manifest.json"
DATABASE_PART, KEYS_PART = "register.db", "register.keys"

_PARTS = (KEYS_PART, DATABASE_PART)
_MOST_MANIFEST_BYTES = 16 * 1024
_PIECE = 1 << 20
# All that the standard reader of archives is known to raise on damaged ones.
_ARCHIVE_ERRORS = (
    zipfile.BadZipFile,
    EOFError,
    KeyError,
    NotImplementedError,
    OSError,
    OverflowError,
    RuntimeError,
    ValueError,
    struct.error,
)
# The archive tells no times beyond the one in the manifest; this is the earliest that the format can express.
_NO_TIME = (1980, 1, 1, 0, 0, 0)


class NotABackup(Problem):
    """The file is no backup of Vigil, or only the beginning of one."""

    def __init__(self, file: Path) -> None:
        super().__init__(
            _("{name} is not a backup of Vigil, or only a part of one.").format(name=file.name),
            _("Choose a file that ends in {suffix}. If this is one, copy it again.").format(suffix=SUFFIX),
        )


class BackupDamaged(Problem):
    """The backup was one, but its content is not what was written."""

    def __init__(self, file: Path) -> None:
        super().__init__(
            _("The backup {name} is damaged.").format(name=file.name),
            _("Copy it again from where it came, or take another backup. Nothing was restored."),
        )


class BackupFromNewerVersion(Problem):
    """The backup has a form of the future."""

    def __init__(self) -> None:
        super().__init__(
            _("The backup was written by a newer version of Vigil."),
            _("Update Vigil on this computer and restore the backup again."),
        )


@dataclass(frozen=True)
class Part:
    """What the manifest says of a file in the archive: size in bytes and SHA-256 (64 hex digits)."""

    size: int
    sha256: str


@dataclass(frozen=True)
class Manifest:
    """What a backup says about itself without any passphrase; `made` is the time in UTC to the minute."""

    made: dt.datetime
    register_id: str
    generation: int
    database_salt: bytes
    schema: str
    keys: Part
    database: Part
    mac: bytes = b""

    def authenticated(self, master: MasterKey) -> "Manifest":
        """Return the manifest with the code that proves who wrote it."""
        return replace(self, mac=self._code(master))

    def require_authentic(self, master: MasterKey) -> None:
        """Raise KeyFileAltered unless the manifest was written by somebody who held the master key."""
        if not hmac.compare_digest(self.mac, self._code(master)):
            raise KeyFileAltered

    def part(self, name: str) -> Part:
        """Return what is said of the part with this name in the archive."""
        return {KEYS_PART: self.keys, DATABASE_PART: self.database}[name]

    def to_bytes(self) -> bytes:
        """Return the manifest as JSON."""
        content = {
            "format": FORMAT,
            "version": VERSION,
            "made": self.made.isoformat(),
            "register": self.register_id,
            "generation": self.generation,
            "database_salt": self.database_salt.hex(),
            "schema": self.schema,
            "keys": [self.keys.size, self.keys.sha256],
            "database": [self.database.size, self.database.sha256],
            "mac": self.mac.hex(),
        }
        return json.dumps(content, indent=1).encode("ascii")

    def _code(self, master: MasterKey) -> bytes:
        return hmac.digest(master.backup_key(), replace(self, mac=b"").to_bytes(), sha256)


def part_of(file: Path) -> Part:
    """Return size and SHA-256 of a file on the disk."""
    digest, size = sha256(), 0
    with file.open("rb") as stream:
        for piece in _pieces(stream):
            digest.update(piece)
            size += len(piece)
    return Part(size, digest.hexdigest())


def write_archive(file: Path, manifest: Manifest, parts: Mapping[str, Path], progress: Progress) -> None:
    """Write the archive; `parts` says where the content of each part lies."""
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr(zipfile.ZipInfo(MANIFEST, _NO_TIME), manifest.to_bytes())
        for name in _PARTS:
            total, done = manifest.part(name).size, 0
            entry = zipfile.ZipInfo(name, _NO_TIME)
            with parts[name].open("rb") as source, archive.open(entry, "w", force_zip64=True) as target:
                for piece in _pieces(source):
                    target.write(piece)
                    done += len(piece)
                    progress.step(done, total, _("Writing the backup"))


def read_manifest(file: Path) -> Manifest:
    """Return what the backup says about itself; its content is not read.

    Raises NotABackup, BackupFromNewerVersion.
    """
    with _opened(file) as archive:
        return _manifest(archive, file)


def extract(file: Path, folder: Path, progress: Progress) -> Manifest:
    """Write the parts of the backup into `folder`, and return its manifest.

    Raises BackupDamaged unless every byte is what the manifest says, NotABackup, BackupFromNewerVersion.
    """
    with _opened(file) as archive:
        manifest = _manifest(archive, file)
        for name in _PARTS:
            total, done = manifest.part(name).size, 0
            with (folder / name).open("wb") as target:
                for piece in _sound_pieces(archive, name, manifest, file):
                    target.write(piece)
                    done += len(piece)
                    progress.step(done, total, _("Reading the backup"))
    return manifest


def require_sound(file: Path) -> Manifest:
    """Read the whole backup and return its manifest; raises what `extract` raises."""
    with _opened(file) as archive:
        manifest = _manifest(archive, file)
        for name in _PARTS:
            for _piece in _sound_pieces(archive, name, manifest, file):
                pass
    return manifest


@contextmanager
def _opened(file: Path) -> Iterator[zipfile.ZipFile]:
    try:
        archive = zipfile.ZipFile(file)
    except FileNotFoundError as error:
        raise Problem(_("There is no file {file}.").format(file=file)) from error
    except (PermissionError, IsADirectoryError) as error:
        raise Problem(
            _("{file} cannot be read.").format(file=file), _("Choose a file that you may read.")
        ) from error
    except _ARCHIVE_ERRORS as error:
        raise NotABackup(file) from error
    with archive:
        yield archive


def _manifest(archive: zipfile.ZipFile, file: Path) -> Manifest:
    if MANIFEST not in archive.namelist():
        raise NotABackup(file)
    if archive.getinfo(MANIFEST).file_size > _MOST_MANIFEST_BYTES:
        raise BackupDamaged(file)
    try:
        content = json.loads(archive.read(MANIFEST))
        if content["format"] == FORMAT and content["version"] > VERSION:
            raise BackupFromNewerVersion
        manifest = _from_json(content)
    except (*_ARCHIVE_ERRORS, TypeError) as error:
        raise BackupDamaged(file) from error
    # Nothing is compressed: a hostile file cannot promise more than it weighs and fill the disk.
    if not 0 <= manifest.keys.size + manifest.database.size < file.stat().st_size:
        raise BackupDamaged(file)
    return manifest


def _from_json(content: Any) -> Manifest:
    keys_size, keys_sha256 = content["keys"]
    database_size, database_sha256 = content["database"]
    return Manifest(
        made=dt.datetime.fromisoformat(content["made"]),
        register_id=bytes.fromhex(content["register"]).hex(),
        generation=int(content["generation"]),
        database_salt=bytes.fromhex(content["database_salt"]),
        schema=str(content["schema"]),
        keys=Part(int(keys_size), str(keys_sha256)),
        database=Part(int(database_size), str(database_sha256)),
        mac=bytes.fromhex(content["mac"]),
    )


def _sound_pieces(archive: zipfile.ZipFile, name: str, manifest: Manifest, file: Path) -> Iterator[bytes]:
    """Yield the content of a part; raises BackupDamaged as soon as it cannot be what the manifest says."""
    part, digest, size = manifest.part(name), sha256(), 0
    try:
        with archive.open(name) as stream:
            for piece in _pieces(stream):
                digest.update(piece)
                size += len(piece)
                if size > part.size:
                    raise BackupDamaged(file)
                yield piece
    except _ARCHIVE_ERRORS as error:
        raise BackupDamaged(file) from error
    if Part(size, digest.hexdigest()) != part:
        raise BackupDamaged(file)


def _pieces(stream: IO[bytes]) -> Iterator[bytes]:
    while piece := stream.read(_PIECE):
        yield piece
