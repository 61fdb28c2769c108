"""What carries a claim: headline against body; who else says the same, who disputes it, with which figures.

In come an article's findings, or those of a story's articles; out come findings about them, each with the
words it rests on and the reason in a sentence. It refuses to say what is true.
"""

from __future__ import annotations

from collections.abc import Sequence

from sayso.model import Answer, Dispute, Judged, Told, Weighed
from sayso.weighing.claims import Link, claims, grouped, linked
from sayso.weighing.clauses import clauses_of
from sayso.weighing.disputes import disputed, disputes
from sayso.weighing.in_article import disputes_in
from sayso.weighing.judged import tied
from sayso.weighing.likeness import pairs
from sayso.weighing.opposed import opposed
from sayso.weighing.propositions import propositions
from sayso.weighing.series import series
from sayso.weighing.sides import Opposed
from sayso.weighing.support import support

__all__ = ["claims", "disputes", "disputes_in", "propositions", "series", "support", "weigh"]

_NOBODY = Judged()


def weigh(story: Sequence[Told], *, judged: Judged = _NOBODY) -> Weighed:
    """The claims, disputes and figures of a story, found together: each clause is compared once.

    ``judged`` is what people decided of its wordings, which comes before what is found.
    """
    clauses = clauses_of(story)
    links: list[Link] = []
    against: list[Opposed] = []
    for pair in pairs(clauses):
        if (link := linked(pair)) is not None:
            links.append(link)
        if (pair_against := opposed(pair)) is not None:
            against.append(pair_against)
    figures = series(story)
    made = grouped(clauses, links, tied(clauses.all, judged.same))
    found = disputed(story, against, figures, made, judged.disputes)
    rejected = tuple(filter(_is_rejected, found))
    return Weighed(made, tuple(d for d in found if not _is_rejected(d)), figures, rejected)


def _is_rejected(dispute: Dispute) -> bool:
    return dispute.decided is not None and dispute.decided.answer is Answer.NO
