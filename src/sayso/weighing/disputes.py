"""What in a story goes against what: denials, opposites, negations, figures, places, times, corrections."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sayso.lexicons.clauses import clause_words
from sayso.lexicons.function_words import function_words
from sayso.lexicons.kin import kin_of
from sayso.lexicons.outcomes import are_rivals, outcomes
from sayso.model import (
    Between,
    Certainty,
    Conflict,
    Dispute,
    Mood,
    Point,
    Proposition,
    Role,
    Series,
    Span,
    Stance,
    Statement,
    Told,
)
from sayso.weighing.clauses import Clause, Voice, clauses_of
from sayso.weighing.events import another_place, another_time
from sayso.weighing.likeness import Compared, pairs
from sayso.weighing.series import series
from sayso.weighing.voices import words_of

# Measured on disputes of 20 stories that were judged by hand, half of them held back.
_DENIED = 0.5  # share of a denial's words that must stand in what it denies
_TELLING = 7.0
_LEAST = 5.0
_ALIKE = 0.42
_NEARLY = 0.8
_NEAR = 500  # characters behind an accusation within which a bare denial answers it
_DAYS = 2  # within which two named speakers speak of one state of things
_FEWEST = 3  # words of something that can be denied
_BARE = 8  # words of a denial that only points back


Place = tuple[str, int, int]  # an article, and where in it the words stand


@dataclass(frozen=True, slots=True)
class Opposed:
    """Two clauses of which not both can hold."""

    kind: Conflict
    one: Voice
    other: Voice
    why: str
    rule: str


def disputes(story: Sequence[Told]) -> tuple[Dispute, ...]:
    """The disputes of a story, each with both texts and the reason in a sentence.

    What somebody says against his own words is told apart from what others say against him. What changed
    from one day to the next is no dispute.
    """
    found = [o for pair in pairs(clauses_of(story)) if (o := opposed(pair)) is not None]
    return disputed(story, found, series(story), {})


def disputed(
    story: Sequence[Told], found: Sequence[Opposed], figures: Sequence[Series], claims: Mapping[Place, str]
) -> tuple[Dispute, ...]:
    """The disputes of these pairs and figures; ``claims`` names the claim of each place of words."""
    all_found = [*found, *(o for told in story for o in _pointing_denials(told))]
    made = [
        _dispute(o, (claims.get(_place(o.one)), claims.get(_place(o.other)))) for o in _each_once(all_found)
    ]
    return (*made, *(d for s in figures for d in _figures(s)))


def _place(voice: Voice) -> Place:
    return voice.told.article, voice.proposition.start, voice.proposition.end


def _each_once(opposed: Sequence[Opposed]) -> list[Opposed]:
    """One dispute for one pair of sayings, whoever repeats them."""
    found: dict[tuple[object, ...], Opposed] = {}
    for o in opposed:
        mark = (o.kind, *sorted((_said(o.one), _said(o.other))))
        found.setdefault(mark, o)
    return list(found.values())


def _said(voice: Voice) -> tuple[str, str]:
    return _who(voice) or "", " ".join(voice.proposition.words)


def _dispute(o: Opposed, claims: tuple[str | None, str | None]) -> Dispute:
    return Dispute(
        kind=o.kind,
        between=_between(o.one, o.other),
        sides=(words_of(o.one), words_of(o.other)),
        claims=claims,
        why=o.why,
        rule=o.rule,
    )


def _between(one: Voice, other: Voice) -> Between:
    speaker = _speaker(one)
    if speaker is not None and speaker == _speaker(other):
        return Between.SELF
    own = one.saying is None and other.saying is None
    houses = {one.told.family or one.told.outlet, other.told.family or other.told.outlet}
    return Between.SELF if own and len(houses) == 1 and None not in houses else Between.OTHERS


def _speaker(voice: Voice) -> str | None:
    return None if voice.saying is None else voice.saying.actor


def _who(voice: Voice) -> str:
    """Who says it, for a sentence."""
    if voice.saying is None:
        return voice.told.outlet or "an article"
    speaker = voice.saying.statement.speaker
    return speaker.name or speaker.description or "somebody unnamed"


# ── two clauses ───────────────────────────────────────────────────────────────────────────────────


def opposed(found: Compared) -> Opposed | None:
    """How the two clauses go against each other, the surest way first."""
    one, other = found.one, found.other
    if Role.CORRECTION in {one.first.proposition.role, other.first.proposition.role}:
        return _correction(found)
    if found.weight < _LEAST or _is_open(one) or _is_open(other):
        return None
    denial, denied = (one, other) if _is_denial(one) else (other, one)
    if _is_denial(denial):
        return _denial(found, denial, denied)
    rules = (_taken_back, _opposite, _negation, _blame, _elsewhere)
    return next((opposed for rule in rules if (opposed := rule(found)) is not None), None)


def _is_open(clause: Clause) -> bool:
    return clause.mood is Mood.OPEN


def _is_denial(clause: Clause) -> bool:
    saying = clause.first.saying
    return saying is not None and saying.statement.stance is Stance.DENIES


def _denial(found: Compared, denial: Clause, denied: Clause) -> Opposed | None:
    """Somebody denies what another asserts in much the same words."""
    if _is_refusal(denial.first.proposition.words):
        return None
    if denial.holds is denied.holds or _is_denial(denied) or not _may_be_denied(denied):
        return None
    much = found.weight >= max(_TELLING, _DENIED * denial.weight)
    if not much or not (found.agreeing or _verbs_meet(found)) or len(denial.keys) < 2:
        return None
    one, other = denial.first, _other_voice(denial, denied)
    if other is None:
        return None
    return Opposed(Conflict.DENIAL, one, other, _denies(one, other), "denies the same")


def _other_voice(denial: Clause, denied: Clause) -> Voice | None:
    """The first voice of what is denied that is not the denier's own, nor the article that reports both."""
    for voice in denied.voices:
        if voice.saying is not None or voice.told.article != denial.first.told.article:
            return voice
    return None


