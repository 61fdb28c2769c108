"""What there is: articles, statements, speakers, places, times, figures, reports.

Every other room speaks in these values. They are frozen, they refuse nonsense when made, they do no
input or output, and they import nothing of ours.

>>> from sayso.model import Span
>>> Span.cut("Kyiv confirmed it.", 0, 4)
Span(start=0, end=4, text='Kyiv')
"""

from sayso.model.article import Article, Credit, CreditKind, Passage, Role
from sayso.model.capture import Capture, Hints, Unchanged
from sayso.model.decode import article_from, value_from
from sayso.model.encode import as_json
from sayso.model.headline import Carrier, Doubt, Headline, HeadlineClaim, Verdict
from sayso.model.proposition import Mood, Proposition
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
from sayso.model.story import Entry, Page, Story, Text
from sayso.model.tracing import (
    Copy,
    Derivation,
    Direction,
    Evidence,
    Known,
    Origin,
    OriginKind,
    Profile,
    Shared,
    Traced,
)
from sayso.model.weighing import (
    Answer,
    ArticleDispute,
    Between,
    Claim,
    Conflict,
    Decided,
    Dispute,
    FirstHand,
    Hand,
    Judged,
    Judgment,
    Likeness,
    Member,
    Point,
    Saying,
    Series,
    Support,
    Told,
    Weighed,
    Wording,
    Words,
)
from sayso.model.when import Interval

__all__ = [
    "Actor",
    "ActorKind",
    "Answer",
    "Article",
    "ArticleDispute",
    "Between",
    "Capture",
    "Carrier",
    "Certainty",
    "Channel",
    "ChannelKind",
    "Claim",
    "Conflict",
    "Copy",
    "Credit",
    "CreditKind",
    "Decided",
    "Derivation",
    "Direction",
    "Dispute",
    "Distance",
    "Doubt",
    "Entry",
    "Evidence",
    "Figure",
    "FirstHand",
    "Grade",
    "Hand",
    "Headline",
    "HeadlineClaim",
    "Hints",
    "Interval",
    "Judged",
    "Judgment",
    "Kind",
    "Known",
    "Likeness",
    "MadeBy",
    "Member",
    "Mood",
    "Origin",
    "OriginKind",
    "Page",
    "Passage",
    "Place",
    "Point",
    "Profile",
    "Proposition",
    "Received",
    "Refusal",
    "Report",
    "Role",
    "Saying",
    "Series",
    "Shared",
    "Situation",
    "Span",
    "Speaker",
    "Stance",
    "Statement",
    "Story",
    "Strength",
    "Support",
    "Text",
    "Time",
    "Told",
    "Traced",
    "Unchanged",
    "Verdict",
    "Weighed",
    "Wording",
    "Words",
    "article_from",
    "as_json",
    "value_from",
]
