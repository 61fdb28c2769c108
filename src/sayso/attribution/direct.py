"""Direct speech: each quotation with the cue and the source that stand beside it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from sayso.attribution.draft import Draft
from sayso.attribution.quotes import Quotation
from sayso.attribution.sources import SUBJECTS, agent_of, is_passive, source_edges, subject_of
from sayso.language import Grammar, Token
from sayso.lexicons.cues import VerbCue, verb_cues
from sayso.model import Article, Certainty, Role, Stance

_OBJECTS = ("me", "us", "him", "her", "them", "reporters", "journalists")
_DASHES = ("—", "–", "―", "--", "-")
_SHORTENED = 4  # letters: "Del. Marcia Price" goes on after its full stop
SHORT = 3  # words: a shorter quotation without a cue of its own is a name, a title or a term
FAR = 9  # tokens: a verb that is no known cue reports only when it stands this near
_OUTER = re.compile(r"[^\w]+")


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    """The words outside quotation marks that stand right before and right after a quotation."""

    before: tuple[Token, ...]
    after: tuple[Token, ...]
    before_grammar: Grammar | None
    after_grammar: Grammar | None


class DirectSpeech:
    """Attributes the quotations of one article, in reading order."""

    def __init__(
        self,
        article: Article,
        grammars: Sequence[Grammar],
        quoted: Sequence[Quotation],
        pieces: Sequence[tuple[int, int]],
    ) -> None:
        self.article = article
        self.grammars = grammars
        self.quoted = quoted
        self._grammar_starts = [g.passage.start for g in grammars]
        self._pieces = pieces
        self._piece_starts = [start for start, _ in self._pieces]
        self._token_starts = {id(g): [t.start for t in g.tokens] for g in grammars}

    def attribute(self, reports: Sequence[Draft]) -> list[Draft]:
        """The drafts of direct speech, given those of indirect speech in the same article."""
        found: list[Draft] = []
        by_paragraph: dict[int, list[Draft]] = {}
        for report in reports:
            if report.grammar is not None:
                by_paragraph.setdefault(report.grammar.passage.start, []).append(report)
        for quotation in self.quoted:
            near = [r for start in self._here_and_before(quotation) for r in by_paragraph.get(start, ())]
            draft = self._one(quotation, found, near)
            if draft is None:
                continue
            if found and self._continues(found[-1], draft):
                found[-1].content.extend(draft.content)
            else:
                found.append(draft)
        return found

    def _here_and_before(self, quotation: Quotation) -> list[int]:
        """Where the quotation's paragraph begins, and the one before it."""
        at = bisect_left(self._grammar_starts, quotation.start + 1)
        return self._grammar_starts[max(0, at - 2) : at]

    # -------------------------------------------------------------- one quotation

    def _one(self, quotation: Quotation, earlier: Sequence[Draft], reports: Sequence[Draft]) -> Draft | None:
        near = self._neighbourhood(quotation)
        if _ends_with(near.before, ":"):
            draft = (
                self._credit(quotation, near)
                or self._before(quotation, near)
                or self._before_colon(quotation)
                or self._label(quotation, near)
            )
            if draft is not None:
                _cut_reports(reports, quotation.start, near.before[-1].start)
                return draft
        own = self._own_cue_after(quotation, near, reports)
        if own is not None:
            _cut_reports(reports, quotation.start, near.before[-2 if len(near.before) > 1 else -1].end)
            return own
        if _absorb(quotation, reports, self.article, self._pieces):
            return None
        words = len(self._words(quotation))
        if words < SHORT and _runs_into(near.before) and not _names_it(near.before):
            return None
        tight = bool(near.before) and near.before[-1].pos != "PUNCT" and _leads_in(near.before)
        draft = self._before(quotation, near) if tight else None
        if draft is None and (not _runs_into(near.before) or self._inner_end(quotation) == ","):
            draft = self._after(quotation, near)
        if draft is None and _leads_in(near.before):
            draft = self._before(quotation, near)
        if draft is not None:
            return draft
        if words < SHORT:
            return None
        if near.before and near.before[0].tag == "VBG" and _known(near.before[0]):  # "Adding, “…”"
            return self._by_company(quotation, earlier, reports)
        if not self._is_utterance(quotation, near):
            return self._fragment(quotation, near) if not self._is_title(quotation) else None
        return self._by_company(quotation, earlier, reports)

    def _own_cue_after(
        self, quotation: Quotation, near: Neighbourhood, reports: Sequence[Draft]
    ) -> Draft | None:
        """A quotation with its own cue inside another's report: "… liked it – “I loved it,” she said"."""
        paused = bool(near.before) and near.before[-1].pos == "PUNCT"
        if not paused or self._inner_end(quotation) not in ",?!" or self._is_title(quotation):
            return None
        draft = self._after(quotation, near)
        if draft is None or draft.cue is None or not _known(draft.cue):
            return None
        dashed = near.before[-1].text in _DASHES
        return draft if dashed or not any(report.cue is draft.cue for report in reports) else None

    def _after(self, quotation: Quotation, near: Neighbourhood) -> Draft | None:
        """As in "…," said the mayor."""
        grammar = near.after_grammar
        signed = bool(near.after) and near.after[0].text in _DASHES
        run = tuple(t for i, t in enumerate(near.after) if i or t.pos != "PUNCT")
        if grammar is None or not run:
            return None
        if signed and len(run) <= FAR and run[0].pos == "PROPN" and _first_cue(run) is None:
            return self._draft(quotation, grammar, None, _top(run), "quotation, then signature")
        inner = self._inner_end(quotation)
        opens_sentence = inner in ".!?…" and run[0].text[:1].isupper()
        if inner == "." and opens_sentence and not _is_bare_tag(run):
            return None
        if run[0].lower == "according" and len(run) > 1:
            return self._according(quotation, grammar, run[0])
        verb = _first_cue(run)
        if verb is None and inner in ",?!—–-" and not opens_sentence:
            verb = _first_verb(run)
        if verb is None or (inner not in ",?!.…—–-" and not _known(verb)):
            return None
        source = _source_in(verb, run) or _beside(verb, run)
        if source is None or not _can_speak(source) or source.tag in ("WDT", "WP"):
            return None
        if inner in "?!…" and opens_sentence and verb.i - run[0].i > FAR:
            return None
        return self._draft(quotation, grammar, verb, source, "quotation, then cue")

    def _inner_end(self, quotation: Quotation) -> str:
        """The last character between the marks."""
        return self.article.text[quotation.start : quotation.end].rstrip("\"'”’» ")[-1:]

    def _before(self, quotation: Quotation, near: Neighbourhood) -> Draft | None:
        """The mayor said: "…"."""
        grammar = near.before_grammar
        if grammar is None:
            return None
        according = next((t for t in near.before if t.lower == "according"), None)
        if according is not None and near.before[-1].text == ",":
            return self._according(quotation, grammar, according)
        verb = _last_cue(near.before)
        colon = _ends_with(near.before, ":")
        if verb is None and (colon or _ends_with(near.before, ",")):
            verb = _last_verb(near.before) if colon else None
        if verb is None:
            return None
        source = agent_of(verb) if is_passive(verb) else subject_of(verb)
        if source is None and not is_passive(verb):
            source = _beside(verb, near.before) or _first_subject(near.before)
        if source is None and not colon:
            return None
        if self._is_title(quotation) and _runs_into(near.before) and not _tells(verb):
            return None  # "She read “The Old Man and the Sea”"
        draft = self._draft(quotation, grammar, verb, source, "cue, then quotation")
        opening = near.before[-1]
        if opening.lower == "that":
            draft.content[0] = (opening.start, draft.content[0][1])
        elif _takes_object(verb) and opening is not verb and opening.pos != "PUNCT":
            after = [t for t in near.before[near.before.index(verb) + 1 :] if t.pos != "ADP"]
            draft.content[0] = (after[0].start if after else draft.start, draft.content[0][1])
        return draft

    def _before_colon(self, quotation: Quotation) -> Draft | None:
        """A cue further off in the same sentence, with other quoted words between."""
        grammar = self._grammar_at(quotation.start)
        if grammar is None:
            return None
        far = self._run_before(grammar, quotation.start, through=True)
        return self._before(quotation, Neighbourhood(far, (), grammar, grammar))

    def _credit(self, quotation: Quotation, near: Neighbourhood) -> Draft | None:
        """The headline of an item, a dash and who is quoted: "Harbour reopens – Ana Petrović: "…"."""
        grammar = near.before_grammar
        dash = next((i for i, t in enumerate(near.before) if t.text in _DASHES), None)
        if grammar is None or dash is None:
            return None
        name = [t for t in near.before[dash + 1 : -1] if t.pos != "PUNCT"]
        while name and name[0].pos != "PROPN":  # "more from Petrović"
            name.pop(0)
        if not 0 < len(name) <= FAR or any(t.pos not in ("PROPN", "CCONJ", "ADP", "DET") for t in name):
            return None
        draft = self._draft(quotation, grammar, None, _top(name), "speaker, colon, quotation")
        colon = near.before[-1]
        draft.cue_at = (colon.start, colon.end)
        draft.source_at = (name[0].start, name[-1].end)
        return draft

    def _label(self, quotation: Quotation, near: Neighbourhood) -> Draft | None:
        """Rep. Okoro: "…"."""
        grammar = near.before_grammar
        run = [t for t in near.before if t.text != ":"]
        if grammar is None or not run:
            return None
        head = _top(run) if len(run) <= FAR else run[-1]
        if len(run) > FAR and head.entity != "PERSON":
            return None
        if head.pos not in ("PROPN", "NOUN", "PRON"):
            return None
        draft = self._draft(quotation, grammar, None, head, "speaker, colon, quotation")
        colon = near.before[-1]
        draft.cue_at = (colon.start, colon.end)
        return draft

    def _according(self, quotation: Quotation, grammar: Grammar, token: Token) -> Draft | None:
        to = token.child("prep")
        source = to.child("pobj") if to else None
        if to is None or source is None:
            return None
        draft = self._draft(quotation, grammar, token, source, "quotation, then according to")
        draft.cue_at = (token.start, to.end)
        return draft

    def _fragment(self, quotation: Quotation, near: Neighbourhood) -> Draft | None:
        """Quoted words inside the writer's own sentence: whose they are, by the clause they stand in."""
        grammar = self._grammar_at(quotation.start)
        if grammar is None:
            return None
        according = next((t for t in near.before if t.lower == "according"), None)
        if according is not None:
            return self._according(quotation, grammar, according)
        inside = self._tokens(grammar, quotation.start, quotation.end)
        tops = [t for t in inside if t.head not in inside or t.head is t]
        for top in tops[:1]:
            for above in top.ancestors():
                if self._is_quoted(above):
                    continue
                owner = above.child("poss")
                if above.pos == "NOUN" and owner is not None and not self._is_quoted(owner):
                    return self._draft(quotation, grammar, above, owner, "quoted words of an owner")
                if above.pos in ("VERB", "AUX"):
                    if top.i < above.i and not is_passive(above):
                        break
                    source = agent_of(above) if is_passive(above) else subject_of(above)
                    known = above.lemma in verb_cues()
                    if source is not None and not self._is_quoted(source) and (known or _is_somebody(source)):
                        verb = above if known else None
                        return self._draft(quotation, grammar, verb, source, "quoted words in a clause")
        if grammar.passage.role is Role.HEADLINE:
            return None  # a headline quotes what the body gives with its speaker
        return self._draft(quotation, grammar, None, None, "quoted words")

    def _by_company(
        self, quotation: Quotation, earlier: Sequence[Draft], reports: Sequence[Draft]
    ) -> Draft | None:
        """A quotation without a cue of its own: whose words stand right before it?"""
        start = quotation.start
        grammar = self._grammar_at(start)
        if grammar is None:
            return None
        here = grammar.passage.start
        before = self._paragraph_before(grammar)
        last = max(
            (
                d
                for d in (*earlier[-1:], *reports)
                if (d.cue_at or d.content[0])[0] < start and d.start < start
            ),
            key=lambda d: max(d.start, (d.cue_at or (0, 0))[0]),
            default=None,
        )
        floor = here if start - here > 2 else (before.passage.start if before else here)
        if last is not None and max(last.end, (last.cue_at or (0, 0))[1]) >= floor and last.source_at:
            draft = self._draft(quotation, last.grammar, last.cue, last.source, "the speaker just before")
            draft.cue_at, draft.source_at, draft.carried_on = last.cue_at, last.source_at, True
            return draft
        subject = self._subject_before(grammar, start) or (before and self._subject_before(before, start))
        if subject:
            owner = grammar if subject in grammar.tokens else before
            if owner is not None:
                draft = self._draft(quotation, owner, None, subject, "the subject just before")
                draft.carried_on = True
                return draft
        return self._draft(quotation, grammar, None, None, "quotation alone")

    # -------------------------------------------------------------- surroundings

    def _subject_before(self, grammar: Grammar, start: int) -> Token | None:
        """The subject of the last sentence of this paragraph that ends before here, if it is somebody."""
        tokens = [t for t in grammar.tokens if t.end <= start and not self._is_quoted(t)]
        for token in reversed(tokens):
            if token.dep in ("nsubj", "nsubjpass") and token.head.dep in ("ROOT", "conj"):
                somebody = token.entity in ("PERSON", "ORG") or token.lower in ("he", "she", "they")
                return token if somebody else None
        return None

    def _paragraph_before(self, grammar: Grammar) -> Grammar | None:
        at = bisect_left(self._grammar_starts, grammar.passage.start)
        return self.grammars[at - 1] if at else None

    def _neighbourhood(self, quotation: Quotation) -> Neighbourhood:
        first = self._grammar_at(quotation.start)
        last = self._grammar_at(quotation.pieces[-1].start)
        before = self._run_before(first, quotation.start) if first else ()
        after = self._run_after(last, quotation.end) if last else ()
        return Neighbourhood(before, after, first, last)

    def _run_before(self, grammar: Grammar, start: int, *, through: bool = False) -> tuple[Token, ...]:
        """Unquoted tokens back to the sentence's beginning or to another quotation, or through it."""
        at = bisect_left(self._token_starts[id(grammar)], start)
        run: list[Token] = []
        for token in reversed(grammar.tokens[:at]):
            quoted = self._is_quoted(token)
            if (quoted and not through) or (_is_stop(grammar, token) and token.i + 1 < len(grammar.tokens)):
                break
            if token.pos != "SPACE" and not quoted:
                run.append(token)
        return tuple(reversed(run))

    def _run_after(self, grammar: Grammar, end: int) -> tuple[Token, ...]:
        """Unquoted tokens on to the sentence's end or to another quotation."""
        at = bisect_left(self._token_starts[id(grammar)], end)
        run: list[Token] = []
        for token in grammar.tokens[at:]:
            if self._is_quoted(token) or _is_stop(grammar, token):
                break
            if token.pos != "SPACE":
                run.append(token)
        return tuple(run)

    def _tokens(self, grammar: Grammar, start: int, end: int) -> Sequence[Token]:
        starts = self._token_starts[id(grammar)]
        return grammar.tokens[bisect_left(starts, start) : bisect_left(starts, end)]

    def _grammar_at(self, offset: int) -> Grammar | None:
        at = bisect_left(self._grammar_starts, offset + 1) - 1
        return self.grammars[at] if at >= 0 else None

    def _is_quoted(self, token: Token) -> bool:
        return self.is_quoted(token.start, token.end)

    def is_quoted(self, start: int, end: int) -> bool:
        """Whether these characters lie within quotation marks."""
        at = bisect_left(self._piece_starts, start + 1) - 1
        return at >= 0 and self._pieces[at][0] <= start and end <= self._pieces[at][1]

    def _words(self, quotation: Quotation) -> list[str]:
        return [w for p in quotation.pieces for w in p.text.split()]

    def _is_utterance(self, quotation: Quotation, near: Neighbourhood) -> bool:
        """Whether the quotation stands as a sentence of its own, not inside the writer's."""
        return not near.before and (len(quotation.pieces) > 1 or _ends_sentence(quotation) or not near.after)

    def _is_title(self, quotation: Quotation) -> bool:
        """Whether these are the words of a title or a name: capitals throughout and no sentence's end."""
        words = [w for w in (_OUTER.sub("", w) for w in self._words(quotation)) if w]
        capitals = sum(w[0].isupper() or w[0].isdigit() for w in words)
        long = all(w[0].isupper() or w[0].isdigit() for w in words if len(w) > 3)
        return long and capitals > 1 and 2 * capitals >= len(words) and len(words) <= 12

    def _continues(self, last: Draft, draft: Draft) -> bool:
        """Whether this quotation goes on with the one before its cue: "…," she said. "…"."""
        if last.source_at is None or last.cue is None or last.grammar is not self._grammar_at(draft.start):
            return False
        same = draft.source_at == last.source_at and draft.cue_at == last.cue_at
        return same and last.end <= (last.cue_at or (0, 0))[0] and draft.start >= (last.cue_at or (0, 0))[1]

    def _draft(
        self,
        quotation: Quotation,
        grammar: Grammar | None,
        verb: Token | None,
        source: Token | None,
        rule: str,
    ) -> Draft:
        draft = Draft(
            [(p.start, p.end) for p in quotation.pieces], rule, grammar=grammar, quotation=quotation
        )
        if verb is not None and grammar is not None:
            draft.cue, draft.cue_at = verb, (verb.start, verb.end)
            reading = _reading(verb)
            draft.stance = reading.stance if reading else Stance.ASSERTS
            draft.certainty = reading.certainty if reading else Certainty.PLAIN
        if source is not None and grammar is not None and _can_speak(source):
            draft.source, draft.source_at = source, source_edges(grammar, source)
            if draft.source_at[0] < quotation.end and quotation.start < draft.source_at[1]:
                draft.source_at = (source.start, source.end)
        return draft