def _is_refusal(words: Sequence[str]) -> bool:
    """Whether something asked for is denied, and not that something is so."""
    return any(word in clause_words("what is asked for") for word in words)


def _may_be_denied(denied: Clause) -> bool:
    """Whether what is denied is put as a fact."""
    return denied.mood is not Mood.WISHED and denied.first.proposition.role is not Role.HEADLINE


def _verbs_meet(found: Compared) -> bool:
    """Whether the act of the one stands among the words of the other."""
    one, other = found.one, found.other
    return (one.verb in other.keys) if one.verb else (other.verb is not None and other.verb in one.keys)


def _opposite(found: Compared) -> Opposed | None:
    """The same of the same, with words of which not both can hold."""
    one, other = found.one, found.other
    if one.holds is not other.holds or one.mood is not other.mood or not _is_plain(found):
        return None
    words = _opposite_words(one, other)
    if words is None or not _are_of_one_thing(found):
        return None
    aside = frozenset(kin_of(word) for word in words)
    if found.same_object and (are_rivals(*words) or are_rivals(*words[::-1])):
        aside |= one.subject | other.subject  # the one holds what the other has captured
    if _tell_of_others(found, aside) or not _at_one_time(one, other):
        return None
    voices = one.first, other.first
    why = f"{_cap(_who(voices[0]))} says “{words[0]}” where {_who(voices[1])} says “{words[1]}”"
    return Opposed(Conflict.OPPOSITE, *voices, why, "words that exclude each other")


def _tell_of_others(found: Compared, aside: frozenset[str]) -> bool:
    """Whether each names something that the other does not: another thing, place, day or number.

    ``aside`` are words in which the two may differ.
    """
    aside |= frozenset(kin_of(word) for word in clause_words("light"))
    here, there = found.one.keys - found.other.keys - aside, found.other.keys - found.one.keys - aside
    apart = sum(found.weights[key] for key in here | there)
    union = found.weight / (found.weight + apart)
    sides = [
        {key for key in side if key != clause.verb}
        for side, clause in ((here, found.one), (there, found.other))
    ]
    return union < _ALIKE or (union < _NEARLY and all(sides))


def _are_of_one_thing(found: Compared) -> bool:
    """Whether both tell of the same actor or thing, or share a name and what goes with it."""
    if found.same_subject or found.same_object:
        return True
    return len(found.shared) >= 3 and bool((_named(found.one) | _named(found.other)) & found.shared)


def _named(clause: Clause) -> frozenset[str]:
    """The words of the names in a clause."""
    return frozenset(kin_of(part) for name in clause.first.proposition.names for part in name.lower().split())


def _opposite_words(one: Clause, other: Clause) -> tuple[str, str] | None:
    """A word of the main part of each that cannot hold together."""
    theirs = _main_words(other)
    for word in _main_words(one):
        against = next((o for o in theirs if o in outcomes().get(word, ())), None)
        if against is not None:
            return word, against
    return None


def _main_words(clause: Clause) -> list[str]:
    proposition = clause.first.proposition
    return [*([proposition.verb] if proposition.verb else []), *proposition.object]


def _negation(found: Compared) -> Opposed | None:
    """The one says that it is so, the other that it is not."""
    one, other = found.one, found.other
    if one.holds is other.holds or one.mood is not other.mood or not found.same_verb or not _is_plain(found):
        return None
    if found.weight < _TELLING or not (found.same_subject or found.same_object):
        return None
    yes, no = (one, other) if one.holds else (other, one)
    not_yet = no.first.proposition.verb in clause_words("not yet")
    if not_yet or _tell_of_others(found, frozenset()) or not _at_one_time(no, yes):
        return None
    told = _short(yes.first.proposition)
    why = f"{_cap(_who(no.first))} says that it is not so, {_who(yes.first)} that it is: {told}"
    return Opposed(Conflict.NEGATION, no.first, yes.first, why, "the same with and without a negation")


