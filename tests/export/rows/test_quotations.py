"""GDELT's quotation graph, schema.org, Web Annotations and FollowTheMoney."""

from __future__ import annotations

import base64
import hashlib
import json
from pathlib import Path
from typing import Any

import pytest
from followthemoney import model
from jsonschema import Draft202012Validator
from rdflib import Dataset, Graph, Literal, Namespace, URIRef
from rdflib.namespace import RDF

from sayso.export.rows import FORMATS, exported
from sayso.export.rows.words import quoted_in
from sayso.ledger import Ledger
from sayso.model import Capture, Hints
from sayso.reading import captures
from tests.export.rows.made import DAM, URL, Made, bare, row

SCHEMA = Namespace("https://schema.org/")


def written(ledger: Any, format_: str, kind: str = "statements") -> bytes:
    return b"".join(exported(ledger, kind, format_))


def lines(ledger: Any, format_: str, kind: str = "statements") -> list[dict[str, Any]]:
    return [json.loads(line) for line in written(ledger, format_, kind).splitlines()]


def nodes(ledger: Any) -> list[dict[str, Any]]:
    return json.loads(written(ledger, "jsonld"))["@graph"]


# ── GDELT ──


def test_a_quotation_stands_between_what_is_around_it(ledger: Ledger) -> None:
    dam = next(article for article in lines(ledger, "gqg") if article["url"])
    assert {name: dam[name] for name in ("date", "url", "title", "lang")} == {
        "date": "2024-03-12T10:00:00Z", "url": URL, "title": "Dam ‘was sound’, builder says", "lang": "ENGLISH",
    }  # fmt: skip
    assert [quote["quote"] for quote in dam["quotes"]] == [
        "The wall was sound,",
        "Nobody asked us,",
        "known for years",
    ]
    for quote in dam["quotes"]:
        assert set(quote) == {"pre", "quote", "post"}
        assert f"{quote['pre']}“{quote['quote']}”{quote['post']}" in DAM
        assert max(len(quote["pre"]), len(quote["post"])) <= 100


def test_a_quotation_at_either_end_of_the_text_has_nothing_there() -> None:
    [article] = lines(reported("“No.”"), "gqg")
    assert article["quotes"] == [{"pre": "", "quote": "No.", "post": ""}]


def test_sayso_reads_the_quotations_it_wrote(ledger: Ledger, tmp_path: Path) -> None:
    file = tmp_path / f"statements{FORMATS['gqg'].suffix}"
    file.write_bytes(written(ledger, "gqg"))
    [_, dam] = [item for item in captures([file], hints=Hints()) if isinstance(item, Capture)]
    assert dam.hints.url == URL
    assert "“The wall was sound,” said Jelena Simić" in dam.data.decode()


def test_an_article_that_quotes_nobody_has_no_line(ledger: Ledger) -> None:
    assert len(lines(ledger, "gqg")) == 2


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("It was “a lie” and “a farce”.", ["a lie", "a farce"]),
        ('It was "a lie".', ["a lie"]),
        ("It was «a lie» or „a farce“.", ["a lie", "a farce"]),
        ("It was ‘Anna’s lie’, it’s said.", ["Anna’s lie"]),
        ("It was “never closed", []),
        ("It’s what they’re after.", []),
    ],
)
def test_the_quoted_parts_of_a_mixed_statement_are_found(text: str, quoted: list[str]) -> None:
    found = quoted_in(text, {"kind": "mixed", "spans": [[0, len(text)]]})
    assert [text[start:end] for start, end in found] == quoted


def test_a_megabyte_of_marks_is_looked_through_at_once() -> None:
    for mark in '“"«„‘’':
        quoted_in(mark * 1_000_000, {"kind": "mixed", "spans": [[0, 1_000_000]]})


# ── schema.org ──


@pytest.fixture
def graph(ledger: Ledger) -> Graph:
    found = Dataset(default_union=True)
    found.parse(data=written(ledger, "jsonld"), format="json-ld")
    return found


