"""Files of places: GeoJSON's areas stand at a point within them, kinds are told by the file's words."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from sayso.situating.added_places import AddedRow
from sayso.situating.outlines import middle_of
from sayso.situating.place_files import BadRow, place_file

HORSESHOE = [[0.5, 0], [3, 0], [3, 3], [0.5, 3], [0.5, 2], [2, 2], [2, 1], [0.5, 1], [0.5, 0]]


def square(west: float, south: float, size: float) -> list[list[float]]:
    return [
        [west, south],
        [west + size, south],
        [west + size, south + size],
        [west, south + size],
        [west, south],
    ]


@pytest.mark.parametrize(
    ("geometry", "lat", "lon"),
    [
        ({"type": "Point", "coordinates": [33.1, 46.9]}, 46.9, 33.1),
        ({"type": "Polygon", "coordinates": [square(30, 46, 2)]}, 47, 31),
        ({"type": "Polygon", "coordinates": [HORSESHOE]}, 1.5, 2.5),  # its centre of mass lies outside
        ({"type": "MultiPolygon", "coordinates": [[square(0.5, 0, 1)], [square(10, 10, 4)]]}, 12, 12),
        ({"type": "LineString", "coordinates": [[30, 46], [31, 46.5], [32, 47]]}, 46.5, 31),
        ({"type": "GeometryCollection", "geometries": [{"type": "Point", "coordinates": [3, 4]}]}, 4, 3),
    ],
)
def test_a_geometry_stands_at_a_point_within_it(geometry: dict[str, Any], lat: float, lon: float) -> None:
    middle = middle_of(geometry)
    assert middle is not None
    assert (round(middle.lat, 2), round(middle.lon, 2)) == (lat, lon)


def test_an_area_across_the_date_line_is_one() -> None:
    ring = [[179, 66], [-179, 66], [-179, 67], [179, 67], [179, 66]]
    middle = middle_of({"type": "Polygon", "coordinates": [ring]})
    assert middle is not None
    assert abs(middle.lon) == 180
    assert middle.km < 100


@pytest.mark.parametrize(
    "geometry",
    [
        None, {}, {"type": "Point"}, {"type": "Point", "coordinates": ["a", 1]}, {"type": "Polygon", "coordinates": []},
        {"type": "Point", "coordinates": [200, 10]}, {"type": "Point", "coordinates": [float("nan"), 1]}, "x",
    ],
)  # fmt: skip
def test_what_is_no_geometry_has_no_point(geometry: object) -> None:
    assert middle_of(geometry) is None


@pytest.mark.parametrize(
    ("said", "kind", "km"),
    [
        ("Village", "settlement", None),
        ("lake", "lake", 20.0),
        ("H.LK", "site", 2.0),
        ("", "settlement", None),
    ],
)
def test_the_kind_is_told_by_the_files_own_word(
    tmp_path: Path, said: str, kind: str, km: float | None
) -> None:
    feature = {
        "type": "Feature", "properties": {"NAME": "Vesk", "type": said},
        "geometry": {"type": "Point", "coordinates": [33, 46]},
    }  # fmt: skip
    path = tmp_path / "a.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": [feature, 7]}), "utf-8")
    row, bad = place_file(path).rows({})
    assert isinstance(row, AddedRow)
    assert (row.kind, row.km) == (kind, km)
    assert bad == BadRow(2, "it is no feature with properties")


def test_an_exported_table_with_quoted_lines_counts_rows_as_an_editor_does(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text('name,note,lat,lon\n"Vesk","two\nlines",46,33\nZelm,,x,33\n', "utf-8")
    first, second = place_file(path).rows({})
    assert isinstance(first, AddedRow)
    assert isinstance(second, BadRow)
    assert second.row == 4
