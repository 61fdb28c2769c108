"""Posts set into an article: the words, a dash, the account and mostly the day.

"Road shut until Friday. pic.twitter.com/… — Ana Petrović (@anapetrovic) March 24, 2017"
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from sayso.attribution.draft import Draft
from sayso.language import Grammar
from sayso.model import Article

_POST = re.compile(
    r"(?P<words>\S.*?)\s*[—–-]\s*(?P<name>[^()\n—–@]{2,60}?)\s\((?P<account>@\w{1,20})\)"
    r"(?:\s[A-Z][a-z]+ \d{1,2}, \d{4})?\.?(?=\s|$)",
    re.DOTALL,
)
_LINK = re.compile(r"(?:\s*(?:https?://|pic\.twitter\.com/)\S+)+\s*$")


def posts(article: Article, grammars: Sequence[Grammar]) -> list[Draft]:
    """Each post with its account as source; the words as they stand, without the links at their end."""
    return [
        draft
        for grammar in grammars
        if grammar.passage.role.is_reported
        for draft in _posts(article, grammar)
    ]


def _posts(article: Article, grammar: Grammar) -> Iterator[Draft]:
    offset = grammar.passage.start
    text = article.passage_text(grammar.passage)
    if "(@" not in text:
        return
    for match in _POST.finditer(text):
        words = _LINK.sub("", match["words"])
        if not any(c.isalpha() for c in words):
            continue
        name = offset + match.start("name"), offset + match.end("name")
        account = offset + match.start("account"), offset + match.end("account")
        head = bisect_left(grammar.tokens, name[1], key=lambda t: t.start) - 1
        yield Draft(
            [(offset + match.start("words"), offset + match.start("words") + len(words))],
            "embedded post",
            grammar=grammar,
            cue_at=account,
            source=grammar.tokens[head],
            source_at=name,
            account_at=account,
        )
