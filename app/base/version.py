"""Which version of Vigil this is."""

from importlib.metadata import version as installed_version


def version() -> str:
    """Return the version, as the installed package names it."""
    return installed_version("vigil")
