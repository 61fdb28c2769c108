"""A report with what people corrected laid over what was found."""

from __future__ import annotations

from dataclasses import replace

from sayso.ledger import KeptArticle, KeptPlace, KeptStatement, KeptTime
from sayso.model import Interval, Place, Report, Speaker, Statement, Time

EDITED, REJECTED = "edited", "rejected"


def corrected(report: Report, kept: KeptArticle | None) -> Report:
    """The report as the ledger has it now; rejected statements are still in it."""
    if kept is None:
        return report
    statements = {each.ident: each for each in kept.statements}
    places = {(each.start, each.end): each for each in kept.places}
    times = {(each.start, each.end): each for each in kept.times}
    return replace(
        report,
        statements=tuple(_statement(each, statements.get(each.id)) for each in report.statements),
        places=tuple(_place(each, places.get((each.start, each.end))) for each in report.places),
        times=tuple(_time(each, times.get((each.start, each.end))) for each in report.times),
    )


def counted(report: Report, kept: KeptArticle | None) -> Report:
    """The report without the statements that people rejected: they are in sight and not counted."""
    gone = {each.ident for each in kept.statements if each.status == REJECTED} if kept else set()
    return replace(report, statements=tuple(each for each in report.statements if each.id not in gone))


def _statement(found: Statement, kept: KeptStatement | None) -> Statement:
    if kept is None or kept.status != EDITED:
        return found
    speaker = Speaker(
        kept.speaker,
        kept.speaker_kind,
        kept.speaker_description,
        kept.speaker_rule,
        kept.speaker_grade,
        kept.speaker_doubt,
    )
    return replace(found, speaker=speaker)


def _time(found: Time, kept: KeptTime | None) -> Time:
    if kept is None:
        return found
    return replace(found, interval=Interval(kept.earliest, kept.latest), rule=kept.rule)


def _place(found: Place, kept: KeptPlace | None) -> Place:
    if kept is None or kept.rule == found.rule:
        return found
    known = {name: getattr(kept, name) for name in _OF_A_PLACE}
    return replace(found, **known)


_OF_A_PLACE = ("name", "lat", "lon", "country", "kind", "precision_km", "candidates", "rule")
