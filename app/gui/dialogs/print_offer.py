"""A document that can be printed here: which one, about whom, and with what one begins to choose."""

from dataclasses import dataclass

from app.workflows.consents import Offered
from app.workflows.export_people import ExportOptions
from app.workflows.print_report import About, Options, Report


@dataclass(frozen=True, slots=True)
class Offer:
    """One document of the print dialog; `title` tells what would be printed (translated).

    `audiences` says for whom it may be made, and why not for others.
    """

    report: Report
    about: About
    options: Options | ExportOptions
    title: str
    audiences: tuple[Offered, ...] = ()