def _cut_reports(reports: Sequence[Draft], start: int, colon: int) -> None:
    """End before the colon what a report says: the quotation after it is a statement of its own."""
    for report in reports:
        report.content = [
            (a, min(b, colon) if a < start < b else b) for a, b in report.content if a < start or b <= start
        ] or report.content


def _absorb(
    quotation: Quotation, reports: Sequence[Draft], article: Article, pieces: Sequence[tuple[int, int]]
) -> bool:
    """Whether the quotation is part of what a report says; that report's content then covers it whole."""
    start, end = quotation.start, quotation.pieces[0].end
    for report in reports:
        for i, (a, b) in enumerate(report.content):
            runs_into = a < start < b and quotation.pieces[0].text[1:2].islower()
            if not runs_into and min(b, end) - max(a, start) < 0.5 * (end - start):
                continue
            outside = letters_outside(article.text, report.content, pieces)
            if outside == 0:
                continue
            report.content[i] = (min(a, start), max(b, end))
            report.content.extend((p.start, p.end) for p in quotation.pieces[1:])
            report.quotation = quotation
            return True
    return False


def letters_outside(text: str, content: Sequence[tuple[int, int]], pieces: Sequence[tuple[int, int]]) -> int:
    """How many letters of the content lie outside quotation marks, a leading "that" not counted."""
    count = 0
    for start, end in content:
        at = start + 4 if text[start : start + 5].lower() == "that " else start
        for a, b in pieces[max(0, bisect_left(pieces, (at, at)) - 1) :]:
            if b <= at:
                continue
            if a >= end:
                break
            count += sum(c.isalnum() for c in text[at : max(at, a)])
            at = max(at, b)
        if at < end:
            count += sum(c.isalnum() for c in text[at:end])
    return count


