"""Removing a release event: what was announced goes with it, what is known of people stays."""

from dataclasses import dataclass

from app.base.errors import Problem
from app.base.i18n import _, ngettext
from app.domain.announced_list import AnnouncedLine, AnnouncedList
from app.domain.release import Release
from app.domain.release_event import AnnouncedNumber, FamilyNotice, KeyEvent, Pledge, ReleaseEvent
from app.store.unit import Reader
from app.workflows.desk import Desk


@dataclass(frozen=True, slots=True)
class EventRemoval:
    """How much would go with an event; its key events stay, and `releases` keep it from being removed."""

    event: ReleaseEvent
    lists: int
    lines: int
    numbers: int
    pledges: int
    notices: int
    key_events: int
    releases: int

    def goes(self) -> str:
        """Say what goes with the event."""
        parts = (
            (ngettext("{n} list", "{n} lists", self.lists), self.lists),
            (
                ngettext("{n} line with its decision", "{n} lines with their decisions", self.lines),
                self.lines,
            ),
            (ngettext("{n} number", "{n} numbers", self.numbers), self.numbers),
            (ngettext("{n} promise", "{n} promises", self.pledges), self.pledges),
            (ngettext("{n} notice to a family", "{n} notices to families", self.notices), self.notices),
        )
        said = ", ".join(words.format(n=many) for words, many in parts if many)
        return _("With it go: {what}.").format(what=said) if said else _("Nothing else goes with it.")

    def stays(self) -> str:
        """Say what stays."""
        people = _("People, their records and the spellings that were learnt stay.")
        key = ngettext("{n} key event stays too.", "{n} key events stay too.", self.key_events)
        return f"{people} {key.format(n=self.key_events)}" if self.key_events else people


def plan_removal(desk: Desk, event_id: int) -> EventRemoval:
    """Tell what would go with an event; raises Gone, and Problem when releases are recorded in it."""
    with desk.register.reading() as reader:
        return _removal(reader, event_id)


def remove_event(desk: Desk, event_id: int) -> EventRemoval:
    """Remove an event and what was announced in it, as one change; its key events stay without it.

    Refused while releases are recorded in it: they are facts about people and would lose what explains them.
    """
    with desk.register.reading() as reader:
        title = reader.get(ReleaseEvent, event_id).title
    with desk.changing(_("Remove release event “{title}”").format(title=title)) as change:
        removal = _removal(change, event_id)
        of_event = {"release_event_id": event_id}
        lists = change.find(AnnouncedList, **of_event)
        for line in change.find(AnnouncedLine, announced_list_id=[one.id for one in lists]):
            change.remove(line)
        for one in (*lists, *(one for kind in _GOES for one in change.find(kind, **of_event))):
            change.remove(one)
        for key_event in change.find(KeyEvent, **of_event):
            change.save(key_event.but(release_event_id=None))
        change.remove(removal.event)
        return removal


_GOES: tuple[type[AnnouncedNumber | Pledge | FamilyNotice], ...] = (AnnouncedNumber, Pledge, FamilyNotice)


def _removal(reader: Reader, event_id: int) -> EventRemoval:
    event = reader.get(ReleaseEvent, event_id)
    of_event = {"release_event_id": event_id}
    lists = reader.find(AnnouncedList, **of_event)
    found = EventRemoval(
        event,
        lists=len(lists),
        lines=len(reader.find(AnnouncedLine, announced_list_id=[one.id for one in lists])),
        numbers=len(reader.find(AnnouncedNumber, **of_event)),
        pledges=len(reader.find(Pledge, **of_event)),
        notices=len(reader.find(FamilyNotice, **of_event)),
        key_events=len(reader.find(KeyEvent, **of_event)),
        releases=len(reader.find(Release, **of_event)),
    )
    if found.releases:
        sentence = ngettext(
            "{n} release is recorded in this event, so it cannot be removed.",
            "{n} releases are recorded in this event, so it cannot be removed.",
            found.releases,
        )
        raise Problem(
            sentence.format(n=found.releases),
            _("Remove the releases, or name another event in them, on the pages of the people."),
        )
    return found
