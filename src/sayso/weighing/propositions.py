"""What an article and its statements put forward, clause by clause."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence, Set
from itertools import pairwise

from sayso.language import Grammar, Token
from sayso.lexicons.clauses import clause_words
from sayso.lexicons.frames import hedges, words_of
from sayso.lexicons.function_words import function_words
from sayso.model import (
    Article,
    Certainty,
    Mood,
    Proposition,
    Role,
    Situation,
    Span,
    Stance,
    Statement,
)

_SUBJECTS = ("nsubj", "nsubjpass", "csubj", "expl")
_OBJECTS = ("dobj", "attr", "acomp", "oprd", "dative")
_MODIFIERS = {"amod", "compound", "poss", "nmod"}
_CONTENT = {"NOUN", "PROPN", "VERB", "ADJ", "NUM", "ADV"}
_VERBS = {"VERB", "AUX"}
_NAMING = {"NOUN", "PROPN", "PRON", "NUM", "ADJ", "X", "SYM"}
_FEWEST = 3  # content words of a clause that says enough to be compared
_FEWEST_SAID = 2  # and of one that somebody is reported to say
_BESIDE = {"advcl", "conj", "ccomp", "parataxis"}
_INFINITIVES = {Stance.DEMANDS: Mood.WISHED, Stance.PROMISES: Mood.PLANNED}

Named = Sequence[tuple[int, int, str]]
Spans = Sequence[tuple[int, int, int]]  # start, end, and the number in the order of the findings


def propositions(
    article: Article, grammars: Sequence[Grammar], statements: Sequence[Statement], situation: Situation
) -> tuple[Proposition, ...]:
    """What each statement puts forward and what the article says itself, clause by clause, in reading order.

    A sentence is cut where the words of one speaker end and where a new clause with its own subject is
    joined to the one before. What is too short to be compared is left out.
    """
    named = _named(situation)
    owners = _Owners(grammars, statements)
    clauses = _Clauses(article.text, named, situation)
    return tuple(
        clauses.proposition(grammar.passage.role, part, owner)
        for grammar in grammars
        for piece, owner in _pieces(grammar, owners)
        if (part := _telling_part(piece, owner, owners)) is not None
    )


def _named(situation: Situation) -> Named:
    """Every mention of an actor and every place, with the name, by where it starts."""
    people = [(m.start, m.end, a.name) for a in situation.actors for m in a.mentions]
    places = [(p.start, p.end, p.name or p.text) for p in situation.places]
    return sorted({(start, end): (start, end, name) for start, end, name in places + people}.values())


class _Owners:
    """Which statement each token's words belong to, and which tokens only say who speaks."""

    def __init__(self, grammars: Sequence[Grammar], statements: Sequence[Statement]) -> None:
        self._tokens = [t for g in grammars for t in g.tokens]
        self._starts = [t.start for t in self._tokens]
        self._of: dict[int, Statement] = {}
        self._frames: set[int] = set()
        for statement in sorted(statements, key=_length, reverse=True):
            for span in statement.content:
                self._of.update(dict.fromkeys(self._within(span), statement))
            for part in (statement.cue, statement.source):
                if part is not None:
                    self._frames.update(self._within(part))

    def _within(self, span: Span) -> Sequence[int]:
        first = bisect_left(self._starts, span.start)
        return self._starts[first : bisect_left(self._starts, span.end)]

    def of(self, token: Token) -> Statement | None:
        """The innermost statement whose content holds the token."""
        return self._of.get(token.start)

    def frames(self, token: Token) -> bool:
        """Whether it belongs to a cue or a source."""
        return token.start in self._frames


def _length(statement: Statement) -> int:
    return sum(span.end - span.start for span in statement.content)


# ── pieces of sentences ───────────────────────────────────────────────────────────────────────────


def _pieces(grammar: Grammar, owners: _Owners) -> Iterator[tuple[Sequence[Token], Statement | None]]:
    """The stretches of each sentence that one voice says and that are one clause, with the statement."""
    for first, last in grammar.sentences:
        run: list[Token] = []
        owner: Statement | None = None
        for token in grammar.tokens[first : last + 1]:
            if token.pos in {"PUNCT", "SPACE"}:
                if run:
                    run.append(token)
                continue
            theirs = owners.of(token)
            if run and (theirs is not owner or _opens_a_clause(token)):
                yield _trimmed(run), owner
                run = []
            owner = theirs
            run.append(token)
        if run:
            yield _trimmed(run), owner


def _opens_a_clause(token: Token) -> bool:
    """Whether a clause with its own subject, joined to the one before, opens with this token."""
    top = token
    while top.head.left == token.i and top.head is not top:
        top = top.head
    joined = top.dep in {"conj", "parataxis"} and top.pos in _VERBS and top.head.pos in _VERBS
    return joined and top.left == token.i and any(c.dep in _SUBJECTS for c in top.children)


def _trimmed(run: Sequence[Token]) -> Sequence[Token]:
    """The run without marks and joining words at its ends."""
    first, last = 0, len(run) - 1
    while last > first and (run[last].pos in {"PUNCT", "SPACE"} or run[last].dep == "cc"):
        last -= 1
    while first < last and (run[first].pos == "PUNCT" or run[first].dep == "cc"):
        first += 1
    return run[first : last + 1]


