"""How two clauses of a story go against each other."""

from __future__ import annotations

from sayso.lexicons.clauses import clause_words
from sayso.lexicons.function_words import function_words
from sayso.lexicons.kin import kin_of
from sayso.lexicons.outcomes import are_rivals, outcomes
from sayso.model import Between, Certainty, Conflict, Mood, Role, Stance
from sayso.weighing.clauses import Clause, Voice
from sayso.weighing.events import another_place, another_time
from sayso.weighing.likeness import Compared
from sayso.weighing.sides import Opposed, actor_of, between, capital, denied_by, is_refusal, quoted, who

# Measured on sayings of 44 stories and 316 articles, and on pairs made for it, half of them held back.
_DENIED = 0.5  # share of a denial's words that must stand in what it denies
_STANDS = (
    0.12  # share of all their words, below which the denied one is a paragraph about all sorts of things
)
_TELLING = 7.0  # weight of what two clauses share, for a negation and for opposites
_LEAST = 5.0
_SAME = 3.0  # of clauses that share nearly every word
_ALIKE = 0.42  # share of all their words
_NEARLY = 0.8  # share from which on a word more on either side names nothing else
_DAYS = 2  # within which two named speakers speak of one state of things


def opposed(found: Compared) -> Opposed | None:
    """How the two clauses go against each other, the surest way first."""
    one, other = found.one, found.other
    if Role.CORRECTION in {one.first.proposition.role, other.first.proposition.role}:
        return _correction(found)
    if found.weight < _least(found) or _is_open(one) or _is_open(other):
        return None
    denial, denied = (one, other) if _is_denial(one) else (other, one)
    if _is_denial(denial):
        return _denial(found, denial, denied)
    rules = (_retraction, _opposite, _negation, _blame, _elsewhere)
    return next((opposed for rule in rules if (opposed := rule(found)) is not None), None)


def _least(found: Compared) -> float:
    """How much two clauses must share: less where they are the same but for a word."""
    is_one = found.union >= _NEARLY and found.same_verb and (found.same_subject or found.same_object)
    return _SAME if is_one else _LEAST


def _is_open(clause: Clause) -> bool:
    return clause.mood is Mood.OPEN


def _is_denial(clause: Clause) -> bool:
    saying = clause.first.saying
    return saying is not None and saying.statement.stance is Stance.DENIES


def _denial(found: Compared, denial: Clause, denied: Clause) -> Opposed | None:
    """Somebody denies what another asserts in much the same words."""
    if is_refusal(denial.first.proposition.words):
        return None
    if denial.holds is denied.holds or _is_denial(denied) or not _may_be_denied(denied):
        return None
    if not _denies_this(found, denial):
        return None
    one, other = denial.first, _other_voice(denial, denied)
    if other is None:
        return None
    return Opposed(Conflict.DENIAL, one, other, denied_by(one, other), "denies the same")


def _denies_this(found: Compared, denial: Clause) -> bool:
    """Whether most of the denial stands in the other; of a short one both the act and the actor or thing."""
    if found.weight < _DENIED * denial.weight or found.union < _STANDS:
        return False
    if found.weight < _TELLING:
        return found.weight >= _least(found) and found.same_verb and (found.same_subject or found.same_object)
    return bool(found.agreeing) or _verbs_meet(found)


def _other_voice(denial: Clause, denied: Clause) -> Voice | None:
    """The first voice of what is denied that is not the denier's own, nor the article that reports both."""
    for voice in denied.voices:
        if voice.saying is not None or voice.told.article != denial.first.told.article:
            return voice
    return None


def _may_be_denied(denied: Clause) -> bool:
    """Whether what is denied is put as a fact."""
    if clause_words("undecided") & set(denied.first.proposition.text.lower().split()):
        return False  # "a judge will look into whether" puts forward nothing
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
    why = f"{capital(who(voices[0]))} says “{words[0]}” where {who(voices[1])} says “{words[1]}”"
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
    least = _least(found) if found.union >= _NEARLY else _TELLING
    if found.weight < least or not (found.same_subject or found.same_object):
        return None
    yes, no = (one, other) if one.holds else (other, one)
    not_yet = no.first.proposition.verb in clause_words("not yet")
    if not_yet or _tell_of_others(found, frozenset()) or not _at_one_time(no, yes):
        return None
    told = quoted(yes.first.proposition)
    why = f"{capital(who(no.first))} says that it is not so, {who(yes.first)} that it is: {told}"
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
    names = f"{capital(who(voices[0]))} and {who(voices[1])}"
    why = f"{names} each say that it was the other: {quoted(voices[0].proposition)}"
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
    return apart <= (_DAYS if actor_of(a) and actor_of(b) else 0)


def _elsewhere(found: Compared) -> Opposed | None:
    """The same event, put at another place or on another day."""
    voices = found.one.first, found.other.first
    both = found.one.holds and found.other.holds and found.same_verb and _is_plain(found)
    if not both or between(*voices) is Between.SELF:
        return None
    place = another_place(found)
    if place is not None:
        why = f"{capital(who(voices[0]))} puts it at {place[0]}, {who(voices[1])} at {place[1]}"
        return Opposed(Conflict.PLACE, *voices, why, "the same event at another place")
    day = another_time(found)
    if day is not None:
        why = f"{capital(who(voices[0]))} puts it on {day[0]}, {who(voices[1])} on {day[1]}"
        return Opposed(Conflict.TIME, *voices, why, "the same event on another day")
    return None


def _correction(found: Compared) -> Opposed | None:
    """A correction, and what it corrects."""
    one, other = found.one, found.other
    notice, wrong = (one, other) if one.first.proposition.role is Role.CORRECTION else (other, one)
    if wrong.first.proposition.role is Role.CORRECTION or found.weight < _TELLING:
        return None
    if found.part < _DENIED or notice.takes_back is None:
        return None
    kind = Conflict(notice.takes_back)
    outlet = notice.first.told.outlet or "the article"
    why = f"{capital(outlet)} corrects: {quoted(wrong.first.proposition)}"
    return Opposed(kind, notice.first, wrong.first, why, "a correction of the same")


def _retraction(found: Compared) -> Opposed | None:
    """Somebody takes back what was said."""
    for notice, said in ((found.one, found.other), (found.other, found.one)):
        kind = notice.takes_back
        if kind is not None and said.takes_back is None and found.part >= _DENIED:
            why = (
                f"{capital(who(notice.first))} says that it was taken back: {quoted(said.first.proposition)}"
            )
            return Opposed(Conflict(kind), notice.first, said.first, why, "words that take it back")
    return None