def of_type(graph: Graph, name: str) -> list[Any]:
    return sorted(graph.subjects(RDF.type, SCHEMA[name]))


def test_an_rdf_reader_finds_what_was_said_by_whom_and_where(graph: Graph) -> None:
    said = {str(graph.value(q, SCHEMA.text)): q for q in of_type(graph, "Quotation")}
    quotation = said["“The wall was sound,” … “Nobody asked us,”"]
    speaker = graph.value(quotation, SCHEMA.creator)
    assert graph.value(speaker, SCHEMA.name) == Literal("Jelena Simić")
    assert (speaker, RDF.type, SCHEMA.Person) in graph
    assert graph.value(quotation, SCHEMA.isPartOf) == URIRef(URL)
    assert graph.value(quotation, SCHEMA.dateCreated) == Literal("2024-03-11")
    assert (URIRef(URL), RDF.type, SCHEMA.NewsArticle) in graph


def test_an_indirect_statement_is_a_claim_of_its_speaker(graph: Graph) -> None:
    claims = {str(graph.value(c, SCHEMA.text)): c for c in of_type(graph, "Claim")}
    author = graph.value(claims["At least 41 people died in Deva"], SCHEMA.author)
    assert graph.value(author, SCHEMA.description) == Literal("two rescue workers")
    assert graph.value(author, RDF.type) is None  # one or many, a person or a body: the article does not say


def test_what_somebody_denies_is_not_their_claim(graph: Graph) -> None:
    [denial] = of_type(graph, "DisagreeAction")
    denied = graph.value(denial, SCHEMA.object)
    assert graph.value(denied, SCHEMA.text) == Literal(
        "cracks had been “known for years” at Foča and Goražde"
    )
    assert graph.value(denied, SCHEMA.author) is None
    assert graph.value(graph.value(denial, SCHEMA.agent), SCHEMA.name) == Literal("Water Ministry")


def test_what_somebody_demands_is_no_claim_at_all() -> None:
    [_, demand] = nodes(reported("Calm", kind="indirect", stance="demands"))
    assert (demand["type"], demand["object"]["type"]) == ("AskAction", "Thing")


@pytest.mark.parametrize(
    ("earliest", "latest", "told"),
    [
        ("2024-03-11", "2024-03-11", {"datePublished": "2024-03-11"}),
        ("2024-03-11", "2024-03-12", {"temporalCoverage": "2024-03-11/2024-03-12"}),
        (None, "2024-03-12", {"temporalCoverage": "../2024-03-12"}),
        (None, None, {}),
    ],
)
def test_an_interval_is_not_a_day(earliest: str | None, latest: str | None, told: dict[str, str]) -> None:
    ledger = reported(
        "It rained", kind="indirect", stance="asserts", said_earliest=earliest, said_latest=latest
    )
    claim = nodes(ledger)[1]
    assert {name: claim[name] for name in ("datePublished", "temporalCoverage") if name in claim} == told


def test_a_hedge_is_not_lost(graph: Graph) -> None:
    claims = {str(graph.value(c, SCHEMA.text)): c for c in of_type(graph, "Claim")}
    assert graph.value(claims["At least 41 people died in Deva"], SCHEMA.keywords) == Literal("hedged")


def test_nothing_is_rated(ledger: Ledger) -> None:
    assert b"ClaimReview" not in written(ledger, "jsonld")


def test_absent_is_left_out_of_linked_data(ledger: Ledger) -> None:
    assert not [node for node in nodes(ledger) if None in node.values() or [] in node.values()]


# ── Web Annotation ──