def _telling_part(piece: Sequence[Token], owner: Statement | None, owners: _Owners) -> Sequence[Token] | None:
    """What of the piece puts something forward; None where it is short, or only says that somebody speaks."""
    if owner is not None:
        fewest = _FEWEST_SAID if any(t.pos in _VERBS for t in piece) else _FEWEST
        return piece if _counts(piece, fewest) else None
    if any(owners.frames(t) for t in piece):
        return _beside_a_frame(piece, owners)
    only_tells = _main(piece).lemma in clause_words("telling")
    return piece if _counts(piece, _FEWEST) and not only_tells else None


def _beside_a_frame(piece: Sequence[Token], owners: _Owners) -> Sequence[Token] | None:
    """The clause beside "the ministry said": "After 12 people died, the ministry said …"."""
    inside = {t.i for t in piece}
    for verb in piece:
        beside = verb.pos in _VERBS and verb.dep in _BESIDE and not owners.frames(verb)
        if beside and any(c.dep in _SUBJECTS and c.i in inside for c in verb.children):
            part = [t for t in piece if verb.left <= t.i <= verb.right and not owners.frames(t)]
            if _counts(part, _FEWEST):
                return _trimmed(part)
    return None


def _counts(tokens: Sequence[Token], fewest: int) -> bool:
    return sum(t.pos in _CONTENT and t.lower not in function_words() for t in tokens) >= fewest


# ── one clause ────────────────────────────────────────────────────────────────────────────────────