def _blame(found: Compared) -> Opposed | None:
    """Each says that it was the other: "Russia shelled it", says Ukraine, and "Ukraine did", says Russia."""
    one, other = found.one, found.other
    same_act = found.same_verb or one.verb is other.verb is None
    if one.holds is not other.holds or one.mood is not other.mood or not same_act:
        return None
    mine, theirs = _speaks(one), _speaks(other)
    crossed = one.keys & theirs - mine and other.keys & mine - theirs
    aside = one.subject | other.subject | mine | theirs
    if not crossed or found.weight < _TELLING or _tell_of_others(found, aside):
        return None
    voices = one.first, other.first
    names = f"{_cap(_who(voices[0]))} and {_who(voices[1])}"
    why = f"{names} each say that it was the other: {_short(voices[0].proposition)}"
    return Opposed(Conflict.OPPOSITE, *voices, why, "each blames the other")


def _speaks(clause: Clause) -> frozenset[str]:
    """The words of the name of whoever speaks."""
    saying = clause.first.saying
    source = saying.statement.source if saying is not None else None
    written = f"{saying.statement.speaker.name or ''} {source.text if source else ''}" if saying else ""
    parts = (part.removesuffix("’s").removesuffix("'s") for part in written.lower().split())
    return frozenset(kin_of(part) for part in parts if part not in function_words())


def _is_plain(found: Compared) -> bool:
    """Whether both put it firmly and neither wants it only."""
    both = found.one, found.other
    return all(c.first.proposition.certainty is Certainty.PLAIN and c.mood is not Mood.WISHED for c in both)


def _at_one_time(one: Clause, other: Clause) -> bool:
    """Whether the two are of one day, or by two speakers who are named: what was not so may be so today."""
    a, b = one.first, other.first
    if a.saying is None and b.saying is None and a.told.article == b.told.article:
        return False
    if a.told.article == b.told.article:
        return True
    if a.told.published is None or b.told.published is None:
        return False
    apart = abs((a.told.published - b.told.published).days)
    return apart <= (_DAYS if _speaker(a) and _speaker(b) else 0)


def _elsewhere(found: Compared) -> Opposed | None:
    """The same event, put at another place or on another day."""
    voices = found.one.first, found.other.first
    both = found.one.holds and found.other.holds and found.same_verb and _is_plain(found)
    if not both or _between(*voices) is Between.SELF:
        return None
    place = another_place(found)
    if place is not None:
        why = f"{_cap(_who(voices[0]))} puts it at {place[0]}, {_who(voices[1])} at {place[1]}"
        return Opposed(Conflict.PLACE, *voices, why, "the same event at another place")
    day = another_time(found)
    if day is not None:
        why = f"{_cap(_who(voices[0]))} puts it on {day[0]}, {_who(voices[1])} on {day[1]}"
        return Opposed(Conflict.TIME, *voices, why, "the same event on another day")
    return None


# ── corrections ───────────────────────────────────────────────────────────────────────────────────


def _correction(found: Compared) -> Opposed | None:
    """A correction, and what it corrects."""
    one, other = found.one, found.other
    notice, wrong = (one, other) if one.first.proposition.role is Role.CORRECTION else (other, one)
    if wrong.first.proposition.role is Role.CORRECTION or found.weight < _TELLING:
        return None
    if found.part < _DENIED or notice.takes_back is None:
        return None
    kind = Conflict(notice.takes_back)
    why = f"{_cap(_who(notice.first))} corrects: {_short(wrong.first.proposition)}"
    return Opposed(kind, notice.first, wrong.first, why, "a correction of the same")


def _taken_back(found: Compared) -> Opposed | None:
    """Somebody takes back what was said."""
    for notice, said in ((found.one, found.other), (found.other, found.one)):
        kind = notice.takes_back
        if kind is not None and said.takes_back is None and found.part >= _DENIED:
            why = f"{_cap(_who(notice.first))} says that it was taken back: {_short(said.first.proposition)}"
            return Opposed(Conflict(kind), notice.first, said.first, why, "words that take it back")
    return None


# ── denials that only point back ──────────────────────────────────────────────────────────────────


