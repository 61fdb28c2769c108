// The ground of a map: land, borders and first-level borders from packaged data, or the tiles of a server.
import "/static/vendor/leaflet/leaflet.js";
import feature from "/static/vendor/topojson-client/feature.js";
import { element } from "./map-text.js";

const L = window.leaflet;
const FINE = 5.5; // the zoom from which first-level borders are drawn
const DATA = "/static/map";
const kept = new Map(); // what was fetched, by its address

function topology(path) {
  if (!kept.has(path)) kept.set(path, fetch(`${DATA}/${path}`).then((answer) => (answer.ok ? answer.json() : null)));
  return kept.get(path);
}

/**
 * The outlines of what there is: `countries` are GeoJSON features, `unitsOf(code)` those of a country's first
 * level, `near()` the units that are drawn on the map just now.
 */
export async function outlines() {
  const topo = await topology("countries.json");
  return { topo, countries: feature(topo, topo.objects.land).features, unitsOf, near: () => [] };
}

/** Draw the ground under a map. */
export async function land(map, ground, tiles) {
  if (tiles) {
    map.attributionControl.addAttribution(element("span", {}, `Tiles: ${new URL(tiles, location).host}`).outerHTML);
    L.tileLayer(tiles, { maxZoom: 17 }).addTo(map);
    return;
  }
  const { topo, countries } = ground;
  for (const [pane, above] of [["land", 210], ["lines", 220]]) map.createPane(pane).style.zIndex = above;
  map.attributionControl.addAttribution("Natural Earth · GeoNames");
  const coarse = new Map(countries.map((country) => [country.id, filled(country)]));
  for (const layer of coarse.values()) layer.addTo(map);
  const borders = lines(topo, "borders", "border").addTo(map);
  const disputed = lines(topo, "disputed", "disputed").addTo(map);
  const fine = new Map(); // by country
  const update = async () => {
    const wanted = map.getZoom() < FINE ? [] : countries.filter((country) => isIn(map.getBounds(), country)).map(({ id }) => id);
    const loaded = await Promise.all(wanted.map(async (code) => [code, await detail(code, fine)]));
    if (!map.getPane("land")) return; // gone meanwhile
    const drawn = new Map(loaded.filter(([, layer]) => layer));
    for (const [code, layer] of fine) toggle(map, layer, drawn.has(code));
    for (const [code, layer] of coarse) toggle(map, layer, !drawn.has(code));
    for (const layer of [borders, disputed]) toggle(map, layer, drawn.size === 0);
    ground.near = () => [...drawn.values()].flatMap((layer) => layer.units);
    map.fire("ground");
  };
  map.on("moveend", update);
  await update();
}

function toggle(map, layer, on) {
  if (on !== map.hasLayer(layer)) layer[on ? "addTo" : "removeFrom"](map);
}

function filled(geojson) {
  return L.geoJSON(geojson, { pane: "land", interactive: false, style: { className: "map-land", smoothFactor: 0.5 } });
}

function lines(topo, object, name) {
  return L.geoJSON(feature(topo, topo.objects[object]), { pane: "lines", interactive: false, style: { className: `map-line map-${name}`, fill: false, smoothFactor: 0.5 } });
}

/** The units of a country with its borders; made once. */
async function detail(code, made) {
  if (!made.has(code)) {
    const topo = await topology(`admin1/${code}.json`);
    if (!topo) return null;
    const units = feature(topo, topo.objects.units).features.filter(({ geometry }) => geometry);
    const drawn = ["inner", "borders", "disputed"].map((object) => lines(topo, object, object.replace(/s$/, "")));
    made.set(code, Object.assign(L.layerGroup([filled({ type: "FeatureCollection", features: units }), ...drawn]), { units }));
  }
  return made.get(code);
}

/** The first-level units of a country, whether they are drawn or not. */
async function unitsOf(code) {
  const topo = /^[A-Z]{2,3}$/.test(code) ? await topology(`admin1/${code}.json`) : null;
  return topo ? feature(topo, topo.objects.units).features.filter(({ geometry }) => geometry) : [];
}

function isIn(bounds, { properties: { boxes } }) {
  return boxes.some(([west, south, east, north]) => bounds.intersects([[south, west], [north, east]]));
}