# The MUSTs of the Web Annotation Data Model (W3C Recommendation, 23 February 2017) for what we write.
_MOMENT = {"type": "string", "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$"}
_TARGET = {
    "type": "object",
    "required": ["source", "selector", "state"],
    "properties": {
        "source": {"type": "string", "pattern": "^(https?|urn):"},
        "selector": {
            "type": "array",
            "prefixItems": [
                {"properties": {"type": {"const": "TextQuoteSelector"}, "exact": {"type": "string", "minLength": 1},
                                "prefix": {"type": "string", "maxLength": 32}, "suffix": {"type": "string", "maxLength": 32}},
                 "required": ["type", "exact"], "additionalProperties": False},
                {"properties": {"type": {"const": "TextPositionSelector"}, "start": {"type": "integer", "minimum": 0},
                                "end": {"type": "integer", "minimum": 0}},
                 "required": ["type", "start", "end"], "additionalProperties": False},
            ],
        },
        "state": {"properties": {"type": {"const": "TimeState"}, "sourceDate": _MOMENT, "cached": {"type": "string"}},
                  "required": ["type", "sourceDate"], "additionalProperties": False},
    },
}  # fmt: skip
_PAGE = {
    "type": "object",
    "required": ["@context", "id", "type", "items"],
    "properties": {
        "@context": {"const": "http://www.w3.org/ns/anno.jsonld"},
        "type": {"const": "AnnotationPage"},
        "items": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["id", "type", "target"],
                "properties": {
                    "type": {"const": "Annotation"},
                    "motivation": {"enum": ["identifying", "tagging", "describing"]},
                    "body": {"type": "array", "items": {"required": ["type", "value"], "properties": {"type": {"const": "TextualBody"}}}},
                    "target": {"oneOf": [_TARGET, {"type": "array", "items": _TARGET, "minItems": 2}]},
                },
            },
        },
    },
}  # fmt: skip


def test_annotations_keep_the_model_of_the_w3c(ledger: Ledger, empty: Ledger) -> None:
    for opened in (ledger, empty):
        Draft202012Validator(_PAGE).validate(json.loads(written(opened, "annotation")))


def test_both_selectors_find_the_same_words(ledger: Ledger) -> None:
    page = json.loads(written(ledger, "annotation"))
    targets = [a["target"] for a in page["items"]]
    flat = [
        t
        for target in targets
        for t in (target if isinstance(target, list) else [target])
        if t["source"] == URL
    ]
    assert len(flat) == 4  # an interrupted quotation has two
    for target in flat:
        quote, position = target["selector"]
        assert DAM[position["start"] : position["end"]] == quote["exact"]
        assert quote["prefix"] + quote["exact"] + quote["suffix"] in DAM


def test_the_stored_copy_is_named_by_its_digest(ledger: Ledger) -> None:
    digest = base64.urlsafe_b64encode(hashlib.sha256(DAM.encode()).digest()).decode().rstrip("=")
    assert f'"cached":"ni:///sha-256;{digest}"' in written(ledger, "annotation").decode()


# ── review ──


def reported(text: str, *, content: str = "a", **statement: object) -> Made:
    """A ledger with one direct statement, and a report on an article whose text has this digest."""
    article = {"id": content, "text": text, "url": URL, "title": None, "outlet": None, "published": None,
               "published_time": None, "language": "en", "byline": []}  # fmt: skip
    ledger = Made(
        statements=[row("statements") | {"article": "a", "content": text, "spans": "[[0,5]]"} | statement],
        versions=[row("versions", article="a", content="a", bytes="sha256:" + "00" * 32)],
    )
    ledger.report = lambda _: json.dumps({"article": article}).encode()  # type: ignore[method-assign]
    return ledger


QUOTING = ["gqg", "jsonld", "annotation", "prov"]


@pytest.mark.parametrize("format_", QUOTING)
def test_what_review_has_rejected_goes_to_nobody(format_: str) -> None:
    assert b"No," in written(reported("“No,” he said.", status="accepted"), format_)
    assert b"No," not in written(reported("“No,” he said.", status="rejected"), format_)


@pytest.mark.parametrize("format_", QUOTING)
def test_an_article_edited_since_the_export_began_is_not_cut_at_the_wrong_place(format_: str) -> None:
    assert b"Oh" not in written(reported("Oh! “No,” he said.", content="b"), format_)


