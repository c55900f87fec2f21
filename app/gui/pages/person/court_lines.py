"""What the tables of the person page show of courts, officials, affairs, restrictions and recognition."""

from collections.abc import Mapping, Sequence

from app.base.i18n import _, ngettext
from app.domain.answer import Answer
from app.domain.appeal_deadline import usual_deadline
from app.domain.articles import article_number
from app.domain.case import Case
from app.domain.detention import Charge, Sentence
from app.domain.proceedings import Appeal, Hearing, Openness
from app.domain.restriction import Listing, Restriction
from app.domain.sentence_end import CountedEnd, NotCounted, counted_end
from app.domain.vocabulary import Vocabulary
from app.gui.forms import words
from app.gui.pages.person.counting_words import REASONS, apart_words, counted_words
from app.gui.pages.person.line import Cell, Line, Tone
from app.gui.pages.person.wording import Wording, joined
from app.gui.wording import number, until
from app.workflows.read_affairs import CoDefendant


def proceeding_lines(case: Case, wording: Wording) -> tuple[Line, ...]:
    """The sentences, newest first, each with its counted end and its appeals, then the charges."""
    lines: list[Line] = []
    for sentence in reversed(case.sentences):
        lines.append(_sentence_line(sentence, wording))
        lines.extend(_counted_line(case, sentence, wording))
        appeals = [one for one in case.appeals if one.sentence_id == sentence.id]
        lines.extend(_appeal_line(one, wording) for one in appeals)
        lines.extend(() if appeals else _may_appeal(sentence, wording))
    return (*lines, *(_charge_line(one, wording) for one in case.charges))


def _sentence_line(sentence: Sentence, wording: Wording) -> Line:
    kind = wording.term(Vocabulary.SENTENCE_KIND, sentence.kind)
    return Line(
        (
            Cell(wording.date(sentence.date), tone=Tone.STRONG),
            Cell(
                joined(kind, wording.length(sentence), by=": ") or _("Sentence"),
                joined(wording.term(Vocabulary.REGIME, sentence.regime), fine_words(sentence), by=" · "),
                Tone.STRONG,
            ),
            Cell(
                joined(sentence.court, wording.official(sentence.judge_id) or sentence.judge),
                until(sentence.end) if sentence.end else "",
            ),
            Cell(wording.source(sentence.source_id)),
        ),
        sentence,
    )


def fine_words(sentence: Sentence) -> str:
    """Say the fine: its amount, and what else is written of it."""
    if not sentence.fine_amount:
        return sentence.fine
    whole, rest = divmod(sentence.fine_amount, 100)
    amount = f"{number(whole)}.{rest:02d}" if rest else number(whole)
    told = _("fine {amount}").format(amount=joined(amount, sentence.fine_currency, by="\u00a0"))
    return joined(told, sentence.fine)


def _counted_line(case: Case, sentence: Sentence, wording: Wording) -> list[Line]:
    """The end by our own count, beneath the sentence whose official end it never replaces."""
    counted = counted_end(case, sentence, wording.terms)
    if isinstance(counted, NotCounted):
        reason = REASONS.get(counted)
        cells = (Cell(), Cell(_(reason), tone=Tone.MUTED), Cell(), Cell()) if reason else ()
        return [Line(cells, beneath=True)] if cells else []
    apart = apart_words(counted, sentence)
    agrees = _agrees(sentence, counted) if sentence.end and not apart else ""
    return [
        Line(
            (
                Cell(),
                Cell(
                    _("By our count it ends: {date}").format(date=wording.date(counted.end)),
                    counted_words(counted, sentence, wording),
                ),
                Cell("", apart or agrees, pressing=bool(apart)),
                Cell(),
            ),
            beneath=True,
        )
    ]


def _agrees(sentence: Sentence, counted: CountedEnd) -> str:
    if sentence.end == counted.end:
        return _("agrees with the official end")
    return _("may agree with the official end")


