"""Direct speech: each quotation with the cue and the source that stand beside it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from sayso.attribution.beside import (
    DASHES,
    FAR,
    can_speak,
    ends_sentence,
    ends_with,
    first_cue,
    first_subject,
    first_verb,
    is_bare_tag,
    is_named,
    is_stop,
    last_cue,
    last_verb,
    leads_in,
    names_it,
    noun_beside,
    reading_of,
    reports_quotations,
    runs_into,
    source_in,
    takes_object,
    tells,
    top_of,
)
from sayso.attribution.draft import Draft
from sayso.attribution.quotes import Quotation
from sayso.attribution.reported import absorb, cut_reports, same_cue
from sayso.attribution.sources import agent_of, is_passive, source_edges, subject_of
from sayso.language import Grammar, Token
from sayso.lexicons.cues import verb_cues
from sayso.model import Article, Certainty, Role, Stance, Strength

TERM = 5  # words: fewer without a speaker, inside the writer's sentence, are a term and no statement
SHORT = 3  # words: a shorter quotation without a cue of its own is a name, a title or a term
_SIGNATURE = 20  # tokens of a line that signs a quotation
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
            near = [r for r in near if not any(same_cue(r, d) for d in found[-3:])]
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
        if ends_with(near.before, ":"):
            draft = (
                self._credit(quotation, near)
                or self._before(quotation, near)
                or self._before_colon(quotation)
                or self._label(quotation, near)
            )
            if draft is not None:
                cut_reports(reports, quotation.start, near.before[-1].start)
                return draft
        own = self._own_cue_after(quotation, near, reports)
        if own is not None:
            cut_reports(reports, quotation.start, near.before[-2 if len(near.before) > 1 else -1].end)
            return own
        within = self._within_authority(quotation, near, reports) or self._led_in(quotation, near)
        if within is not None:
            return within
        if absorb(quotation, reports, self.article, self._pieces):
            return None
        words = len(self._words(quotation))
        if near.before and near.before[-1].tag in ("IN", "POS") and self._is_title(quotation):
            return None  # "in an interview with “Harbour at Nine”"
        if words < SHORT and runs_into(near.before) and not names_it(near.before):
            return None
        tight = bool(near.before) and near.before[-1].pos != "PUNCT" and leads_in(near.before)
        draft = self._before(quotation, near) if tight else None
        if draft is None and (not runs_into(near.before) or self._inner_end(quotation) == ","):
            draft = self._after(quotation, near)
        if draft is None and leads_in(near.before):
            draft = self._before(quotation, near)
        if draft is not None:
            return draft
        whole = words > 1 and self._inner_end(quotation) in ".!?" and self._is_utterance(quotation, near)
        if words < SHORT and not whole:
            return None
        if (
            near.before and near.before[0].tag == "VBG" and reports_quotations(near.before[0])
        ):  # "Adding, “…”"
            return self._by_company(quotation, earlier, reports)
        signed = self._signature_below(quotation)
        if signed is not None:
            return signed
        if not self._is_utterance(quotation, near):
            return self._fragment(quotation, near) if not self._is_title(quotation) else None
        return self._by_company(quotation, earlier, reports)

    def _within_authority(
        self, quotation: Quotation, near: Neighbourhood, reports: Sequence[Draft]
    ) -> Draft | None:
        """A quotation with its cue on another's authority: "“I did it,” Hart said, according to police"."""
        outer = next((r for r in reports if r.rule == "according to" and _covers(r, quotation)), None)
        if outer is None:
            return None
        leads = bool(near.before) and near.before[-1].text in (",", ":")
        draft = (self._before(quotation, near) if leads else None) or self._after(quotation, near)
        if draft is None or draft.cue is None or draft.cue_at is None or not reports_quotations(draft.cue):
            return None
        if leads and draft.source_at is not None and draft.source_at[1] <= outer.start:
            outer.content[0] = (draft.source_at[0], outer.content[0][1])
        return draft if any(a <= draft.cue_at[0] < b for a, b in outer.content) else None

    def _led_in(self, quotation: Quotation, near: Neighbourhood) -> Draft | None:
        """A quotation between two cues is the first one's: "Hart said, “I did it,” the police said"."""
        lead = last_cue(near.before) if ends_with(near.before, ",") else None
        tag = first_cue(near.after) if lead is not None and self._inner_end(quotation) == "," else None
        if lead is None or tag is None or not tells(lead) or source_in(tag, near.after) is None:
            return None
        clause = lead.child("ccomp")
        says_else = clause is not None and clause.right < near.before[-1].i
        return None if says_else or source_in(lead, near.before) is None else self._before(quotation, near)

    def _signature_below(self, quotation: Quotation) -> Draft | None:
        """A paragraph that is a quotation, and below it a dash and a name: "– Ana Petrović, mayor"."""
        at = bisect_left(self._grammar_starts, quotation.end)
        here = self._grammar_at(quotation.start)
        if here is None or at >= len(self.grammars) or here.passage.end - quotation.end > 2:
            return None
        below = self.grammars[at]
        if len(below.tokens) > _SIGNATURE or below.tokens[0].text not in DASHES:
            return None
        run = [t for t in below.tokens[1:] if t.pos != "SPACE"]
        name = run[: next((i for i, t in enumerate(run) if t.text == ","), len(run))]
        if not name or any(t.pos not in ("PROPN", "ADP", "DET", "PUNCT") for t in name):
            return None
        draft = self._draft(quotation, below, None, top_of(name), "quotation, then signature")
        draft.source_at = (name[0].start, name[-1].end)
        return draft

    def _own_cue_after(
        self, quotation: Quotation, near: Neighbourhood, reports: Sequence[Draft]
    ) -> Draft | None:
        """A quotation with its own cue inside another's report: "… liked it – “I loved it,” she said"."""
        paused = bool(near.before) and near.before[-1].pos == "PUNCT"
        if not paused or self._inner_end(quotation) not in ",?!" or self._is_title(quotation):
            return None
        draft = self._after(quotation, near)
        if draft is None or draft.cue is None or not reports_quotations(draft.cue):
            return None
        dashed = near.before[-1].text in DASHES
        return draft if dashed or not any(report.cue is draft.cue for report in reports) else None

    def _after(self, quotation: Quotation, near: Neighbourhood) -> Draft | None:
        """As in "…," said the mayor."""
        grammar = near.after_grammar
        signed = bool(near.after) and near.after[0].text in DASHES
        run = tuple(t for i, t in enumerate(near.after) if i or t.pos != "PUNCT")
        if grammar is None or not run:
            return None
        if signed and len(run) <= FAR and run[0].pos == "PROPN" and first_cue(run) is None:
            return self._draft(quotation, grammar, None, top_of(run), "quotation, then signature")
        inner = self._inner_end(quotation)
        opens_sentence = inner in ".!?…" and run[0].text[:1].isupper()
        if inner == "." and opens_sentence and not is_bare_tag(run):
            return None
        if run[0].lower == "according" and len(run) > 1:
            return self._according(quotation, grammar, run[0])
        verb = first_cue(run)
        if verb is None and inner in ",?!—–-" and not opens_sentence:
            verb = first_verb(run)
        if verb is None or (inner not in ",?!.…—–-" and not reports_quotations(verb)):
            return None
        source = source_in(verb, run) or noun_beside(verb, run)
        if source is None or not can_speak(source) or source.tag in ("WDT", "WP"):
            return None
        if inner in "?!…" and opens_sentence and verb.i - run[0].i > FAR:
            return None
        return self._draft(quotation, grammar, verb, source, "quotation, then cue")

    def _inner_end(self, quotation: Quotation) -> str:
        """The last character between the marks."""
        return self.article.text[quotation.start : quotation.end].rstrip("\"'”’»] ")[-1:]

    def _before(self, quotation: Quotation, near: Neighbourhood) -> Draft | None:
        """The mayor said: "…"."""
        grammar = near.before_grammar
        if grammar is None:
            return None
        according = next((t for t in near.before if t.lower == "according"), None)
        nearer = last_cue(near.before)
        if (
            according is not None
            and (nearer is None or nearer.i < according.i)
            and near.before[-1].text == ","
        ):
            return self._according(quotation, grammar, according)
        words = next((t for t in near.before if t.lower == "words" and t.head.lower == "in"), None)
        owner = words.child("prep") if words is not None else None
        if owner is not None and owner.lower == "of" and owner.child("pobj") is not None:
            return self._draft(quotation, grammar, words, owner.child("pobj"), "in the words of")
        verb = last_cue(near.before)
        colon = ends_with(near.before, ":")
        if verb is None and (colon or ends_with(near.before, ",")):
            verb = last_verb(near.before) if colon else None
        if verb is None:
            return None
        source = agent_of(verb) if is_passive(verb) else subject_of(verb)
        if source is None and not is_passive(verb):
            source = noun_beside(verb, near.before) or first_subject(near.before)
        if source is None and not colon:
            return None
        if self._is_title(quotation) and runs_into(near.before) and not tells(verb):
            return None  # "She read “The Old Man and the Sea”"
        draft = self._draft(quotation, grammar, verb, source, "cue, then quotation")
        opening = near.before[-1]
        if opening.lower == "that":
            draft.content[0] = (opening.start, draft.content[0][1])
        elif takes_object(verb) and opening is not verb and opening.pos != "PUNCT":
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
        dash = next((i for i, t in enumerate(near.before) if t.text in DASHES), None)
        if grammar is None or dash is None:
            return None
        name = [t for t in near.before[dash + 1 : -1] if t.pos != "PUNCT"]
        while name and name[0].pos != "PROPN":  # "more from Petrović"
            name.pop(0)
        if not 0 < len(name) <= FAR or any(t.pos not in ("PROPN", "CCONJ", "ADP", "DET") for t in name):
            return None
        draft = self._draft(quotation, grammar, None, top_of(name), "speaker, colon, quotation")
        colon = near.before[-1]
        draft.cue_at = (colon.start, colon.end)
        draft.source_at = (name[0].start, name[-1].end)
        return draft

    def _label(self, quotation: Quotation, near: Neighbourhood) -> Draft | None:
        """Rep. Okoro: "…"."""
        grammar = near.before_grammar
        run = [t for t in near.before if t.text != ":"]
        if run and run[0].pos == "ADP":  # "From the report: …"
            run = run[1:]
        if grammar is None or not run:
            return None
        head = top_of(run) if len(run) <= FAR else run[-1]
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
                    if source is not None and not self._is_quoted(source) and (known or is_named(source)):
                        verb = above if known else None
                        draft = self._draft(quotation, grammar, verb, source, "quoted words in a clause")
                        if verb is not None and tells(verb) and verb.i < top.i:
                            draft.content[0] = (_start_of_content(grammar, verb, top), draft.content[0][1])
                        return draft
        if grammar.passage.role is Role.HEADLINE or len(self._words(quotation)) < TERM:
            return None  # a headline quotes what the body gives with its speaker; few words are a term
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
                if (d.cue_at or d.content[0])[0] < start
                and d.start < start
                and not (d.cue is not None and d.cue.dep == "relcl")
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
            if (quoted and not through) or (is_stop(grammar, token) and token.i + 1 < len(grammar.tokens)):
                break
            if token.pos != "SPACE" and not quoted:
                run.append(token)
        return tuple(reversed(run))

    def _run_after(self, grammar: Grammar, end: int) -> tuple[Token, ...]:
        """Unquoted tokens on to the sentence's end or to another quotation."""
        at = bisect_left(self._token_starts[id(grammar)], end)
        run: list[Token] = []
        for token in grammar.tokens[at:]:
            if self._is_quoted(token) or is_stop(grammar, token):
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
        return not near.before and (len(quotation.pieces) > 1 or ends_sentence(quotation) or not near.after)

    def _is_title(self, quotation: Quotation) -> bool:
        """Whether these are the words of a title or a name: capitals throughout and no sentence's end."""
        words = [w for w in (_OUTER.sub("", w) for w in self._words(quotation)) if w]
        capitals = sum(w[0].isupper() or w[0].isdigit() for w in words)
        long = all(w[0].isupper() or w[0].isdigit() for w in words if len(w) > 4)
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
            reading = reading_of(verb)
            draft.stance = reading.stance if reading else Stance.ASSERTS
            draft.certainty = reading.certainty if reading else Certainty.PLAIN
            draft.strength = reading.strength if reading else Strength.NEUTRAL
        if source is not None and grammar is not None and can_speak(source):
            draft.source, draft.source_at = source, source_edges(grammar, source)
            if draft.source_at[0] < quotation.end and quotation.start < draft.source_at[1]:
                draft.source_at = (source.start, source.end)
        return draft


def _start_of_content(grammar: Grammar, verb: Token, quoted: Token) -> int:
    """Where the cue's object or clause begins in which quoted words stand."""
    parts = [c for c in verb.children if c.i > verb.i and c.dep in ("ccomp", "xcomp", "dobj", "oprd")]
    first = min((c.left for c in parts if c.left <= quoted.i), default=quoted.i)
    return min(grammar.tokens[first].start, quoted.start)


def _covers(report: Draft, quotation: Quotation) -> bool:
    """Whether the quotation stands in what the report says."""
    return any(a <= quotation.start + 1 and quotation.end <= b + 1 for a, b in report.content)