@pytest.mark.parametrize("format_", QUOTING)
def test_an_article_redacted_since_the_export_began_is_gone(format_: str) -> None:
    ledger = reported("“No,” he said.")
    ledger.report = lambda _: None  # type: ignore[method-assign]
    assert b"No," not in written(ledger, format_)


# ── FollowTheMoney ──


@pytest.mark.parametrize("kind", ["articles", "actors", "aliases", "events"])
def test_followthemoney_takes_every_entity(kind: str, ledger: Ledger) -> None:
    entities = lines(ledger, "ftm", kind)
    assert entities
    for entity in entities:
        proxy = model.get_proxy(entity, cleaned=False)
        schema = model.get(entity["schema"])
        assert schema is not None
        schema.validate(entity)
        assert {name: len(values) for name, values in proxy.to_dict()["properties"].items()} == {
            name: len(values) for name, values in entity["properties"].items()
        }  # nothing was thrown away as unclean


def test_an_event_tells_its_type_and_whether_it_happened(ledger: Ledger) -> None:
    [event] = lines(ledger, "ftm", "events")
    assert event["properties"]["keywords"] == ["accident"]
    assert event["properties"]["notes"] == ["told as happened"]


def test_mentions_lead_from_articles_to_actors(ledger: Ledger) -> None:
    ids = {entity["id"] for kind in ("articles", "actors") for entity in lines(ledger, "ftm", kind)}
    for mention in lines(ledger, "ftm", "aliases"):
        assert {*mention["properties"]["document"], *mention["properties"]["resolved"]} <= ids


def test_an_actor_keeps_its_id_when_its_kind_is_corrected() -> None:
    person, body = (
        lines(Made(actors=[row("actors") | {"kind": kind}]), "ftm", "actors")[0]
        for kind in ("person", "government")
    )
    assert (person["schema"], body["schema"]) == ("Person", "PublicBody")
    assert person["id"] == body["id"]


def test_articles_bring_their_text_to_aleph_when_it_is_asked_for(ledger: Ledger) -> None:
    asked = b"".join(exported(ledger, "articles", "ftm", text=True))
    assert json.loads(asked.splitlines()[0])["properties"]["bodyText"] == [DAM]
    assert b"bodyText" not in written(ledger, "ftm", "articles")


def test_a_link_that_cannot_be_followed_is_no_link() -> None:
    ledger = Made(
        articles=[
            bare(
                "articles",
                id="a",
                url="javascript:alert(1)",
                source="x/a.html",
                byline="[]",
                seen="2024-03-12T10:00:00Z",
            )
        ]
    )
    [article] = lines(ledger, "ftm", "articles")
    assert "sourceUrl" not in article["properties"]


# ── PROV ──

PROV = Namespace("http://www.w3.org/ns/prov#")
_BEFORE, _AFTER = (f"sha256:{digit * 64}" for digit in "01")


def test_a_statement_is_quoted_from_the_copy_that_sayso_read(ledger: Ledger) -> None:
    graph = Graph().parse(data=written(ledger, "prov"), format="json-ld")
    quoted = list(graph.subject_objects(PROV.wasQuotedFrom))
    assert len(quoted) == ledger.count("statements")
    for statement, copy in quoted:
        run = graph.value(statement, PROV.wasGeneratedBy)
        assert graph.value(run, PROV.used) == copy
        assert graph.value(graph.value(run, PROV.wasAssociatedWith), RDF.type) == PROV.SoftwareAgent
    assert URIRef(URL) in set(graph.objects(None, PROV.alternateOf))


def test_a_version_revises_the_one_before() -> None:
    versions = [
        row("versions", bytes=digest, seen=f"2024-03-1{n}T10:00:00+00:00")
        for n, digest in enumerate((_BEFORE, _BEFORE, _AFTER))
    ]
    graph = Graph().parse(data=written(Made(versions=versions), "prov", "versions"), format="json-ld")
    [(after, before)] = graph.subject_objects(PROV.wasRevisionOf)
    assert str(after) != str(before)
    assert len(set(graph.subjects(PROV.specializationOf))) == 2
