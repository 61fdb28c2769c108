"""Indirect speech: a cue, and the clause or phrase that it reports."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from sayso.attribution.draft import Draft
from sayso.attribution.sources import (
    agent_of,
    is_passive,
    is_unreal,
    neighbour_of,
    source_edges,
    subject_of,
    takes_over,
)
from sayso.language import Grammar, Token
from sayso.lexicons.actors import kinds_of_nouns
from sayso.lexicons.cues import NounCue, VerbCue, noun_cues, verb_cues
from sayso.lexicons.frames import words_of
from sayso.model import Certainty

_SHORTEST_TAGGED = 4  # tokens before a cue at the end of its sentence
_HEARER = ("dobj", "dative", "iobj")
_STRAY = (".", ",", ":", ";", "-", "–", "—", "--", "(", ")", "...", "…")


def reports(grammar: Grammar) -> Iterator[Draft]:
    """Everything this passage reports in the writer's words, cue by cue."""
    verbs, nouns, hearsay = verb_cues(), noun_cues(), words_of("impersonal")
    for token in grammar.tokens:
        if token.pos in ("VERB", "AUX") and (token.lemma in verbs or token.lower in hearsay):
            draft = _verb(grammar, token, verbs.get(token.lemma, ()))
        elif token.lemma in nouns and token.pos == "NOUN":
            draft = _noun(grammar, token, nouns[token.lemma])
        elif token.lower == "according":
            draft = _according(grammar, token)
        else:
            continue
        if draft is not None:
            yield draft


# ------------------------------------------------------------------ verbs


def _verb(grammar: Grammar, verb: Token, readings: tuple[VerbCue, ...]) -> Draft | None:
    if is_unreal(verb) or verb.dep in ("amod", "compound"):
        return None
    if verb.dep == "pcomp" and verb.head.lower in words_of("imputing"):
        return None
    impersonal = _impersonal(grammar, verb)
    if impersonal:
        return impersonal
    passive = is_passive(verb)
    subject = agent_of(verb) if passive else subject_of(verb) or neighbour_of(grammar, verb)
    for reading in readings:
        if reading.impersonal:
            continue
        if reading.subjects is not None and not _fits(subject, reading.subjects):
            continue
        found = _passive(grammar, verb, reading) if passive else _active(grammar, verb, reading)
        if found is None:
            continue
        content, rule, cue_last = found
        if _asks_for_anonymity(grammar, content):
            return None
        if (subject is None and not passive) or (subject is not None and not _is_somebody(subject)):
            return None
        draft = Draft(
            content, rule, reading.stance, reading.certainty, grammar, verb, _cue_at(grammar, verb, cue_last)
        )
        if subject is not None:
            draft.source, draft.source_at = subject, source_edges(grammar, subject)
            draft.content = _outside(grammar, draft.content, draft.source_at)
        return draft if draft.content else None
    return None


def _outside(
    grammar: Grammar, content: list[tuple[int, int]], source: tuple[int, int]
) -> list[tuple[int, int]]:
    """The content without the source's own words at its edges: "…, Officer Okoro said"."""
    kept = []
    for start, end in content:
        if start < source[0] < end <= source[1]:
            tokens = [t for t in grammar.tokens if start <= t.start < source[0]]
            kept += _stretch(grammar, tokens[0].i, tokens[-1].i)
        else:
            kept.append((start, end))
    return kept


def _is_somebody(subject: Token) -> bool:
    """Whether the subject says anything at all: no day does, nor "no organization"."""
    denied = any(c.lower in words_of("nobody") and c.dep == "det" for c in subject.children)
    return subject.entity not in ("DATE", "TIME") and not denied and subject.lower not in words_of("nobody")


def _asks_for_anonymity(grammar: Grammar, content: list[tuple[int, int]]) -> bool:
    """Whether the content is a source's wish not to be named, which says nothing of the matter."""
    first, last = content[0][0], content[-1][1]
    words = [t.lower for t in grammar.tokens if first <= t.start < last]
    return len(words) <= 6 and any(w in words_of("anonymity") for w in words)


