"""What there is: articles, statements, speakers, places, times, figures, reports.

Every other room speaks in these values. They are frozen, they refuse nonsense when made, they do no
input or output, and they import nothing of ours.

>>> from sayso.model import Span
>>> Span.cut("Kyiv confirmed it.", 0, 4)
Span(start=0, end=4, text='Kyiv')
"""

from sayso.model.article import Article, Credit, CreditKind, Passage, Role
from sayso.model.capture import Capture, Hints, Unchanged
from sayso.model.decode import article_from
from sayso.model.encode import as_json
from sayso.model.headline import Carrier, Doubt, Headline, HeadlineClaim, Verdict
from sayso.model.report import MadeBy, Received, Refusal, Report
from sayso.model.situation import Actor, ActorKind, Distance, Figure, Place, Situation, Time
from sayso.model.span import Span
from sayso.model.statement import (
    Certainty,
    Channel,
    ChannelKind,
    Grade,
    Kind,
    Speaker,
    Stance,
    Statement,
    Strength,
)
from sayso.model.when import Interval

__all__ = [
    "Actor",
    "ActorKind",
    "Article",
    "Capture",
    "Carrier",
    "Certainty",
    "Channel",
    "ChannelKind",
    "Credit",
    "CreditKind",
    "Distance",
    "Doubt",
    "Figure",
    "Grade",
    "Headline",
    "HeadlineClaim",
    "Hints",
    "Interval",
    "Kind",
    "MadeBy",
    "Passage",
    "Place",
    "Received",
    "Refusal",
    "Report",
    "Role",
    "Situation",
    "Span",
    "Speaker",
    "Stance",
    "Statement",
    "Strength",
    "Time",
    "Unchanged",
    "Verdict",
    "article_from",
    "as_json",
]
