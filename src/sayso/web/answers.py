"""A page as an answer: HTML for people, and the same object as JSON, CSV or Atom for programs."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from fastapi import Request, Response

from sayso.export.rows.csv import table
from sayso.model import as_json
from sayso.web.desk import Desk
from sayso.web.look import templates, tint
from sayso.web.page import Feature, Page, Row

_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def html(
    page: Page, made: object, request: Request, desk: Desk, *, status: int = 200, has_twins: bool = True
) -> Response:
    """The page for people; what answers a form has no twins."""
    given = {"page": made, "kind": page, "desk": desk, "twin": twins(page, request) if has_twins else {}}
    body = templates().get_template(page.template).render(given)
    return Response(body.encode("utf-8", "replace"), status, media_type="text/html; charset=utf-8")


def json_twin(made: object, *, keeps: int = 0) -> Response:
    """The page for programs, which may keep it for some seconds."""
    body = _JSON.encode(as_json(made)).encode("utf-8", "replace")
    kept = {"Cache-Control": f"private, max-age={keeps}"} if keeps else None
    return Response(body, headers=kept, media_type="application/json")


def csv_twin(page: Page, made: object) -> Response:
    """The page's rows under the names of their columns."""
    assert page.rows is not None
    lines = table(page.columns, ({**dict.fromkeys(page.columns), **row} for row in page.rows(made)))
    return Response(b"".join(lines), media_type="text/csv; charset=utf-8; header=present")


def geojson_twin(page: Page, made: object) -> Response:
    """What the page's map shows, RFC 7946; what has no place keeps its line, without a geometry."""
    assert page.features is not None
    features = [
        {"type": "Feature", "geometry": _point(feature), "properties": as_json(_tinted(feature.properties))}
        for feature in page.features(made)
    ]
    body = _JSON.encode({"type": "FeatureCollection", "features": features})
    return Response(body.encode("utf-8", "replace"), media_type="application/geo+json")


def _tinted(properties: Row) -> dict[str, object]:
    """The properties with the class of the speaker's tint, by which the map is drawn as the page is."""
    return {**properties, "tint": tint(properties["speaker"])} if "speaker" in properties else {**properties}


def _point(feature: Feature) -> dict[str, object] | None:
    if feature.lon is None or feature.lat is None:
        return None
    return {"type": "Point", "coordinates": [feature.lon, feature.lat]}


def atom_twin(page: Page, made: object, request: Request) -> Response:
    """The page's news as a feed, RFC 4287."""
    assert page.news is not None
    given: Mapping[str, Any] = {
        "title": page.about,
        "address": str(request.url),
        "home": str(request.base_url).rstrip("/"),
        "news": list(page.news(made)),
    }
    body = templates().get_template("feed.xml").render(given)
    return Response(body.encode("utf-8", "replace"), media_type="application/atom+xml; charset=utf-8")


def twins(page: Page, request: Request) -> dict[str, str]:
    """Where the same page is as JSON, CSV, Atom and GeoJSON, for the query that was asked."""
    query = f"?{request.url.query}" if request.url.query else ""
    path = request.scope["raw_path"].decode("ascii").rstrip("/") or "/stories"  # names may hold any character
    kinds = {
        "json": True,
        "csv": page.rows is not None,
        "atom": page.news is not None,
        "geojson": page.features is not None,
    }
    return {kind: f"{path}.{kind}{query}" for kind, has in kinds.items() if has}
