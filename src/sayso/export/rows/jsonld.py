"""schema.org in JSON-LD: what was said, as `Quotation` and `Claim`, in one ``@graph`` with a node a line.

One document and not one a line, as that is what every JSON-LD tool reads. Nothing here is rated: a
`ClaimReview` is for what a named person has judged.
"""

from __future__ import annotations

from collections.abc import Iterator

from sayso.export.rows.graph import document, known
from sayso.export.rows.kinds import Kind
from sayso.export.rows.names import iri, link_of, page_of
from sayso.export.rows.source import Row, Rows, with_article

CONTEXT = {"@vocab": "https://schema.org/", "id": "@id", "type": "@type"}

_SPEAKERS = {
    "person": "Person",
    "organization": "Organization",
    "government": "GovernmentOrganization",
    "group": "Organization",
}

# What somebody denies, opposes, backs or asks for is not what they claim: it is the object of an act. What is
# denied is a claim of somebody's; the rest may be a plan, a thing or a question.
_ACTS = {
    "denies": "DisagreeAction",
    "opposes": "DisagreeAction",
    "supports": "AgreeAction",
    "asks": "AskAction",
    "demands": "AskAction",
}

# Channels that are happenings at which words are recorded; the others are media.
_OCCASIONS = {"briefing", "interview", "speech", "call", "court"}


def jsonld(ledger: Rows, kind: Kind) -> Iterator[bytes]:
    """Each article that reports a statement, then its statements."""
    return document({"@context": CONTEXT}, "@graph", _nodes(ledger, kind))


def _nodes(ledger: Rows, kind: Kind) -> Iterator[Row]:
    for article, statements in with_article(ledger, kind):
        kept = [statement for statement in statements if statement["status"] != "rejected"]
        if kept:
            yield _article(article)
        for statement in kept:
            yield _statement(statement, article)


def _article(article: Row) -> Row:
    publisher = known({"type": "Organization", "name": article["outlet"]})
    return known(
        {
            "id": page_of(article),
            "type": "NewsArticle",
            "identifier": article["id"],
            "url": link_of(article),
            "headline": article["title"],
            "datePublished": article["published_time"] or article["published"],
            "inLanguage": article["language"],
            "author": [{"type": "Person", "name": name} for name in article["byline"]],
            "publisher": publisher if article["outlet"] else None,
        }
    )


def _statement(statement: Row, article: Row) -> Row:
    if statement["kind"] == "direct":
        return _quotation(statement, article)
    if act := _ACTS.get(statement["stance"]):
        return _act(act, statement, article)
    return _claim(statement, article)


def _quotation(statement: Row, article: Row) -> Row:
    speaker = _speaker(statement)
    return known(
        {
            "id": iri("statement", statement["id"]),
            "type": "Quotation",
            "text": statement["content"],
            "creator": speaker,
            "spokenByCharacter": {"id": speaker["id"]} if speaker and "id" in speaker else None,
            "isPartOf": {"id": page_of(article)},
            "recordedAt": _occasion(statement),
            "keywords": _keywords(statement),
            **_said(statement, "dateCreated"),
        }
    )


def _claim(statement: Row, article: Row) -> Row:
    return known(
        {
            "id": iri("statement", statement["id"]),
            "type": "Claim",
            "text": statement["content"],
            "author": _speaker(statement),
            "appearance": {"id": page_of(article)},
            "claimInterpreter": _interpreter(article),
            "recordedAt": _occasion(statement),
            "keywords": _keywords(statement),
            **_said(statement, "datePublished"),
        }
    )


def _act(act: str, statement: Row, article: Row) -> Row:
    """What is denied, opposed, supported, asked or demanded, as the object of that act and nobody's claim."""
    name = iri("statement", statement["id"])
    return known(
        {
            "id": name,
            "type": act,
            "description": statement["stance"],
            "agent": _speaker(statement),
            "object": {"id": f"{name}:object", **_object(statement, article)},
            "subjectOf": {"id": page_of(article)},
            **_said(statement, "startTime"),
        }
    )


def _object(statement: Row, article: Row) -> Row:
    if statement["stance"] != "denies":
        return {"type": "Thing", "description": statement["content"]}
    return {
        "type": "Claim",
        "text": statement["content"],
        "appearance": {"id": page_of(article)},
        "claimInterpreter": _interpreter(article),
    }


def _speaker(statement: Row) -> Row | None:
    """Who said it; somebody without a name is described and is of no type, as one or many may be meant."""
    name = statement["actor_name"] or statement["speaker"]
    actor = statement["actor"]
    speaker = {
        "id": iri("actor", actor) if actor else None,
        "type": _SPEAKERS.get(statement["speaker_kind"]),
        "name": name,
        "description": statement["speaker_description"],
    }
    return known(speaker) if name or statement["speaker_description"] else None


def _occasion(statement: Row) -> Row | None:
    occasion = statement["channel_kind"] in _OCCASIONS
    return {"type": "Event", "name": statement["channel"]} if occasion else None


def _keywords(statement: Row) -> list[str]:
    """The stance and the certainty, where there is more to them than that something is plainly asserted."""
    return [
        word for word in (statement["stance"], statement["certainty"]) if word not in ("asserts", "plain")
    ]


def _interpreter(article: Row) -> Row:
    """Who read the claim out of the article: schema.org asks for an organization and sayso is a program."""
    program = "https://schema.org/SoftwareApplication"
    return {"type": "Organization", "additionalType": program, "name": f"sayso {article['made_by']}"}


def _said(statement: Row, day: str) -> Row:
    """When it was said: the day under the name it has there, or an interval, which is no day."""
    earliest, latest = statement["said_earliest"], statement["said_latest"]
    if earliest and earliest == latest:
        return {day: earliest}
    open_ended = {"temporalCoverage": f"{earliest or '..'}/{latest or '..'}"}
    return open_ended if (earliest or latest) and day != "startTime" else {}
