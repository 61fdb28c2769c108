"""What is said in a story, each thing once, with everybody's wording of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields, replace

from sayso.model import Certainty, Claim, Hand, Kind, Likeness, Member, Mood, Saying, Stance, Told, Words
from sayso.weighing.clauses import Clause, Clauses, Voice, clauses_of
from sayso.weighing.hands import hand_of
from sayso.weighing.judged import Ties
from sayso.weighing.likeness import Compared, compared, likeness, pairs, reasons
from sayso.weighing.support import support
from sayso.weighing.voices import words_of

Link = tuple[Compared, Likeness]

_FREE = Ties()  # nobody decided anything
_BESIDE = 10  # wordings that only overlap, shown with one claim
_UTTERANCE = 4  # content words of a quotation that two people do not happen to say alike
_OF_WORDS = tuple(field.name for field in fields(Words))
_GOOD_LENGTH = 110  # characters of a wording that is neither a scrap nor a paragraph


def claims(story: Sequence[Told]) -> tuple[Claim, ...]:
    """The claims of a story, those of the most articles first.

    A wording is "same" in one claim at most, and the support counts only these; in other claims it may
    stand as "overlaps" or "unsure".
    """
    clauses = clauses_of(story)
    return grouped(clauses, [link for pair in pairs(clauses) if (link := linked(pair)) is not None])


def linked(pair: Compared) -> Link | None:
    """The pair with its grade, if the two say anything of the same."""
    grade = likeness(pair)
    return None if grade is None else (pair, grade)


def grouped(clauses: Clauses, links: Sequence[Link], ties: Ties = _FREE) -> tuple[Claim, ...]:
    """The clauses as claims, by the pairs of them that say the same or a part of it, and by people."""
    leaders = _leaders(clauses, links, ties)
    groups: dict[int, list[Clause]] = {}
    for clause in clauses.all:
        groups.setdefault(leaders[clause.at], []).append(clause)
    beside = _beside(links, leaders)
    made = [_claim(clauses, clauses.all[at], group, beside.get(at, {}), ties) for at, group in groups.items()]
    return tuple(sorted(made, key=lambda claim: -claim.support.articles))


def claim_of(clause: Clause) -> str:
    """The id of the claim that this clause leads: the article and the place of its first wording."""
    first = clause.first
    return f"{first.told.article}:{first.proposition.start}-{first.proposition.end}"


def _leaders(clauses: Clauses, links: Sequence[Link], ties: Ties) -> list[int]:
    """For each clause the first clause of its claim.

    A clause joins the claim of the clause nearest to it, if it is like that claim's first one, too: a
    chain of small differences does not end in another claim. What people say is one, or is not, comes before.
    """
    near: dict[int, list[Compared]] = {}
    for pair, grade in links:
        if grade is Likeness.SAME:
            near.setdefault(pair.other.at, []).append(pair)
    leaders = list(range(len(clauses.all)))
    groups: dict[int, set[int]] = {}
    for clause in clauses.all:
        leaders[clause.at] = _leader(clause, near.get(clause.at, ()), leaders, groups, clauses, ties)
        groups.setdefault(leaders[clause.at], set()).add(clause.at)
    return leaders


def _leader(
    clause: Clause,
    near: Iterable[Compared],
    leaders: Sequence[int],
    groups: Mapping[int, set[int]],
    clauses: Clauses,
    ties: Ties,
) -> int:
    block = ties.block(clause.at)
    first = min(block)
    if first < clause.at:
        return leaders[first]
    for pair in sorted(near, key=lambda p: (-p.union, p.one.at)):
        leader = leaders[pair.one.at]
        heads = ties.block(leader)  # the claim's first clause, in all wordings that people gave it
        is_like = pair.one.at in heads or any(
            _is_like(clauses.all[at], clause, clauses) for at in sorted(heads)
        )
        if is_like and not ties.parts(block, groups[leader]):
            return leader
    return clause.at


def _is_like(leader: Clause, clause: Clause, clauses: Clauses) -> bool:
    grade = likeness(compared(leader, clause, clauses))
    return grade in {Likeness.SAME, Likeness.OVERLAPS}


def _beside(links: Sequence[Link], leaders: Sequence[int]) -> dict[int, dict[int, Link]]:
    """For each claim the clauses of others that share a part with it, the nearest pair for each."""
    found: dict[int, dict[int, Link]] = {}
    for pair, grade in sorted(links, key=lambda link: (link[1] is Likeness.UNSURE, -link[0].part)):
        one, other = leaders[pair.one.at], leaders[pair.other.at]
        if one != other:
            found.setdefault(one, {}).setdefault(other, (pair, grade))
            found.setdefault(other, {}).setdefault(one, (pair, grade))
    return found


def _claim(
    clauses: Clauses,
    leader: Clause,
    group: Sequence[Clause],
    beside: dict[int, Link],
    ties: Ties,
) -> Claim:
    clearest = max(group, key=_clearness)
    members = [member for clause in group for member in _same(clause, clearest, clauses, ties)]
    for at, (pair, grade) in list(beside.items())[:_BESIDE]:
        shown = Likeness.UNSURE if grade is Likeness.UNSURE else Likeness.OVERLAPS
        said = ties.reason(pair.one.at, pair.other.at)
        members.append(_member(clauses.all[at].first, shown, (*said, *reasons(pair))))
    hands = list(_hands(group))
    text = clearest.first.proposition.text
    return Claim(claim_of(leader), text, tuple(members), support(hands), is_denied(clearest.first))


def _hands(group: Sequence[Clause]) -> Iterable[Hand]:
    """What the wordings rest on.

    People who are quoted with the very same words are one, however named. What an article says itself, in its
    headline or its lead, rests on whom it names for it elsewhere, or whom another copy of its text names.
    """
    voices = [(clause, voice) for clause in group for voice in clause.voices]
    named = {v.told.article: v for _, v in reversed(voices) if v.saying is not None and v.saying.actor}
    copies = {v.told.origin: v for v in reversed(list(named.values())) if v.told.origin is not None}
    for clause, voice in voices:
        if voice.saying is not None:
            yield _quoted(hand_of(voice.told, voice.saying), clause, voice.saying)
        elif voice.told.article not in named:
            fuller = copies.get(voice.told.origin or "")
            hand = hand_of(voice.told, None)
            yield hand if fuller is None else _of_copy(hand, hand_of(fuller.told, fuller.saying))


def _quoted(hand: Hand, clause: Clause, saying: Saying) -> Hand:
    """The hand, with a key for the quotation where it is too long for two people to say it alike."""
    is_quoted = saying.statement.kind is not Kind.INDIRECT and len(clause.keys) >= _UTTERANCE
    if not is_quoted or hand.key is None:
        return hand
    return replace(hand, also=(*hand.also, f"words:{claim_of(clause)}"))


def _of_copy(hand: Hand, fuller: Hand) -> Hand:
    """The hand behind the words in another copy of the text."""
    why = f"Another copy of its text names {fuller.name} for it"
    return replace(fuller, article=hand.article, outlet=hand.outlet, why=why)


def _same(clause: Clause, clearest: Clause, clauses: Clauses, ties: Ties) -> Iterable[Member]:
    """The places where a clause of the claim stands."""
    why: tuple[str, ...] = ("the claim in the same words",)
    if clause is not clearest:
        one, other = sorted((clause, clearest), key=lambda c: c.at)
        said = (reason for at in sorted(ties.block(clause.at)) for reason in ties.reason(clause.at, at))
        why = (*said, *reasons(compared(one, other, clauses)))
    return (_member(voice, Likeness.SAME, why) for voice in clause.voices)


def _member(voice: Voice, grade: Likeness, why: tuple[str, ...]) -> Member:
    words = words_of(voice)
    return Member(
        **{name: getattr(words, name) for name in _OF_WORDS},
        grade=grade,
        reasons=why,
        denied=is_denied(voice),
    )


def is_denied(voice: Voice) -> bool:
    """Whether the words are what the speaker denies."""
    return voice.saying is not None and voice.saying.statement.stance is Stance.DENIES


def _clearness(clause: Clause) -> tuple[int, int, int]:
    """A whole and plain sentence before a scrap, what many write before what one does."""
    proposition = clause.first.proposition
    whole = bool(proposition.verb and proposition.subject) + (proposition.certainty is Certainty.PLAIN)
    told = proposition.mood is Mood.TOLD
    return (
        whole + told + (not is_denied(clause.first)),
        len(clause.voices),
        -abs(len(proposition.text) - _GOOD_LENGTH),
    )
