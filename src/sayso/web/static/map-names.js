// Names on a map, where they fit: countries, then towns and seas of the gazetteer, then first-level units.
import "/static/vendor/leaflet/leaflet.js";
import { shape } from "./map-shape.js";
import { element, marked } from "./map-text.js";

const L = window.leaflet;
const GAP = 4; // pixels between two names
const COUNTRIES = [2, 7]; // the zooms at which their names stand
const UNITS = 6; // the zoom from which those of first-level units do
const pen = document.createElement("canvas").getContext("2d");
const BROAD = 0.45; // of the width of its name that a country or a unit is wide, at least

/** Keep the names of the areas, and of what lies around them where there is no ground but ours, on the map. */
export function names(map, groups, ground) {
  const pane = map.createPane("names");
  pane.style.zIndex = 450;
  pane.setAttribute("aria-hidden", "true");
  const shown = L.layerGroup().addTo(map);
  let asked = null;
  const update = async () => {
    asked?.abort();
    asked = new AbortController();
    const around = ground ? await fetched(map, asked.signal) : [];
    if (!around || !map.getPane("names")) return;
    const wanted = [...said(groups), ...countries(map, ground), ...around, ...units(map, ground)];
    shown.clearLayers();
    for (const name of fitting(map, wanted)) shown.addLayer(label(name));
  };
  map.on("moveend ground", update);
  update();
}

/** The names of the areas, with how much was said there: that of most first. */
function said(groups) {
  const of = groups.map(({ items, centre }) => ({ at: centre, kind: "said", name: items[0].properties.place ?? "", many: items.length }));
  return of.sort((one, other) => other.many - one.many);
}

/** The places of the gazetteer in the frame, which is asked for on a grid so that a browser has it again. */
async function fetched(map, signal) {
  const step = 90 / 2 ** Math.floor(map.getZoom());
  const snapped = (degrees, up, most) => Math.max(-most, Math.min(most, (up ? Math.ceil : Math.floor)(degrees / step) * step));
  const view = map.getBounds();
  const frame = {
    west: snapped(view.getWest(), false, 180), south: snapped(view.getSouth(), false, 90),
    east: snapped(view.getEast(), true, 180), north: snapped(view.getNorth(), true, 90),
    zoom: Math.floor(map.getZoom()),
  };
  try {
    const answer = await fetch(`/map/names.json?${new URLSearchParams(frame)}`, { signal });
    return answer.ok ? (await answer.json()).names.map((name) => ({ ...name, at: [name.lat, name.lon] })) : [];
  } catch (error) {
    return error.name === "AbortError" ? null : [];
  }
}

function countries(map, ground) {
  const [first, last] = COUNTRIES;
  if (!ground || map.getZoom() < first || map.getZoom() > last) return [];
  return ground.countries.map((country) => ({ ...shape(country), name: country.properties.name, kind: "country" })).sort(larger);
}

function units(map, ground) {
  if (!ground || map.getZoom() < UNITS) return [];
  return ground.near().map((unit) => ({ ...shape(unit), name: unit.properties.name, kind: "unit" })).sort(larger);
}

function larger(one, other) {
  return other.size - one.size;
}

/** The names that stand in the frame and over no other one; the first come first, and a name comes once. */
function fitting(map, wanted) {
  const [size, names] = [map.getSize(), new Set()];
  const [right, bottom] = [size.x, size.y];
  const taken = [[0, 0, 50, 85], [0, bottom - 26, 95, bottom], [right - 150, bottom - 20, right, bottom]]; // Leaflet's own
  const degree = map.project([0, 1]).x - map.project([0, 0]).x;
  return wanted.filter((label) => {
    const { x, y } = map.latLngToContainerPoint(label.at);
    const width = widthOf(label);
    const broad = label.size === undefined || Math.sqrt(label.size) * degree >= width * BROAD;
    if (x < 0 || y < 0 || x > size.x || y > size.y || !broad || names.has(label.name)) return false;
    const box = boxOf(label, x, y, width);
    if (taken.some((other) => box[0] < other[2] && other[0] < box[2] && box[1] < other[3] && other[1] < box[3])) return false;
    taken.push(box);
    names.add(label.name);
    return true;
  });
}

function widthOf({ name, many, kind }) {
  pen.font = kind === "said" ? "600 13px sans-serif" : "12px sans-serif";
  return pen.measureText(many > 1 ? `${name} ${many}` : name).width * (kind === "country" ? 1.25 : 1.05);
}

/** The pixels that a name takes: beside the dot of a town, else around its point. */
function boxOf({ kind }, x, y, width) {
  const left = kind === "settlement" ? x - 4 : x - width / 2;
  const [top, height] = kind === "said" ? [y - 8, 32] : [y - 8, 16];
  return [left - GAP, top - GAP, left + width + 8 + GAP, top + height + GAP];
}

function label({ at, name, kind, many }) {
  const count = many > 1 ? [" ", element("b", {}, String(many))] : [];
  const html = element("span", {}, element("bdi", {}, marked(name)), ...count);
  const icon = L.divIcon({ className: `map-name map-${kind}`, html, iconSize: null });
  return L.marker(at, { icon, interactive: false, keyboard: false, pane: "names" });
}
