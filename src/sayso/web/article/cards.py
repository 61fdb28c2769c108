"""What stands beside the text for each statement: who, how, when, by which rule, and who else says it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from sayso.export.resting import called, trust
from sayso.export.story_parts import moment
from sayso.export.wording import circumstances
from sayso.ledger import Decided, KeptArticle, KeptStatement, SaidElsewhere
from sayso.model import Report, Statement
from sayso.web.article.corrected import REJECTED
from sayso.web.look import TINTS, tint


@dataclass(frozen=True, slots=True)
class Card:
    """What the panel says of one statement."""

    number: int
    id: str | None  # its key in the ledger
    at: str  # where it stands, as a permalink names it: "120-184"
    speaker: str | None  # None: the article names nobody
    actor: str | None  # the key of who it is in the ledger
    known_as: str | None  # the ledger's name, where it is another
    description: str | None
    kind: str  # of speaker, where it has not been said before
    about: tuple[str, ...]  # stance, day, certainty, hedges, kind of words
    channel: str | None  # its name
    channel_key: str | None
    rule: str
    speaker_rule: str | None
    doubt: str  # how far the speaker can be trusted, where that needs saying
    within: int | None  # the number of the statement that contains it
    status: str | None  # found, or what people made of it; None where it is not kept
    decided: tuple[str, ...]  # what people decided, who, when and why
    elsewhere: SaidElsewhere | None

    @property
    def is_rejected(self) -> bool:
        """Whether people said that it is no statement."""
        return self.status == REJECTED


def cards(report: Report, kept: KeptArticle | None) -> tuple[Card, ...]:
    """A card for each statement of the report, which has what people corrected."""
    known = {each.ident: each for each in kept.statements} if kept else {}
    said = kept.lineage.elsewhere if kept and kept.lineage else ()
    described: set[str] = set()
    made = []
    for number, statement in enumerate(report.statements, start=1):
        made.append(card(number, statement, known.get(statement.id), report, said, described))
        described.add(called(statement.speaker))
    return tuple(made)


def card(
    number: int,
    statement: Statement,
    kept: KeptStatement | None,
    report: Report,
    said: Sequence[SaidElsewhere],
    described: set[str],
) -> Card:
    """What the panel says of this statement; who was ``described`` before is not again."""
    speaker = statement.speaker
    name = speaker.name or speaker.description
    other_name = kept.actor_name if kept and kept.actor_name and kept.actor_name != name else None
    is_new = called(speaker) not in described and name is not None
    return Card(
        number=number,
        id=kept.id if kept else None,
        at=f"{statement.content[0].start}-{statement.content[-1].end}",
        speaker=name,
        actor=kept.actor if kept else None,
        known_as=other_name,
        description=speaker.description if is_new and speaker.name else None,
        kind=speaker.kind.value if is_new else "",
        about=tuple(_about(statement)),
        channel=statement.channel.name if statement.channel else None,
        channel_key=kept.channel if kept else None,
        rule=statement.rule,
        speaker_rule=speaker.rule,
        doubt=trust(speaker),
        within=next((n for n, s in enumerate(report.statements, 1) if s.id == statement.within), None),
        status=kept.status if kept else None,
        decided=tuple(map(_decided, kept.decided)) if kept else (),
        elsewhere=next((each for each in said if kept and each.statement == kept.id), None),
    )


def _about(statement: Statement) -> Iterator[str]:
    """What is particular about it; the channel stands by itself."""
    channel = statement.channel
    via = f"via {channel.name} ({channel.kind})" if channel else None
    yield from (each for each in circumstances(statement) if each != via)
    yield statement.kind.value


_CALLED = {"accept": "accepted", "reject": "rejected", "speaker": "speaker given"}


def _decided(decided: Decided) -> str:
    """What a person decided, in a line.

    >>> _decided(Decided(3, "reject", "ada", "2026-03-14T08:00:00+00:00", "a caption"))
    'rejected by ada, 14 Mar 2026 08:00 UTC: a caption'
    """
    what = f"{_CALLED.get(decided.action, decided.action)} by {decided.person}, {moment(decided.at)} UTC"
    return f"{what}: {decided.reason}" if decided.reason else what


def seen_as(card: Card) -> str | None:
    """The name by which the speaker is told apart: the ledger's, where two names are one actor."""
    return card.known_as or card.speaker


def tints(cards: Iterable[Card]) -> dict[str | None, str]:
    """The class of each speaker's tint: the one that they have on every page, unless somebody has it here.

    Who comes second is moved to a tint that nobody has, as long as there is one.
    """
    given: dict[str | None, str] = {None: tint(None)}
    for name in dict.fromkeys(map(seen_as, cards)):
        if name is not None:
            home = int(tint(name).removeprefix("tint"))
            free = (f"tint{(home + 5 * step) % TINTS}" for step in range(TINTS))
            given[name] = next((each for each in free if each not in given.values()), tint(name))
    return given