# ------------------------------------------------------------------ words beside a quotation


def _is_stop(grammar: Grammar, token: Token) -> bool:
    """Whether a sentence ends here; the stop of "(D-Md.)" or of "v. Okoro" is none."""
    if token.text not in (".", "!", "?", ";"):
        return False
    after = grammar.tokens[token.i + 1] if token.i + 1 < len(grammar.tokens) else None
    if after is None:
        return True
    before = grammar.tokens[token.i - 1] if token.i else token
    shortened = before.end == token.start and before.pos == "PROPN" and len(before.text) <= _SHORTENED
    return not (after.text == ")" or after.text[:1].islower() or (shortened and after.pos == "PROPN"))


def _reading(verb: Token) -> VerbCue | None:
    """What the verb makes of a quotation."""
    readings = verb_cues().get(verb.lemma, ())
    return next((r for r in readings if "quote" in r.frames), readings[0] if readings else None)


def _known(verb: Token) -> bool:
    return any("quote" in r.frames for r in verb_cues().get(verb.lemma, ()))


def _takes_object(verb: Token) -> bool:
    """Whether words between this cue and a quotation are content: "called | the march “a provocation”"."""
    readings = verb_cues().get(verb.lemma, ())
    return any({"as", "object"} & r.frames for r in readings) and not any(
        "address" in r.frames for r in readings
    )