def _fits(subject: Token | None, wanted: str) -> bool:
    """Whether the verb reports for this subject: a document, or somebody who can speak."""
    if subject is None:
        return False
    lemma = subject.lemma.lower()
    if lemma in words_of("documents"):
        return True
    somebody = subject.entity in ("PERSON", "ORG", "GPE", "NORP") or subject.pos in ("PRON", "PROPN")
    return wanted == "speaker" and (somebody or lemma in kinds_of_nouns())


Found = tuple[list[tuple[int, int]], str, Token | None]


def _active(grammar: Grammar, verb: Token, reading: VerbCue) -> Found | None:
    """The content of an active cue: the first frame that fits, the fullest first."""
    frames = reading.frames
    if reading.particles and not any(
        c.lower in reading.particles and c.dep in ("prt", "advmod", "prep") for c in verb.children
    ):
        return None
    if "clause" in frames:
        clause = _clause(verb, "address" in frames or "order" in frames) or _stray_clause(grammar, verb)
        if clause is not None:
            return (
                _stretch(
                    grammar,
                    _clause_start(grammar.tokens, verb, clause),
                    _clause_end(grammar.tokens, verb, clause),
                ),
                "clause",
                None,
            )
        aside = _aside(grammar, verb)
        if aside is not None:
            return aside, "aside", None
        tagged = _before_tag(grammar, verb)
        if tagged is not None:
            return tagged, "tag", None
    if "as" in frames:
        found = _predicate(grammar, verb)
        if found:
            return found, "predicate", None
    if "order" in frames:
        found = _order(grammar, verb)
        if found:
            return found, "order", None
    if "infinitive" in frames:
        infinitive = verb.child("xcomp")
        if infinitive is not None and infinitive.i > verb.i:
            return _stretch(grammar, infinitive.left, infinitive.right), "infinitive", None
    if reading.prepositions:
        wish = next(
            (c for c in verb.children if c.dep in ("xcomp", "advcl", "ccomp") and _for_to(c, reading)), None
        )
        if wish is not None and wish.i > verb.i:
            mark = wish.children[0]
            return _stretch(grammar, mark.i + 1, wish.right), "preposition", mark
    for preposition in verb.children:
        if preposition.lower in reading.prepositions and preposition.dep == "prep" and "object" not in frames:
            found = _after_preposition(grammar, verb, preposition)
            if found:
                return found, "preposition", preposition
    if "object" in frames:
        found = _object(grammar, verb, reading)
        if found:
            return found, "object", None
    return None


def _passive(grammar: Grammar, verb: Token, reading: VerbCue) -> Found | None:
    """The content of a passive cue: "troops were told to leave", "the deaths were confirmed by …"."""
    subject = verb.child("nsubjpass")
    clause = verb.child("ccomp")
    if "clause" in reading.frames and clause is not None and clause.i > verb.i:
        return (
            _stretch(
                grammar,
                _clause_start(grammar.tokens, verb, clause),
                _clause_end(grammar.tokens, verb, clause),
            ),
            "passive clause",
            None,
        )
    infinitive = verb.child("xcomp")
    if infinitive is not None and {"order", "address"} & reading.frames and infinitive.tag in ("VB", "TO"):
        return _stretch(grammar, infinitive.left, infinitive.right), "passive order", None
    if subject is not None and subject.pos != "PRON":
        hearsay = "clause" in reading.frames and infinitive is not None
        if hearsay and infinitive is not None and "address" not in reading.frames:
            parts = _stretch(grammar, subject.left, subject.right)
            return parts + _stretch(grammar, infinitive.left, infinitive.right), "passive hearsay", None
        if "object" in reading.frames and agent_of(verb) is not None:
            return _stretch(grammar, subject.left, subject.right), "passive object", None
    return None


