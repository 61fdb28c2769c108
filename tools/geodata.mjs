// Make the map's land and borders from Natural Earth's first-level units, as tools/vendor.py hands them over.
//
//   node geodata.mjs UNITS.json FOLDER
//
// countries.json holds the land of every country, coarse, with its name, its box and whether it has a file of
// its own; admin1/CODE.json the first-level units of one country, finer. All are TopoJSON, cut from one
// simplified topology, so that the files of neighbours meet without gaps.
import fs from "node:fs";
import path from "node:path";
import { merge, meshArcs, quantize } from "topojson-client";
import {
  filter, filterAttached, filterWeight, presimplify, simplify, sphericalRingArea, sphericalTriangleArea,
} from "topojson-simplify";
import { topology } from "topojson-server";

const GRID = 1e6; // steps around the globe on which neighbours' points are one: 40 m
const FINE = { weight: 1.6e-7, island: 4e-7, grid: 5e4 }; // steradians: 6 km², 16 km²; steps of 800 m
const COARSE = { weight: 4e-6, island: 4e-6, grid: 1e4 }; // 160 km²; steps of 4 km
const FAR = 4; // degrees between parts of a country that have a box each
const [, , source, folder] = process.argv;

const units = JSON.parse(fs.readFileSync(source)).features;
const known = new Set(units.map((unit) => unit.properties.iso_a2).filter(isCode));

/** Whether this is a country's code of ISO 3166-1, and not a stand-in for none. */
function isCode(code) {
  return /^[A-Z]{2}$/.test(code ?? "");
}

/** The country of a unit: the one whose ISO 3166-2 code it has, as the gazetteer's places do. */
function countryOf({ iso_a2: own, iso_3166_2: code, adm0_a3: other }) {
  const prefix = (code ?? "").slice(0, 2);
  const several = units.filter((unit) => unit.properties.adm0_a3 === other).length > 1;
  if (isCode(own) && isCode(prefix) && prefix !== own && several && known.has(prefix)) return prefix;
  return isCode(own) ? own : other;
}

/** Whether Natural Earth and ISO 3166 give the unit to different states, or ISO gives it to none. */
function isDisputed({ iso_a2: own }, country) {
  return !isCode(own) || country !== own;
}

function told(unit) {
  const country = countryOf(unit.properties);
  const { name, name_en, admin } = unit.properties;
  return {
    country,
    admin,
    name: name_en || name || admin,
    disputed: isDisputed(unit.properties, country) || undefined,
  };
}

/** The topology with its lines simplified, without the islands that are smaller than a size. */
function simpler(topo, { weight, island }) {
  const light = simplify(presimplify(topo, sphericalTriangleArea), weight);
  const attached = filterAttached(light);
  const large = filterWeight(light, island, areaOf);
  return filter(light, (ring, interior) => attached(ring, interior) || large(ring, interior));
}

/** The area inside a ring in steradians, whichever way it runs. */
function areaOf(ring) {
  const area = sphericalRingArea(ring, false);
  return Math.min(area, 4 * Math.PI - area);
}

/** The arcs of the borders between units of the kind that `is` tells. */
function lines(topo, object, is) {
  return meshArcs(topo, object, is);
}

const dashed = (a, b) => a !== b && (a.properties.disputed || b.properties.disputed);
const between = (a, b) => a !== b && !dashed(a, b) && a.properties.country !== b.properties.country;
const within = (a, b) => a !== b && !dashed(a, b) && a.properties.country === b.properties.country;

/** The topology with these objects, without arcs that none of them uses, on a grid. */
function written(topo, objects, grid) {
  const cut = filter({ ...topo, objects }, () => true);
  const made = quantize({ ...cut, bbox: undefined, transform: undefined }, world(grid));
  delete made.bbox;
  return JSON.stringify(made);
}

/** The same grid for every file, so that their points are the same ones. */
function world(grid) {
  return { scale: [360 / grid, 180 / grid], translate: [-180, -90] };
}

const features = units.map((unit) => ({ type: "Feature", properties: told(unit), geometry: unit.geometry }));
const whole = topology({ units: { type: "FeatureCollection", features } }, GRID);
const fine = simpler(whole, FINE);
const parts = new Map();
for (const part of fine.objects.units.geometries) {
  if (part.type) parts.set(part.properties.country, [...(parts.get(part.properties.country) ?? []), part]);
}

/** A country's land for the first view: its islands that are large enough, and the largest in any case. */
function land([code, own]) {
  const { coordinates } = merge(fine, own);
  const sizes = coordinates.map((rings) => areaOf(rings[0]));
  const most = Math.max(...sizes);
  const kept = coordinates.filter((_, i) => sizes[i] === most || sizes[i] >= COARSE.island);
  const named = own.find((part) => part.properties.admin) ?? own[0];
  const disputed = own.every((part) => part.properties.disputed) || undefined;
  return {
    type: "Feature",
    id: code,
    properties: { country: code, name: named.properties.admin, disputed, boxes: boxesOf(coordinates) },
    geometry: { type: "MultiPolygon", coordinates: kept },
  };
}

/** The boxes around a country's parts that lie far from each other: west, south, east and north in degrees. */
function boxesOf(polygons) {
  let boxes = polygons.map(([ring]) => {
    const [lons, lats] = [0, 1].map((axis) => ring.map((point) => point[axis]));
    return [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)];
  });
  for (let before = 0; before !== boxes.length; ) {
    before = boxes.length;
    boxes = boxes.reduce(joined, []);
  }
  return boxes.map((box) => box.map((degrees, i) => (i < 2 ? Math.floor(degrees * 10) : Math.ceil(degrees * 10)) / 10));
}

/** The boxes with one more, which is joined with those within a few degrees of it. */
function joined(boxes, box) {
  const near = (other) => [0, 1].every((axis) => box[axis] - FAR < other[axis + 2] && other[axis] < box[axis + 2] + FAR);
  const together = [box, ...boxes.filter(near)];
  const ends = [Math.min, Math.min, Math.max, Math.max];
  return [...boxes.filter((other) => !near(other)), ends.map((end, i) => end(...together.map((each) => each[i])))];
}

fs.rmSync(folder, { recursive: true, force: true });
fs.mkdirSync(path.join(folder, "admin1"), { recursive: true });
const first = topology({ land: { type: "FeatureCollection", features: [...parts].map(land) } }, GRID);
const coarse = simplify(presimplify(first, sphericalTriangleArea), COARSE.weight);
const countries = {
  land: coarse.objects.land,
  borders: lines(coarse, coarse.objects.land, (a, b) => a !== b && !dashed(a, b)),
  disputed: lines(coarse, coarse.objects.land, dashed),
};
fs.writeFileSync(path.join(folder, "countries.json"), written(coarse, countries, COARSE.grid));

for (const [code, own] of parts) {
  const mine = (kind) => (a, b) => kind(a, b) && (a.properties.country === code || b.properties.country === code);
  const objects = {
    units: {
      type: "GeometryCollection",
      geometries: own.map((part) => ({ ...part, properties: { name: part.properties.name } })),
    },
    inner: lines(fine, fine.objects.units, mine(within)),
    borders: lines(fine, fine.objects.units, mine(between)),
    disputed: lines(fine, fine.objects.units, mine(dashed)),
  };
  fs.writeFileSync(path.join(folder, "admin1", `${code}.json`), written(fine, objects, FINE.grid));
}