def _tells(verb: Token) -> bool:
    """Whether the verb reports whoever its subject is and whatever its content."""
    return any(r.frames & {"clause", "as"} and r.subjects is None for r in verb_cues().get(verb.lemma, ()))


def _names_it(before: Sequence[Token]) -> bool:
    """Whether a cue that takes its object as content stands near: "called him a “fascist”"."""
    return any(t.pos == "VERB" and _takes_object(t) for t in before[-8:])


def _first_cue(run: Sequence[Token]) -> Token | None:
    return next((t for t in run if t.pos in ("VERB", "AUX", "NOUN") and _known(t) and _is_verb_here(t)), None)


def _last_cue(run: Sequence[Token]) -> Token | None:
    known = [t for t in reversed(run) if t.pos in ("VERB", "AUX") and _known(t)]
    main = [t for t in known if t.dep != "relcl" or run[-1].i - t.i <= 2]  # not "…, which the BBC noted, …"
    return next(iter(main or known), None)


def _is_verb_here(token: Token) -> bool:
    return token.pos != "NOUN" or token.tag.startswith("VB")


def _first_verb(run: Sequence[Token]) -> Token | None:
    """A finite verb near the quotation that has a subject there: "…," she smiled."""
    return next((t for t in run[:FAR] if t.tag in ("VBD", "VBZ", "VBP") and _source_in(t, run)), None)