def _appeal_line(appeal: Appeal, wording: Wording) -> Line:
    owed = appeal.filed is None and not appeal.result and appeal.deadline is not None
    late = owed and appeal.deadline is not None and appeal.deadline.latest < wording.today
    by_when = _("to be filed by {date}").format(date=wording.date(appeal.deadline)) if owed else ""
    filed = _("filed {date}").format(date=wording.date(appeal.filed)) if appeal.filed else ""
    heard = _("heard {date}").format(date=wording.date(appeal.heard)) if appeal.heard else ""
    return Line(
        (
            Cell(wording.date(appeal.heard or appeal.filed), tone=Tone.MUTED),
            Cell(
                wording.term(Vocabulary.APPEAL_KIND, appeal.kind) or _("Appeal"),
                joined("▲ " + by_when if late else by_when, filed, heard, appeal.note, by=" · "),
                pressing=late,
            ),
            Cell(wording.term(Vocabulary.APPEAL_RESULT, appeal.result), appeal.court),
            Cell(wording.source(appeal.source_id)),
        ),
        appeal,
        beneath=True,
    )


def _may_appeal(sentence: Sentence, wording: Wording) -> list[Line]:
    """Say until when an appeal can be filed, as long as it can and none is recorded."""
    deadline = usual_deadline(sentence)
    if deadline is None or deadline.latest < wording.today or sentence.in_force is not None:
        return []
    told = _("No appeal is recorded. It is to be filed by {date}.").format(date=wording.date(deadline))
    return [Line((Cell(), Cell("", told, pressing=True), Cell(), Cell()), beneath=True)]


def _charge_line(charge: Charge, wording: Wording) -> Line:
    before = article_number(charge.reclassified_from)
    was = _("reclassified from article {article}").format(article=before) if before else ""
    return Line(
        (
            Cell(wording.date(charge.date)),
            Cell(
                wording.article(charge),
                joined(wording.article_title(charge), was, charge.note, by=" · "),
            ),
            Cell(
                wording.term(Vocabulary.CHARGE_STAGE, charge.stage),
                wording.term(Vocabulary.CHARGE_OUTCOME, charge.outcome),
            ),
            Cell(wording.source(charge.source_id)),
        ),
        charge,
    )


def hearing_lines(case: Case, wording: Wording) -> tuple[Line, ...]:
    """The hearings, newest first."""
    return tuple(_hearing_line(one, wording) for one in reversed(case.hearings))


def _hearing_line(hearing: Hearing, wording: Wording) -> Line:
    kind = wording.term(Vocabulary.HEARING_KIND, hearing.kind) or _("Hearing")
    openness = "" if hearing.openness is Openness.UNKNOWN else _(words.OPENNESS[hearing.openness])
    following = _("next: {date}").format(date=wording.date(hearing.next_date)) if hearing.next_date else ""
    prosecutor = wording.official(hearing.prosecutor_id)
    return Line(
        (
            Cell(wording.date(hearing.date) or _("no date"), hearing.time, Tone.STRONG),
            Cell(kind, joined(openness, hearing.note, by=" · "), Tone.STRONG),
            Cell(
                hearing.court,
                joined(
                    wording.official(hearing.judge_id),
                    _("prosecutor {name}").format(name=prosecutor) if prosecutor else "",
                ),
            ),
            Cell(wording.term(Vocabulary.HEARING_RESULT, hearing.result), following),
            Cell(wording.source(hearing.source_id)),
        ),
        hearing,
    )


def affair_lines(
    case: Case, wording: Wording, others: Mapping[int, Sequence[CoDefendant]]
) -> tuple[Line, ...]:
    """The affairs, each with everybody else who is accused in it; then the officials of the case, each once."""
    lines: list[Line] = []
    for member in case.affairs_of:
        affair = case.affairs.get(member.affair_id)
        if affair is None:
            continue
        accused = others.get(affair.id, ())
        told = ngettext("{n} other person accused", "{n} other persons accused", len(accused))
        lines.append(
            Line(
                (
                    Cell(affair.title, affair.description, Tone.STRONG),
                    Cell(member.part or _("accused"), member.note),
                    Cell(told.format(n=number(len(accused))) if accused else _("nobody else recorded")),
                ),
                member,
            )
        )
        lines.append(Line((Cell(_("Open the affair")), Cell(), Cell()), affair, link=True, beneath=True))
        lines += [
            Line(
                (
                    Cell(one.line.name, one.line.second_name),
                    Cell(one.member.part or _("accused")),
                    Cell(wording.short_status(one.line.status), status=one.line.status),
                ),
                one.member,
                link=True,
                beneath=True,
            )
            for one in accused
        ]
    return (*lines, *_official_lines(case, wording))