def _pointing_denials(told: Told) -> Iterator[Opposed]:
    """Denials of what somebody else is reported to say: "Kyiv denied the allegation"."""
    sayings = sorted(told.sayings, key=lambda s: s.statement.content[0].start)
    for saying in sayings:
        words = saying.statement.content_text.lower().split()
        if saying.statement.stance is Stance.DENIES and not _is_refusal(words):
            others = [s.statement for s in sayings if _is_of_another(s.statement, saying.statement)]
            denied = _pointed_at(saying.statement, others)
            if denied is not None:
                one, other = (_voice(told, s) for s in (saying.statement, denied))
                yield Opposed(Conflict.DENIAL, one, other, _denies(one, other), "denies what another said")


def _denies(one: Voice, other: Voice) -> str:
    return f"{_cap(_who(one))} denies what {_who(other)} says: {_short(other.proposition)}"


def _is_of_another(said: Statement, denial: Statement) -> bool:
    """Whether it is put forward by somebody else than the denier."""
    name = denial.speaker.name or denial.speaker.description
    other = said.speaker.name or said.speaker.description
    says_enough = len(said.content_text.split()) >= _FEWEST and said.stance in {
        Stance.ACCUSES,
        Stance.ASSERTS,
    }
    return says_enough and name is not None and other != name


def _pointed_at(denial: Statement, others: Sequence[Statement]) -> Statement | None:
    """What the denial quotes, what the one that it names says, or what was just said of the denier."""
    within = [s for s in others if any(span.holds(s.content[0]) for span in denial.content)]
    if within:
        return within[0]
    owner = _owner(denial.content_text)
    if owner is None:
        return None
    named = [s for s in others if _names(owner, s.speaker.name)]
    if named:
        return min(named, key=lambda s: _away(s, denial))
    before = [s for s in others if 0 <= denial.content[0].start - s.content[-1].end <= _NEAR]
    answered = [s for s in before if _names(s.content_text, denial.speaker.name)]
    if answered:
        return answered[-1]
    return before[-1] if before and before[-1].stance is Stance.ACCUSES else None


def _owner(content: str) -> str | None:
    """Whose words a short denial is about, as far as it says so; None where it points at none.

    >>> _owner("the claims made by Kyiv"), _owner("the allegation")
    ('made by Kyiv', 'the')
    """
    words = content.replace(",", " ").split()
    at = next((i for i, word in enumerate(words) if word.lower() in clause_words("what was said")), None)
    if at is None or len(words) > _BARE:
        return None
    behind = words[at + 1 : at + 5]
    if behind and behind[0].lower() in clause_words("of whose"):
        return " ".join(behind)
    return " ".join(words[max(0, at - 2) : at])


def _away(one: Statement, other: Statement) -> int:
    return abs(one.content[0].start - other.content[0].start)


def _names(text: str, name: str | None) -> bool:
    """Whether the text has a word of the name."""
    words = {word.strip(",.;:’'\"") for word in text.replace("’s", "").replace("'s", "").split()}
    return any(word in words for word in (name or "").split() if word[:1].isupper())


def _voice(told: Told, statement: Statement) -> Voice:
    """A statement's content as a voice, the longest stretch of it where it is interrupted."""
    first = max(statement.content, key=lambda span: len(span.text))
    proposition = Proposition(
        first.start, first.end, first.text, statement.id, Role.BODY, None, False, statement.certainty,
        Mood.TOLD, (), (), tuple(first.text.lower().split()), (), (), (), (),
    )  # fmt: skip
    return Voice(told, proposition, next(s for s in told.sayings if s.statement.id == statement.id))


# ── figures ───────────────────────────────────────────────────────────────────────────────────────


def _figures(found: Series) -> Iterator[Dispute]:
    """One dispute for every two sources of a series that diverge: their last figures that do."""
    last: dict[tuple[str, str], tuple[Point, Point]] = {}
    for at, point in enumerate(found.points):
        for other in (found.points[i] for i in point.diverges if i > at):
            last[point.source, other.source] = point, other
    for one, other in last.values():
        sides = one.told[0], other.told[0]
        why = f"{_cap(one.source)} gives {_range(one)} {found.unit}, {other.source} {_range(other)}"
        rule = "ranges that exclude each other"
        yield Dispute(Conflict.FIGURE, Between.OTHERS, sides, (None, None), why, rule)


def _range(point: Point) -> str:
    if point.low == point.high:
        return f"{point.low:,}"
    if point.high is None:
        return f"at least {point.low:,}"
    if point.low is None:
        return f"at most {point.high:,}"
    return f"{point.low:,} to {point.high:,}"


# ── sentences ─────────────────────────────────────────────────────────────────────────────────────


def _cap(words: str) -> str:
    return words[:1].upper() + words[1:]


def _short(span: Span, most: int = 140) -> str:
    """The words of a span in quotation marks, cut at a word when they are many."""
    text = " ".join(span.text.split())
    if len(text) <= most:
        return f"“{text}”"
    return f"“{text[:most].rsplit(' ', 1)[0]} …”"