def _last_verb(run: Sequence[Token]) -> Token | None:
    return next((t for t in reversed(run) if t.tag in ("VBD", "VBZ", "VBP") and _source_in(t, run)), None)


def _is_bare_tag(run: Sequence[Token]) -> bool:
    """Whether the words are a cue and its source alone: "….” Mr. Okoro said."."""
    verb = _first_cue(run)
    return verb is not None and verb.i - run[0].i <= 4 and len(run) <= FAR and verb.child("ccomp") is None


def _top(run: Sequence[Token]) -> Token:
    """The head of these words."""
    head = run[-1]
    while head.head in run and head.head is not head:
        head = head.head
    return head


def _is_somebody(source: Token) -> bool:
    """Whether the token is a name or a pronoun of somebody."""
    return source.entity in ("PERSON", "ORG") or source.lower in ("he", "she", "who")


def _first_subject(run: Sequence[Token]) -> Token | None:
    return next(
        (t for t in run if t.dep == "nsubj" and t.head.dep in ("ROOT", "conj") and _can_speak(t)), None
    )


def _can_speak(source: Token) -> bool:
    """Whether the token can head a source: no day, no clause, no number of its own."""
    return source.pos in ("NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET", "X") and source.entity not in (
        "DATE",
        "TIME",
    )