def _impersonal(grammar: Grammar, verb: Token) -> Draft | None:
    """As in "It is understood that …", "reports have emerged that …", "it emerged that …"."""
    passive_it = verb.child("nsubjpass")
    clause = verb.child("ccomp")
    if clause is None or clause.i < verb.i:
        return None
    said_by_nobody = (
        passive_it is not None and passive_it.lower == "it" and verb.lower in words_of("impersonal")
    )
    readings = [r for r in verb_cues().get(verb.lemma, ()) if r.impersonal]
    if not said_by_nobody and not readings:
        return None
    content = _stretch(
        grammar, _clause_start(grammar.tokens, verb, clause), _clause_end(grammar.tokens, verb, clause)
    )
    draft = Draft(content, "impersonal", grammar=grammar, cue=verb, cue_at=_cue_at(grammar, verb, None))
    draft.certainty = Certainty.REPORTED
    subject = verb.child("nsubj")
    if subject is not None and subject.lemma in noun_cues():
        draft.source, draft.source_at = subject, source_edges(grammar, subject)
    elif not said_by_nobody and (subject is None or subject.lower != "it"):
        return None
    return draft


def _for_to(clause: Token, reading: VerbCue) -> bool:
    """As in "called | for | Turkey to halt …": the preposition stands at the head of an infinitive clause."""
    first = clause.children[0] if clause.children else None
    return (
        first is not None
        and first.lower in reading.prepositions
        and first.dep in ("mark", "prep")
        and (clause.child("nsubj") is not None and first.i == clause.left)
    )


def _clause(verb: Token, has_hearer: bool) -> Token | None:
    """The clause that the verb reports."""
    best = None
    for child in verb.children:
        if child.dep == "ccomp" and not _is_another_cue(child, verb):
            if child.tag == "VBG" and child.i > verb.i and child.child("nsubj") is None:
                continue
            if child.i < verb.i and any(
                c.text in (";", ":") for c in verb.children if child.i < c.i < verb.i
            ):
                continue
            best = best or child
        elif (
            child.dep == "xcomp"
            and has_hearer
            and child.i > verb.i
            and any(c.dep in _HEARER for c in verb.children)
        ):
            best = best or (child if verb.lemma in ("tell", "assure", "remind") else None)
        elif child.dep in ("advcl", "relcl") and any(
            c.dep == "mark" and c.lower == "that" for c in child.children
        ):
            best = best or child
        elif child.dep in _HEARER and best is None and child.i > verb.i:
            # "told reporters that …" is sometimes hung on the hearer
            inner = child.child("acl", "relcl", "ccomp")
            if inner is not None and any(c.dep == "mark" and c.lower == "that" for c in inner.children):
                best = inner
    return best


def _stray_clause(grammar: Grammar, verb: Token) -> Token | None:
    """The that-clause that the parser hung on a phrase between: "said in the debate that …"."""
    for token in grammar.tokens[verb.i + 1 : verb.right + 1]:
        if (
            token.dep == "mark"
            and token.lower == "that"
            and token.head.dep in ("acl", "relcl", "ccomp", "advcl")
        ):
            between = token.head.head
            if between is not verb and between.pos in ("NOUN", "PROPN") and between.lemma not in noun_cues():
                above = list(between.ancestors())
                if verb in above and not any(a.lemma in verb_cues() for a in above[: above.index(verb)]):
                    return token.head
    return None


def _is_another_cue(clause: Token, verb: Token) -> bool:
    """Whether the "clause" is in truth a second cue: "…, he said, adding …"."""
    return (
        clause.tag == "VBG"
        and clause.i > verb.i
        and clause.lemma in verb_cues()
        and clause.child("nsubj") is None
    )


def _clause_start(tokens: Sequence[Token], verb: Token, clause: Token) -> int:
    """Where the reported clause begins: a subordinate clause right after the cue opens it."""
    after = verb.i + 1
    opens = clause.i > verb.i and after < clause.left and tokens[after].lower in words_of("openers")
    return after if opens else clause.left


def _clause_end(tokens: Sequence[Token], verb: Token, clause: Token) -> int:
    """Where the reported clause ends: adverbial clauses that the parser hung on the cue belong to it."""
    if clause.i < verb.i:
        return min(clause.right, verb.i - 1)
    last = _before_next_cue(tokens, verb, clause)
    for child in verb.children:
        if child.i <= clause.i or (child.left <= last - 0 and child.right <= last):
            continue
        joins = child.dep == "advcl" and child.tag != "VBG" and child.child("mark") is not None
        second = child.dep == "conj" and any(c.dep == "mark" and c.lower == "that" for c in child.children)
        more = child.dep in ("ccomp",) and child.left > last
        if joins or second or more:
            last = max(last, child.right)
    return last


