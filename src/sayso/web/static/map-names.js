// Names on a map, where they fit: countries, then towns and seas of the gazetteer, then first-level units.
import "/static/vendor/leaflet/leaflet.js";
import { shape } from "./map-shape.js";
import { element, marked } from "./map-text.js";

const L = window.leaflet;
const GAP = 4; // pixels between two names
const COUNTRIES = [2, 7]; // the zooms at which their names stand
const UNITS = 6; // the zoom from which those of first-level units do
const BROAD = 0.45; // of the width of its name that a country or a unit is wide, at least

/** Keep the names of what the map shows on it. */
export function names(map, ground) {
  const pane = map.createPane("names");
  pane.style.zIndex = 450;
  pane.setAttribute("aria-hidden", "true");
  const shown = L.layerGroup().addTo(map);
  const pen = document.createElement("canvas").getContext("2d");
  let asked = null;
  const update = async () => {
    asked?.abort();
    asked = new AbortController();
    const places = await fetched(map, asked.signal);
    if (!places || !map.getPane("names")) return;
    shown.clearLayers();
    for (const name of fitting(map, pen, [...countries(map, ground), ...places, ...units(map, ground)])) {
      shown.addLayer(label(name));
    }
  };
  map.on("moveend ground", update);
  update();
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
  if (map.getZoom() < first || map.getZoom() > last) return [];
  return ground.countries.map((country) => ({ ...shape(country), name: country.properties.name, kind: "country" })).sort(larger);
}

function units(map, ground) {
  if (map.getZoom() < UNITS) return [];
  return ground.near().map((unit) => ({ ...shape(unit), name: unit.properties.name, kind: "unit" })).sort(larger);
}

function larger(one, other) {
  return other.size - one.size;
}

/** The names that stand in the frame and over no other one; the first come first. */
function fitting(map, pen, wanted) {
  const taken = [];
  const size = map.getSize();
  const degree = map.project([0, 1]).x - map.project([0, 0]).x;
  return wanted.filter(({ at, name, kind, size: area }) => {
    const { x, y } = map.latLngToContainerPoint(at);
    if (x < 0 || y < 0 || x > size.x || y > size.y) return false;
    pen.font = "12px sans-serif";
    const width = pen.measureText(name).width * (kind === "country" ? 1.25 : 1.05) + 12;
    if (area !== undefined && Math.sqrt(area) * degree < width * BROAD) return false;
    const box = [x - width / 2 - GAP, y - 9 - GAP, x + width / 2 + GAP, y + 9 + GAP];
    if (taken.some((other) => box[0] < other[2] && other[0] < box[2] && box[1] < other[3] && other[1] < box[3])) return false;
    taken.push(box);
    return true;
  });
}

function label({ at, name, kind }) {
  const html = element("span", {}, element("bdi", {}, marked(name)));
  const icon = L.divIcon({ className: `map-name ${kind}`, html, iconSize: null });
  return L.marker(at, { icon, interactive: false, keyboard: false, pane: "names" });
}