class _Clauses:
    """Makes propositions of the pieces of one article."""

    def __init__(self, text: str, named: Named, situation: Situation) -> None:
        self._text = text
        self._named = named
        self._starts = [start for start, _, _ in named]
        self._found = tuple(map(_by_start, (situation.figures, situation.places, situation.times)))

    def proposition(self, role: Role, piece: Sequence[Token], owner: Statement | None) -> Proposition:
        start, end = piece[0].start, piece[-1].end
        main = _main(piece)
        verb, failed = _carried_on(main)
        subject, objects = _parts(verb, main)
        figures, places, times = (_which(found, start, end) for found in self._found)
        return Proposition.cut(
            self._text,
            start,
            end,
            statement=None if owner is None else owner.id,
            role=role,
            verb=verb.lemma.lower() if verb.pos in _VERBS else None,
            negated=_is_negated(main, [*subject, *objects], _no_denials(piece)) is not failed,
            certainty=_certainty(main, owner),
            mood=_mood(main, piece, owner),
            subject=self._words_for(subject, owner),
            object=self._words_for(objects, owner),
            words=tuple(_lemmas(piece)),
            names=tuple(dict.fromkeys(name for _, _, name in self._names(start, end))),
            figures=figures,
            places=places,
            times=times,
        )

    def _names(self, start: int, end: int) -> Named:
        """The names that begin from start to end."""
        return self._named[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def _words_for(self, tokens: Sequence[Token], owner: Statement | None) -> tuple[str, ...]:
        whole = [part for token in tokens for part in (token, *_modifiers(token))]
        return tuple(dict.fromkeys(word for t in whole if (word := self._word_for(t, owner))))

    def _word_for(self, token: Token, owner: Statement | None) -> str | None:
        """The name that the token stands for, else its lemma; nothing for a pronoun that is left open."""
        if token.lower in clause_words("speakers themselves"):
            return owner.speaker.name if owner is not None else None
        if token.pos == "PRON":
            return None
        at = bisect_left(self._starts, token.start + 1) - 1
        if at >= 0 and token.end <= self._named[at][1]:
            return self._named[at][2]
        return token.lemma.lower()


def _by_start(found: Sequence[Span]) -> Spans:
    return sorted((span.start, span.end, at) for at, span in enumerate(found))


def _which(found: Spans, start: int, end: int) -> tuple[int, ...]:
    """The numbers of those that stand from start to end."""
    near = found[bisect_left(found, (start,)) : bisect_left(found, (end,))]
    return tuple(sorted(at for _, last, at in near if last <= end))


def _main(piece: Sequence[Token]) -> Token:
    """The word on which the rest of the piece hangs, a verb where there is one."""
    first, last = piece[0].i, piece[-1].i
    tops = [t for t in piece if t.head is t or not first <= t.head.i <= last]
    return next((t for t in tops if t.pos in _VERBS), next((t for t in tops if t.pos != "PUNCT"), piece[0]))


def _carried_on(main: Token) -> tuple[Token, bool]:
    """The verb that tells, behind "continue to", "fail to"; and whether it did not come about."""
    onward = main.child("xcomp")
    if onward is None or onward.pos not in _VERBS:
        return main, False
    if main.lemma in clause_words("failing"):
        return onward, True
    return (onward, False) if main.lemma in words_of("carriers") else (main, False)


def _parts(verb: Token, main: Token) -> tuple[list[Token], list[Token]]:
    """Who does it, and to whom or what: a passive is turned round."""
    subject = verb.child(*_SUBJECTS) or main.child(*_SUBJECTS)
    if subject is None and main.dep == "conj":
        subject = main.head.child(*_SUBJECTS)
    objects = [c for c in verb.children if c.dep in _OBJECTS]
    if not objects:
        objects = [c.child("pobj") or c for c in verb.children if c.dep in {"prep", "agent"}][:1]
    if subject is not None and (subject.dep == "nsubjpass" or (verb is not main and _is_passive(verb))):
        agent = verb.child("agent")
        doer = agent.child("pobj") if agent else None
        return _heads(doer), _heads(subject)
    return _heads(subject), [head for o in objects for head in _heads(o)]


def _is_passive(verb: Token) -> bool:
    return verb.child("auxpass") is not None


def _heads(token: Token | None) -> list[Token]:
    """A noun and those that are joined to it, each as its own head: "dozens of miners" are miners."""
    if token is None or token.pos not in _NAMING:
        return [] if token is None else [token]
    of = token.child("prep")
    inner = of.child("pobj") if of is not None and of.lower == "of" else None
    quantity = token.pos in {"NUM", "PRON"} or token.lemma in words_of("quantities")
    first = inner if inner is not None and quantity else token
    return [first, *(c for c in first.children if c.dep == "conj" and c.pos in _NAMING)]


def _modifiers(token: Token) -> list[Token]:
    """What tells the noun from others of its kind: "Karn’s southern offensive", "the price of bread"."""
    of = next((c for c in token.children if c.dep == "prep" and c.lower == "of"), None)
    behind = of.child("pobj") if of is not None else None
    before = [c for c in token.children if c.dep in _MODIFIERS and c.lower not in function_words()]
    return before if behind is None else [*before, behind]


def _is_negated(main: Token, parts: Sequence[Token], spared: Set[int]) -> bool:
    """Whether an odd number of words beside the verb deny it."""
    denials = sum(_denies(c) for c in main.children)
    nouns = {t.i: t for t in (*parts, *(c for c in main.children if c.dep in _SUBJECTS or c.dep in _OBJECTS))}
    no = sum(any(_is_no(c) and c.i not in spared for c in t.children) for t in nouns.values())
    return (denials + no) % 2 == 1


def _no_denials(piece: Sequence[Token]) -> Set[int]:
    """Where "no" denies nothing: "no more than 19", a “no” vote."""
    bounds = clause_words("no bound")
    return {
        token.i
        for token, after in pairwise(piece)
        if token.lower in clause_words("denying determiners")
        and (after.lower in bounds or after.pos == "PUNCT")
    }


def _is_no(token: Token) -> bool:
    return token.dep in {"det", "predet"} and token.lower in clause_words("denying determiners")


def _denies(token: Token) -> bool:
    if token.lower not in clause_words("denying"):
        return False
    if token.dep == "neg":
        behind = [t.lower for t in token.head.children if t.i > token.i]
        return not any(word in clause_words("more than so") for word in behind[:1])
    return token.dep in _SUBJECTS or token.dep in _OBJECTS


def _certainty(main: Token, owner: Statement | None) -> Certainty:
    if owner is not None and owner.certainty is not Certainty.PLAIN:
        return owner.certainty
    words = (main, *(c for c in main.children if c.dep in {"aux", "advmod", "acomp", "oprd"}))
    found = (hedges()[t.lower] for t in words if t.lower in hedges())
    return next(found, Certainty.PLAIN)


def _mood(main: Token, piece: Sequence[Token], owner: Statement | None) -> Mood:
    if _is_asked(main, piece, owner) or _is_conditional(main):
        return Mood.OPEN
    auxiliaries = {c.lower for c in main.children if c.dep in {"aux", "auxpass"}}
    for mood in (Mood.OPEN, Mood.WISHED, Mood.PLANNED):
        if auxiliaries & clause_words(mood):
            return mood
    if main.lemma in clause_words("planning") and main.child("xcomp") is not None:
        return Mood.PLANNED
    if main.tag == "VB" and "to" in auxiliaries:
        return _INFINITIVES.get(owner.stance, Mood.OPEN) if owner is not None else Mood.OPEN
    bare = main.tag == "VB" and main.dep == "ROOT" and not auxiliaries
    return Mood.WISHED if bare and main.child(*_SUBJECTS) is None else Mood.TOLD


def _is_asked(main: Token, piece: Sequence[Token], owner: Statement | None) -> bool:
    asks = owner is not None and owner.stance is Stance.ASKS
    return asks or any(c.text == "?" for c in main.children) or piece[-1].text == "?"


def _is_conditional(main: Token) -> bool:
    clauses = (main, *(c for c in main.children if c.dep == "advcl"))
    conditions = clause_words("conditions")
    return any(c.dep == "mark" and c.lower in conditions for clause in clauses for c in clause.children)


def _lemmas(piece: Sequence[Token]) -> Iterator[str]:
    """The content words, in order, each once a place."""
    for token in piece:
        lemma = token.lemma.lower()
        if token.pos in _CONTENT and lemma not in function_words() and token.lower not in function_words():
            yield lemma