def _before_next_cue(tokens: Sequence[Token], verb: Token, clause: Token) -> int:
    """The clause's end, or where a further cue of the same speaker sets in: "…, adding that …"."""
    last = next((i - 1 for i in range(clause.i, clause.right) if tokens[i].text == ";"), clause.right)
    todo = list(clause.children)
    while todo:
        token = todo.pop()
        if takes_over(token, verb):
            first = min(
                [token.left, *(c.i for c in token.head.children if c.dep == "cc" and c.i > token.head.i)]
            )
            last = min(last, first - 1)
        else:
            todo.extend(token.children)
    return last


def _aside(grammar: Grammar, verb: Token) -> list[tuple[int, int]] | None:
    """The sentence around a cue set in commas: "The bridge, he said, was closed."."""
    if verb.child("nsubj") is None or verb.child("dobj", "ccomp", "xcomp") is not None:
        return None
    as_clause = verb.dep == "advcl" and any(c.dep == "mark" and c.lower == "as" for c in verb.children)
    if verb.dep not in ("parataxis", "ccomp", "dep") and not as_clause:
        return None
    head = verb.head
    if head is verb or (verb.dep == "ccomp" and head.lemma in verb_cues()):
        return None
    if head.pos not in ("VERB", "AUX") or any(t.text == ";" for t in grammar.tokens[head.i : verb.i]):
        return None
    return _around(grammar, head, verb)


def _before_tag(grammar: Grammar, verb: Token) -> list[tuple[int, int]] | None:
    """The sentence before a cue at its end, where the parser lost the thread: "…, Okoro said"."""
    subject = subject_of(verb) or neighbour_of(grammar, verb)
    if subject is None or verb.child("dobj", "ccomp", "xcomp", "prep") is not None:
        return None
    first, last = grammar.sentences[verb.sentence]
    tag = min(subject.left, verb.left if verb.left > subject.i else verb.i, subject.i)
    rest = [t for t in grammar.tokens[max(verb.i, subject.right) + 1 : last + 1] if t.pos != "PUNCT"]
    if any(t.tag in ("``", "''") for t in grammar.tokens[first:tag]):
        return None  # quotations are attributed beside their marks
    if rest or tag - first < _SHORTEST_TAGGED or grammar.tokens[tag - 1].text != ",":
        return None
    return _stretch(grammar, first, tag - 2)


def _around(grammar: Grammar, clause: Token, hole: Token) -> list[tuple[int, int]]:
    """The clause without the phrase that hangs in, before or after it."""
    before = _stretch(grammar, clause.left, hole.left - 1) if hole.left > clause.left else []
    after = _stretch(grammar, hole.right + 1, clause.right) if hole.right < clause.right else []
    return before + after


def _end_of_phrase(grammar: Grammar, clause: Token, token: Token, source: Token) -> int:
    """The last token of "according to …": the source, or all before the comma when it opens the sentence."""
    last = bisect_left(grammar.tokens, source_edges(grammar, source)[1], key=lambda t: t.start) - 1
    if token.i == grammar.sentences[token.sentence][0]:
        return next((t.i - 1 for t in grammar.tokens[last + 1 : clause.i] if t.text == ","), last)
    return last


def _without(grammar: Grammar, clause: Token, first: int, last: int) -> list[tuple[int, int]]:
    """The clause without the tokens from first to last, no further than the semicolons around them."""
    stops = [i for i in range(clause.left, clause.right + 1) if grammar.tokens[i].text == ";"]
    start = max((i + 1 for i in stops if i < first), default=clause.left)
    end = min((i - 1 for i in stops if i > last), default=clause.right)
    return _stretch(grammar, start, first - 1) + _stretch(grammar, last + 1, end)


