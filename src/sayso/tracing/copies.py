"""Which articles derive from one text, and which of two was taken from the other."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from sayso.model import Article, Copy, Derivation, Direction, Evidence, Known, Shared
from sayso.tracing.addresses import address_named
from sayso.tracing.crediting import Named, credited, outlet_named
from sayso.tracing.facts import Told, news_of_its_own, share_told, share_told_anywhere, told_in
from sayso.tracing.passages import Stretch, stretches
from sayso.tracing.prints import PRINT
from sayso.tracing.wording import RUN, Wording, wording

# Shares of the one article's own words, quotations aside, that stand in the other. On two corpora of
# copies, cuts and mergers lie at 0.49 and more, shared background and notices at 0.40 and less.
_COPIED = 0.5
_COPIED_IN_PART = 0.3
_WORDS_IN_PART = 90  # own words that are too many for a notice or a paragraph of background
_WORDS_WITH_OPENING = 50  # the same, where the one opens with them: no notice stands there
_AT_A_STRETCH = 40  # words of a passage that no form has: reports made by one form share many short ones
_OWN_FACTS = 0.3  # share of its names and numbers that each of two reports made by one form has for itself
_WORDS = 40  # own words that two articles share, where not nearly all of the one stands in the other
_NEARLY_ALL = 0.85
_FLASH = 12  # words of the shortest copy

# Shares of what the one tells that the other tells too (`share_told`): rewrites lie at 0.45 and more,
# independent articles on the same happening at 0.31 and less.
_REWRITTEN = 0.42
_REWRITTEN_WITH_CREDIT = 0.36
_TELLING = 7  # names and numbers that a rewrite shares with its original at least
_NEWS = 0.25  # share of its names and numbers that a rewrite may add: other names for the same
_NEWS_WITH_CREDIT = 0.5
# Two short reports of one police release tell up to 0.78 of the same. Without a credit and
# without a quotation of the original's, a rewrite must hold more names and numbers, and none else.
_REWRITTEN_WITHOUT_QUOTES = 0.5
_MANY_TELLING = 16
_HARDLY_ANY_NEWS = 0.05
_CARRIED = 6  # words of a quotation that are looked for in the original
_LONGEST_REWRITE = 1.3  # times the words of its original

_QUOTES_TOLD = 0.4
_PRINTS, _LONG = 2, 20  # keys of its wording that a text of so many keys shares with its copy
_LEAST_TOLD = min(_REWRITTEN, _REWRITTEN_WITH_CREDIT, _QUOTES_TOLD)

_QUOTED = 0.3  # share of the words of a piece made of quotations that stand in them
_QUOTED_WORDS = 25
_QUOTED_THERE = 0.8  # share of these that stand in the other too
_OWN_QUOTE = 6  # words of a quotation that shows that an article has asked somebody itself

# What speaks for the one as the other's original. The parent is the one for which most does.
_CREDIT, _MENTION, _EARLIER, _LESS, _NEAR = 3.0, 1.5, 0.5, 0.3, 2.0
_ADDRESS = {"canonical-address": _CREDIT, "canonical-host": _MENTION}
_ADDRESS_OF = {"canonical-address": "that article's", "canonical-host": "one of that article's site"}
_OPENS = 0.5
_RETOLD = 0.2  # of a rewrite: which of two alike texts it holds more of tells little
_OPENING = 30  # words of an opening
_DECIDED = 0.25
_LONG_AGO = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class _Side:
    """One of two articles, with what it has in common with the other."""

    known: Known
    words: Wording
    same: int  # words that stand in the other
    own: int  # words outside quotations
    same_own: int  # of these, words that stand in the other
    opens: bool  # whether it opens with words that stand in the other
    in_paragraphs: frozenset[int]  # the passages that these stand in

    @property
    def article(self) -> Article:
        return self.known.article

    @property
    def told(self) -> Told:
        return told_in(self.known.traits)

    @property
    def share(self) -> float:
        return self.same / len(self.words) if len(self.words) else 0.0

    @property
    def own_share(self) -> float:
        return self.same_own / self.own if self.own else 0.0

    @property
    def quoted(self) -> int:
        return len(self.words) - self.own


@dataclass(frozen=True, slots=True)
class _Found:
    """That two articles derive from one text; ``near`` tells how far the one holds the other, from 0 to 1.

    Of a copy it is None: there it is the share of the copy's words.
    """

    derivation: Derivation
    near: float | None
    evidence: Evidence
    child: Known | None = None  # the one that can only be the copy


def copies_of(new: Known, candidates: Sequence[Known]) -> tuple[Copy, ...]:
    """Those of the candidates that derive from one text with this article, with the passages of both.

    It does not matter which of two articles came first: comparing the one with the other finds the same
    as comparing the other with the one, the sides exchanged.
    """
    found = (_between(new, other) for other in candidates if other.id != new.id and _may_be(new, other))
    return tuple(copy for copy in found if copy is not None)


def _may_be(one: Known, other: Known) -> bool:
    """Whether two articles can derive from one text: a quick look that spares most of them the long one."""
    prints = [{key for key in known.keys if key.startswith(PRINT)} for known in (one, other)]
    least = _PRINTS if min(map(len, prints)) >= _LONG else 1  # a phrase of the trade stands in many long ones
    if len(prints[0] & prints[1]) >= least:
        return True
    a, b = told_in(one.traits), told_in(other.traits)
    return max(share_told_anywhere(a, b), share_told_anywhere(b, a)) >= _LEAST_TOLD


def _between(new: Known, other: Known) -> Copy | None:
    """What two articles are to each other, compared in an order that does not hang on their arrival."""
    if _order(new) <= _order(other):
        return _compared(new, other)
    copy = _compared(other, new)
    return _turned(copy, other.id) if copy is not None else None


def _order(known: Known) -> tuple[str, str, str, str]:
    article = known.article
    published = article.published_time or article.published
    return article.id, article.outlet or "", str(published or ""), article.url or ""


def _turned(copy: Copy, other: int) -> Copy:
    turns = {Direction.FROM: Direction.TO, Direction.TO: Direction.FROM}
    return replace(
        copy,
        other=other,
        direction=turns.get(copy.direction, copy.direction),
        share=copy.share_there,
        share_there=copy.share,
        passages=tuple(Shared(shared.there, shared.here) for shared in copy.passages),
    )


def _compared(one: Known, other: Known) -> Copy | None:
    here, there = wording(one.article), wording(other.article)
    passages = stretches(here, there)
    a = _side(one, here, [range(r.here, r.here + r.length) for p in passages for r in p.runs])
    b = _side(other, there, [range(r.there, r.there + r.length) for p in passages for r in p.runs])
    longest = max((passage.same for passage in passages), default=0)
    found = _copied(a, b, longest) or _retold(a, b)
    if found is None:
        return None
    credits = (outlet_named(a.article, b.article.outlet), outlet_named(b.article, a.article.outlet))
    direction, weight, why = _direction(a, b, found, credits)
    return Copy(
        other=other.id,
        derivation=found.derivation,
        direction=direction,
        share=round(a.share, 4),
        share_there=round(b.share, 4),
        weight=weight,
        passages=tuple(_shared(a, b, passage) for passage in passages),
        evidence=(found.evidence, *why),
    )


def _side(known: Known, words: Wording, runs: Sequence[range]) -> _Side:
    same = [i for run in runs for i in run]
    return _Side(
        known=known,
        words=words,
        same=len(same),
        own=words.quoted.count(False),
        same_own=sum(not words.quoted[i] for i in same),
        opens=sum(i < _OPENING for i in same) >= min(_OPENING, len(words)) / 2,
        in_paragraphs=frozenset(words.passages[i] for i in same),
    )


def _shared(a: _Side, b: _Side, passage: Stretch) -> Shared:
    (first, last), (its_first, its_last) = passage.here, passage.there
    return Shared(
        a.article.span(a.words.starts[first], a.words.ends[last - 1]),
        b.article.span(b.words.starts[its_first], b.words.ends[its_last - 1]),
    )


# ── copies, word for word or lightly edited ───────────────────────────────────────────────────────


def _copied(a: _Side, b: _Side, longest: int) -> _Found | None:
    if not _is_copied(a, b, longest):
        return None
    why = f"{a.share:.0%} of the words of the one stand in the other, {b.share:.0%} the other way round"
    return _Found(Derivation.COPY, None, Evidence("shared-passages", why))


def _is_copied(a: _Side, b: _Side, longest: int) -> bool:
    share, words = max(a.own_share, b.own_share), min(a.same_own, b.same_own)
    if min(a.share, b.share) >= _NEARLY_ALL:  # a speech is all quotation
        return a.same >= _FLASH
    if share >= _NEARLY_ALL:
        return words >= _FLASH
    if share < _COPIED_IN_PART or (_is_notice(a) and _is_notice(b)):
        return False
    if longest < _AT_A_STRETCH and min(_own_facts(a, b), _own_facts(b, a)) > _OWN_FACTS:
        return False
    least = _WORDS_WITH_OPENING if a.opens or b.opens else _WORDS_IN_PART
    return words >= least or (share >= _COPIED and words >= _WORDS)


def _own_facts(side: _Side, other: _Side) -> float:
    """The share of its names and numbers that the other does not tell."""
    return len(news_of_its_own(side.told, other.told)) / max(len(side.told.telling), 1)


def _is_notice(side: _Side) -> bool:
    """Whether what it shares is one paragraph below its opening, as a notice or a background is."""
    return len(side.in_paragraphs) == 1 and not side.opens


# ── the same in other words ───────────────────────────────────────────────────────────────────────


def _retold(a: _Side, b: _Side) -> _Found | None:
    """The shorter as a rewrite of the longer, or the longer as one of the shorter where they are as long."""
    for child, parent in sorted(
        ((a, b), (b, a)), key=lambda pair: (len(pair[0].words), _order(pair[0].known))
    ):
        if len(child.words) <= _LONGEST_REWRITE * len(parent.words):
            found = _as_child(child, parent)
            if found is not None:
                return found
    return None


@dataclass(frozen=True, slots=True)
class _Retelling:
    """How much of what one article tells the other tells too."""

    told: float  # share_told
    telling: int  # names and numbers that both tell
    added: float  # share of its names and numbers that the other does not tell
    credit: Named | None


def _as_child(child: _Side, parent: _Side) -> _Found | None:
    if share_told_anywhere(child.told, parent.told) < _LEAST_TOLD:  # quick to find, and never less
        return None
    retelling = _retelling(child, parent)
    if retelling.told < _LEAST_TOLD:
        return None
    if _is_of_quotes(child, parent, retelling):
        why = f"its quotations stand in the other, and so does {retelling.told:.0%} of what it tells"
        near = _RETOLD * _quoted_there(child, parent)
        return _Found(Derivation.QUOTES, near, Evidence("only-quotations", why), child.known)
    evidence = None if _asks_itself(child, parent) else _rewritten(child, parent, retelling)
    if evidence is None:
        return None
    return _Found(Derivation.REWRITE, _RETOLD * retelling.told, evidence, child.known)


def _retelling(child: _Side, parent: _Side) -> _Retelling:
    credit = outlet_named(child.article, parent.article.outlet)
    names = _words_of_credits(child.article, parent.article, credit)
    news = news_of_its_own(child.told, parent.told, but=names)
    telling = [word for word in child.told.telling if word.lower() not in names]
    return _Retelling(
        told=share_told(child.told, parent.told),
        telling=len(telling) - len(news),
        added=len(news) / max(len(telling), 1),
        credit=credit,
    )


def _rewritten(child: _Side, parent: _Side, retelling: _Retelling) -> Evidence | None:
    """What shows that the one tells the other again, if it does."""
    told, added, telling = retelling.told, retelling.added, retelling.telling
    share = f"{told:.0%} of what it tells stands in the other"
    credit = retelling.credit
    if telling < _TELLING:
        return None
    if (
        credit is not None
        and credit.as_credit
        and told >= _REWRITTEN_WITH_CREDIT
        and added <= _NEWS_WITH_CREDIT
    ):
        return Evidence("told-with-credit", f"{share}, whose outlet it credits", credit.span)
    if told < _REWRITTEN or added > _NEWS or _is_earlier(child.article, parent.article):
        return None
    if credit is not None:
        return Evidence("told-naming-the-outlet", f"{share}, whose outlet it names", credit.span)
    if _carries_a_quotation(child, parent):
        return Evidence("told-again", f"{share}, with the same quotations")
    if told >= _REWRITTEN_WITHOUT_QUOTES and added <= _HARDLY_ANY_NEWS and telling >= _MANY_TELLING:
        return Evidence("told-again", f"{share}, with {telling} names and numbers and hardly any other")
    return None


def _words_of_credits(child: Article, parent: Article, credit: Named | None) -> frozenset[str]:
    """The words of names that are no news: of outlets, and of whom the article says it comes from."""
    names = [child.outlet or "", parent.outlet or "", *(c.name for c in child.credits)]
    if credit is not None:
        names.append(credit.span.text)
    return frozenset(word.strip("()[].,—-").lower() for name in names for word in name.split())


def _is_of_quotes(child: _Side, parent: _Side, retelling: _Retelling) -> bool:
    return (
        child.quoted >= max(_QUOTED_WORDS, _QUOTED * len(child.words))
        and retelling.told >= _QUOTES_TOLD
        and retelling.added <= _NEWS
        and _quoted_there(child, parent) >= _QUOTED_THERE
    )


def _quoted_there(child: _Side, parent: _Side) -> float:
    """The share of its quoted words that stand in the other, quotation by quotation."""
    quotations = list(_quotations(child.words))
    there = sum(len(quote) for quote in quotations if _stands_in(quote, parent.words))
    return there / max(sum(map(len, quotations)), 1)


def _asks_itself(child: _Side, parent: _Side) -> bool:
    """Whether it quotes somebody at length whom the other does not quote: it has asked for itself."""
    return any(
        len(quote) >= _OWN_QUOTE and not _stands_in(quote, parent.words) for quote in _quotations(child.words)
    )


def _quotations(words: Wording) -> Iterator[tuple[str, ...]]:
    start = None
    for i, quoted in enumerate((*words.quoted, False)):
        ends = start is not None and (not quoted or words.passages[i] != words.passages[start])
        if ends:
            yield words.words[start:i]
            start = None
        if quoted and start is None:
            start = i


def _carries_a_quotation(child: _Side, parent: _Side) -> bool:
    """Whether it quotes two words or more in a row that stand in the other."""
    there = f" {' '.join(parent.words.words)} "
    return any(
        f" {' '.join(quote[:_CARRIED])} " in there for quote in _quotations(child.words) if len(quote) > 1
    )


def _stands_in(quote: tuple[str, ...], words: Wording) -> bool:
    """Whether a run of four words in two of the quotation stands in the text, or all of a shorter one."""
    if len(quote) < RUN:
        return f" {' '.join(quote)} " in f" {' '.join(words.words)} "
    runs = list(zip(quote, quote[1:], quote[2:], quote[3:], strict=False))
    return sum(run in words.runs for run in runs) * 2 >= len(runs)


# ── which was taken from which ────────────────────────────────────────────────────────────────────


def _direction(
    a: _Side, b: _Side, found: _Found, credits: tuple[Named | None, Named | None]
) -> tuple[Direction, float, list[Evidence]]:
    """Which was taken from which, with how much speaks for it and why."""
    of_a, of_b = list(_signs(a, b, found, credits[0])), list(_signs(b, a, found, credits[1]))
    lead = sum(weight for weight, _ in of_a) - sum(weight for weight, _ in of_b)
    if abs(lead) <= _EARLIER and credited(a.article) & credited(b.article):
        lead = 0.0  # both are from a third, and which of them was quicker tells nothing
    if lead >= _DECIDED:
        return Direction.FROM, _weight(a, b, found, lead), [why for _, why in of_a]
    if lead <= -_DECIDED:
        return Direction.TO, _weight(b, a, found, -lead), [why for _, why in of_b]
    return Direction.UNKNOWN, round(min(_near(a, b, found), _near(b, a, found)), 4), []


def _weight(child: _Side, parent: _Side, found: _Found, lead: float) -> float:
    return round(lead + _near(child, parent, found) + _first_of_all(parent.article, child.article), 4)


def _near(child: _Side, parent: _Side, found: _Found) -> float:
    """How near the child's text is to the parent's: letter for letter nearer than in another spelling.

    Of two texts run together the one that it opens with is the nearer.
    """
    if found.near is not None:
        return _NEAR * found.near
    return _NEAR * child.share * (0.9 + 0.1 * _same_letters(child, parent)) + _OPENS * child.opens


def _same_letters(child: _Side, parent: _Side) -> float:
    """The share of the runs of the child's text, as it is written, that stand in the parent's text."""
    runs = child.words.written
    return len(runs & parent.words.written) / len(runs) if runs else 0.0


def _signs(
    child: _Side, parent: _Side, found: _Found, credit: Named | None
) -> Iterator[tuple[float, Evidence]]:
    """What speaks for the first as taken from the second."""
    outlet = parent.article.outlet
    if credit is not None:
        why = f"it credits {outlet}" if credit.as_credit else f"it names {outlet}"
        rule = "credits-the-outlet" if credit.as_credit else "names-the-outlet"
        yield (_CREDIT if credit.as_credit else _MENTION), Evidence(rule, why, credit.span)
    named = address_named(child.known, parent.known)
    if named is not None:
        yield _ADDRESS[named], Evidence(named, f"its page names {_ADDRESS_OF[named]} as its own address")
    if _is_earlier(parent.article, child.article):
        yield _EARLIER, Evidence("published-later", "it was published later")
    elif found.child is child.known:
        yield _LESS, Evidence("tells-less", "it tells nothing that the other does not tell")
    elif (
        found.child is None
        and child.share >= _NEARLY_ALL > parent.share
        and not _is_earlier(child.article, parent.article)
    ):
        yield _LESS, Evidence("is-a-part", "it is a part of the other")


def _is_earlier(one: Article, other: Article) -> bool:
    """Whether the first was published before the second, by the clock where both tell it, else by the day."""
    at, then = one.published_time, other.published_time
    if at is not None and then is not None and (at.tzinfo is None) == (then.tzinfo is None):
        return at < then
    day, its = one.published, other.published
    return day is not None and its is not None and day < its


def _first_of_all(parent: Article, child: Article) -> float:
    """What tells between parents as near: the one that is itself from nobody, and the one longest there."""
    is_own = not credited(parent)
    if parent.published is None or child.published is None:
        return 0.05 * is_own
    at, then = parent.published_time, child.published_time
    if at is not None and then is not None and (at.tzinfo is None) == (then.tzinfo is None):
        gap = then - at
    else:
        gap = child.published - parent.published
    minutes = max(0.0, min(gap, _LONG_AGO).total_seconds() / 60)
    return 0.05 * is_own + 0.02 * math.log1p(minutes) / math.log1p(_LONG_AGO.total_seconds() / 60)