def _source_in(verb: Token, run: Sequence[Token]) -> Token | None:
    subject = agent_of(verb) if is_passive(verb) else subject_of(verb)
    return subject if subject is not None and subject in run else None


def _beside(verb: Token, run: Sequence[Token]) -> Token | None:
    """The noun beside the cue, where the parser gave it no subject: "said Okoro", "Okoro said"."""
    at = next((i for i, t in enumerate(run) if t is verb), None)
    if at is None:
        return None
    right = next((t for t in run[at + 1 : at + 4] if t.pos not in ("DET", "ADJ", "ADV")), None)
    hears = any("address" in reading.frames for reading in verb_cues().get(verb.lemma, ()))
    if (
        right is not None
        and not hears
        and right.pos in ("PROPN", "PRON", "NOUN")
        and right.lower not in _OBJECTS
    ):
        return _top_within(right, run)
    left = next((t for t in reversed(run[:at]) if t.pos not in ("ADV", "AUX", "PART")), None)
    if left is not None and left.pos == "PUNCT":  # "Okoro, the mayor of Oslo, said": back to the beginning
        left = next((t for t in run[:at] if t.pos in ("PROPN", "PRON") or t.dep in SUBJECTS), None)
    return _top_within(left, run) if left is not None and left.pos in ("PROPN", "PRON", "NOUN") else None


def _top_within(token: Token, run: Sequence[Token]) -> Token:
    while token.dep in ("compound", "poss", "amod", "det") and token.head in run:
        token = token.head
    return token


def _ends_with(run: Sequence[Token], mark: str) -> bool:
    return bool(run) and run[-1].text == mark


def _runs_into(before: Sequence[Token]) -> bool:
    """Whether the writer's sentence runs into the quotation without a pause: quoted words, no utterance."""
    return bool(before) and before[-1].pos not in ("PUNCT", "CCONJ")


def _leads_in(before: Sequence[Token]) -> bool:
    """Whether the words before open a quotation: a comma, a cue right before it, "that"."""
    if not before:
        return False
    last = before[-1]
    if last.text in (",", ":", "—", "–", "--", "-") or last.lower == "that":
        return True
    near = before[-5:]
    return any(t.pos in ("VERB", "AUX") and _known(t) for t in near)


def _ends_sentence(quotation: Quotation) -> bool:
    return quotation.pieces[-1].text.rstrip("\"'”’» ")[-1:] in (".", "!", "?", "…", ",")