def _predicate(grammar: Grammar, verb: Token) -> list[tuple[int, int]] | None:
    """As in "called | it a mistake": object and predicate."""
    predicate = verb.child("oprd")
    thing = verb.child("dobj", "nsubj") if predicate is not None else None
    if predicate is not None and predicate.i > verb.i:
        first = thing.left if thing is not None and verb.i < thing.i < predicate.i else predicate.left
        return _stretch(grammar, first, predicate.right)
    named, name = verb.child("dative"), verb.child("dobj")
    if named is not None and name is not None and verb.i < named.i < name.i and named.pos != "ADP":
        return _stretch(grammar, named.left, name.right)
    beside = name.child("appos") if name is not None and name.i > verb.i else None
    if (
        name is not None
        and beside is not None
        and grammar.tokens[beside.left].lower in ("a", "an", "the")
        and (grammar.tokens[beside.left - 1].text != ",")
    ):
        return _stretch(grammar, name.left, beside.right)
    clause = verb.child("ccomp")
    if (
        clause is not None
        and clause.i > verb.i
        and clause.child("nsubj") is not None
        and clause.child("aux") is None
    ):
        return _stretch(grammar, clause.left, clause.right)
    return None


def _order(grammar: Grammar, verb: Token) -> list[tuple[int, int]] | None:
    """As in "urged | residents to leave"."""
    infinitive = verb.child("xcomp", "ccomp")
    hearer = verb.child(*_HEARER)
    if infinitive is None or infinitive.i < verb.i:
        return None
    first = hearer.left if hearer is not None and verb.i < hearer.i < infinitive.i else infinitive.left
    return _stretch(grammar, first, infinitive.right)


def _after_preposition(grammar: Grammar, verb: Token, preposition: Token) -> list[tuple[int, int]] | None:
    """As in "called for | a ceasefire", "called on | Turkey to halt …"."""
    thing = preposition.child("pobj", "pcomp")
    if thing is None or thing.i < verb.i:
        return None
    last = thing.right
    for child in verb.children:
        if child.i > thing.i and (
            child.dep == "xcomp" or (child.dep == "prep" and child.lower in ("as", "for", "to"))
        ):
            last = max(last, child.right)
    if preposition.lower == "on" and last == thing.right and thing.child("acl", "relcl") is None:
        return None  # "called on Tuesday"
    return _stretch(grammar, thing.left, last)


def _object(grammar: Grammar, verb: Token, reading: VerbCue) -> list[tuple[int, int]] | None:
    """As in "denied | the charge", "accused | the network of swindling"."""
    thing = verb.child("dobj")
    if thing is None:
        gerund = verb.child("xcomp")
        return (
            _stretch(grammar, gerund.left, gerund.right) if gerund is not None and gerund.i > verb.i else None
        )
    if thing.i < verb.i or thing.lower.endswith(("self", "selves")):
        return None
    if verb.lemma == "cite" and (thing.entity in ("ORG", "PERSON") or thing.lemma in kinds_of_nouns()):
        return None  # whom it was taken from, not what was said
    after = grammar.tokens[thing.right + 1] if thing.right + 1 < len(grammar.tokens) else None
    if "clause" in reading.frames and after is not None and after.tag in ("VBD", "VBZ", "VBP", "MD"):
        # "allege the two knew …": the parser takes the subject of the clause for an object
        return _stretch(grammar, thing.left, grammar.sentences[verb.sentence][1])
    last = thing.right
    joined = False
    for child in verb.children:
        if (
            child.i > thing.i
            and child.dep in ("prep", "oprd", "xcomp")
            and (child.dep != "prep" or child.lower in reading.prepositions)
        ):
            last = max(last, child.right)
            joined = True
    if reading.requires and not any(
        t.lower in reading.requires for t in grammar.tokens[thing.left : last + 1]
    ):
        return None
    if thing.pos == "PRON" and not joined:
        return None
    return _stretch(grammar, thing.left, last)


# ------------------------------------------------------------------ nouns