def _official_lines(case: Case, wording: Wording) -> list[Line]:
    named: dict[int, list[str]] = {}
    for records in (case.detentions, case.hearings, case.sentences, case.involvements):
        for record in records:
            for field, word in words.NAMED_AS.items():
                official = getattr(record, field, None)
                if official is not None and _(word) not in named.setdefault(official, []):
                    named[official].append(_(word))
    return [
        Line(
            (
                Cell(official.name, official.other_names),
                Cell(joined(*roles), official.position),
                Cell(official.institution or wording.facility(official.facility_id)),
            ),
            official,
            link=True,
        )
        for number_of, roles in named.items()
        if (official := case.officials.get(number_of)) is not None
    ]


def restriction_lines(case: Case, wording: Wording) -> tuple[Line, ...]:
    """The restrictions, newest first, then the official lists."""
    return (
        *(_restriction_line(one, wording) for one in reversed(case.restrictions)),
        *(_listing_line(one, wording) for one in reversed(case.listings)),
    )


def _restriction_line(one: Restriction, wording: Wording) -> Line:
    notice = {Answer.YES: _("told in writing"), Answer.NO: _("not told in writing")}.get(one.notified, "")
    over = one.end is not None and one.end.latest < wording.today
    return Line(
        (
            Cell(wording.date(one.start) or _("no date"), wording.span(None, one.end), Tone.STRONG),
            Cell(
                wording.term(Vocabulary.RESTRICTION_KIND, one.kind),
                joined(one.terms, one.note, by=" · "),
                Tone.MUTED if over else Tone.STRONG,
            ),
            Cell(one.authority, notice),
            Cell(wording.source(one.source_id)),
        ),
        one,
    )


def _listing_line(one: Listing, wording: Wording) -> Line:
    taken_off = _("taken off {date}").format(date=wording.date(one.removed)) if one.removed else ""
    numbered = _("number {number}").format(number=one.number) if one.number else ""
    return Line(
        (
            Cell(wording.date(one.added) or _("no date"), taken_off, Tone.STRONG),
            Cell(
                wording.term(Vocabulary.LIST_KIND, one.list_kind),
                joined(numbered, one.note, by=" · "),
                Tone.MUTED if one.removed else Tone.STRONG,
            ),
            Cell(_("official list"), tone=Tone.MUTED),
            Cell(wording.source(one.source_id)),
        ),
        one,
    )


def recognition_lines(case: Case, wording: Wording) -> tuple[Line, ...]:
    """The decisions of organisations, then the risk flags."""
    recognitions = (
        Line(
            (
                Cell(wording.date(one.date), tone=Tone.STRONG),
                Cell(one.organisation, one.note or one.url, Tone.STRONG),
                Cell(
                    wording.term(Vocabulary.RECOGNITION_DECISION, one.decision),
                    joined(
                        wording.term(Vocabulary.RECOGNITION_FRAMEWORK, one.framework),
                        _("criteria {letters}").format(letters=one.criteria) if one.criteria else "",
                        wording.term(Vocabulary.RECOGNITION_DEMAND, one.demand),
                        by=" · ",
                    ),
                ),
                Cell(wording.source(one.source_id)),
            ),
            one,
        )
        for one in reversed(case.recognitions)
    )
    flags = (
        Line(
            (
                Cell(wording.date(flag.since)),
                Cell(wording.term(Vocabulary.RISK_FLAG, flag.flag), flag.note),
                Cell(_("risk flag"), tone=Tone.MUTED),
                Cell(),
            ),
            flag,
        )
        for flag in case.flags
    )
    return (*recognitions, *flags)