def _noun(grammar: Grammar, noun: Token, reading: NounCue) -> Draft | None:
    """As in "the claim that the dam was cracked", "his warning was that …"."""
    clause = next(
        (c for c in noun.children if c.dep in ("acl", "ccomp", "relcl") and _opens_with_that(c)), None
    )
    verb = noun.head
    if clause is None and noun.dep == "nsubj" and verb.lemma == "be":
        clause = verb.child("ccomp")
    if clause is None or clause.i < noun.i:
        return None
    draft = Draft(
        _stretch(grammar, clause.left, clause.right),
        "noun",
        reading.stance,
        grammar=grammar,
        cue=noun,
        cue_at=(noun.start, noun.end),
    )
    owner = _owner(noun)
    if owner is None and noun.dep == "dobj" and verb.lemma in words_of("makers"):
        owner = subject_of(verb)
    if owner is not None:
        draft.source, draft.source_at = owner, source_edges(grammar, owner)
    return draft


def _opens_with_that(clause: Token) -> bool:
    return any(c.dep == "mark" and c.lower == "that" for c in clause.children)


def _owner(noun: Token) -> Token | None:
    """Whose claim it is: "the mayor's claim", "a claim by the mayor", "reports from Oslo"."""
    owner = noun.child("poss")
    if owner is not None:
        return owner
    for child in noun.children:
        if (child.dep == "prep" and child.lower in ("by", "from", "of")) or child.dep == "agent":
            return child.child("pobj")
    return None


# ------------------------------------------------------------------ according to


def _according(grammar: Grammar, token: Token) -> Draft | None:
    """The clause that "according to …" stands by, without that phrase."""
    to = token.child("prep")
    if to is None or to.lower != "to":
        return None
    source = to.child("pobj")
    if source is None:
        return None
    clause = token.head
    last = _end_of_phrase(grammar, clause, token, source)
    ends_sentence = last >= grammar.sentences[token.sentence][1] - 1
    while clause.head is not clause and (
        not _stands_alone(clause) or (ends_sentence and clause.dep == "conj")
    ):
        clause = clause.head
    content = _without(grammar, clause, token.i, last)
    if not content:
        return None
    draft = Draft(
        content,
        "according to",
        grammar=grammar,
        cue=token,
        cue_at=(token.start, to.end),
        source=source,
        source_at=source_edges(grammar, source),
    )
    comma = next((t for t in grammar.tokens[source.i : clause.i] if t.text == ","), None)
    if token.i == clause.left and comma is not None and clause.child("nsubj", "nsubjpass", "expl") is None:
        # "According to Okoro, the aim was …": the parser takes the subject for an apposition
        draft.content = _stretch(grammar, comma.i + 1, clause.right)
        draft.source_at = (draft.source_at[0], comma.start) if draft.source_at else None
    return draft if draft.content else None


def _stands_alone(clause: Token) -> bool:
    """Whether this is the head of a clause of its own."""
    if clause.dep in ("ccomp", "relcl", "parataxis"):
        return True
    return clause.dep in ("conj", "advcl") and clause.child("nsubj", "nsubjpass") is not None


# ------------------------------------------------------------------ stretches


def _cue_at(grammar: Grammar, verb: Token, last: Token | None) -> tuple[int, int]:
    """The verb group: auxiliaries, adverbs between, the verb, its particle or preposition."""
    first = verb
    for child in verb.children:
        if child.i < verb.i and child.dep in ("aux", "auxpass", "neg") and child.lower != "to":
            first = child if child.i < first.i else first
    for between in grammar.tokens[first.i : verb.i]:
        if between.dep in ("nsubj", "nsubjpass") or between.pos == "PUNCT":
            first = verb  # "has he said": keep to the verb
            break
    particle = verb.child("prt")
    end = max((t.i for t in (particle, last, verb) if t is not None and t.i <= verb.i + 2), default=verb.i)
    return grammar.tokens[first.i].start, grammar.tokens[end].end


def _stretch(grammar: Grammar, first: int, last: int) -> list[tuple[int, int]]:
    """The tokens' offsets, without stray marks at the ends; empty if nothing is left."""
    tokens = grammar.tokens
    while (first <= last and tokens[first].text in _STRAY) or (first <= last and tokens[first].dep == "cc"):
        first += 1
    while (last >= first and tokens[last].text in _STRAY) or (last >= first and tokens[last].dep == "cc"):
        last -= 1
    return [(tokens[first].start, tokens[last].end)] if first <= last else []
