// A map of who said what of which place, for every <div class="map" data-features="….geojson">.
//
// A place is drawn as the area within which it is known, never as a point; what is in the frame stands in the
// table below it, and what has no place is counted. Text comes in as text and is never read as markup.
import "/static/vendor/leaflet/leaflet.js";
import { areas, put } from "./map-areas.js";
import { land, outlines } from "./map-land.js";
import { names } from "./map-names.js";
import { element } from "./map-text.js";
import { when, where, who, within, words } from "./map-told.js";

const L = window.leaflet;
const LISTED = 10; // rows of the table until all are asked for
const NARROW = 6; // degrees of latitude that a province is wide, at most
const MOST = 0.66; // of what was said of such places that a map shows at first
const WORLD = [[-85, -180], [85, 180]];
const CLOSEST = 9; // the zoom that a map opens with at most: some 50 km of land
/** A map for those who ask for less motion. */
const StillMap = L.Map.extend({
  panBy(offset, options) {
    return L.Map.prototype.panBy.call(this, offset, { ...options, animate: false });
  },
});
const drawn = new Map(); // each map's element → the map

/** Draw every map under the root that is not drawn yet, and let go of those that are gone from the page. */
export function draw(root) {
  for (const [host, map] of drawn) {
    if (!host.isConnected) {
      map.remove();
      drawn.delete(host);
    }
  }
  for (const host of root.querySelectorAll(".map[data-features]")) {
    if (!drawn.has(host)) show(host).catch((error) => failed(host, error));
  }
}

async function show(host) {
  const map = made(host);
  drawn.set(host, map);
  const [features, ground] = await Promise.all([fetched(host.dataset.features), outlines()]);
  const groups = await areas(features.filter(({ geometry }) => geometry), ground);
  if (!host.isConnected || drawn.get(host) !== map) return;
  frame(map, groups);
  for (const group of groups) put(map, group);
  await land(map, ground, host.dataset.tiles);
  names(map, groups, host.dataset.tiles ? null : ground);
  const listing = table(host);
  const update = () => listing(map, groups, features);
  map.on("moveend", update);
  update();
  host.dataset.drawn = "yes";
}

async function fetched(url) {
  const answer = await fetch(url, { headers: { Accept: "application/geo+json" } });
  if (!answer.ok) throw new Error(`${answer.status}`);
  return (await answer.json()).features;
}

function failed(host, error) {
  host.replaceChildren(element("p", { class: "note" }, `The map could not be drawn (${error.message}); the list holds the same.`));
}

function made(host) {
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const canvas = element("div", { class: "map-frame", role: "group", "aria-label": host.dataset.label || "Map" });
  host.prepend(canvas);
  const map = new (still ? StillMap : L.Map)(canvas, {
    attributionControl: false,
    fadeAnimation: !still,
    inertia: !still,
    markerZoomAnimation: !still,
    maxBounds: WORLD,
    maxBoundsViscosity: 1,
    maxZoom: host.dataset.tiles ? 17 : 11,
    minZoom: 1,
    scrollWheelZoom: false, // until somebody works with the map: a page must scroll past it
    zoomAnimation: !still,
    zoomSnap: 0.5,
  });
  L.control.scale({ imperial: false }).addTo(map);
  L.control.attribution({ prefix: false }).addTo(map);
  map.on("focus click", () => map.scrollWheelZoom.enable());
  map.on("blur mouseout", () => map.scrollWheelZoom.disable());
  return map;
}

/** Show where most was said, and what lies nearest to it; one area alone with as much around it as tells where it is. */
function frame(map, groups) {
  if (groups.length) fit(map, nearby(groups), groups.length > 1 ? CLOSEST : CLOSEST - 1);
  else map.setView([25, 10], 1.5);
}

function fit(map, groups, maxZoom = CLOSEST) {
  const all = groups.reduce((joined, { bounds }) => joined.extend(bounds), L.latLngBounds([]));
  map.fitBounds(all, { animate: false, maxZoom, padding: [60, 36] });
}

/** Most of the areas that are no wider than a province: countries that are named in passing would make every map one of the world. */
function nearby(groups) {
  const narrow = groups.filter(({ bounds }) => bounds.getNorth() - bounds.getSouth() < NARROW);
  if (!narrow.length) return groups;
  const first = narrow.reduce((most, group) => (group.items.length > most.items.length ? group : most));
  const away = ({ centre }) => L.latLng(first.centre).distanceTo(centre);
  const wanted = MOST * narrow.reduce((sum, { items }) => sum + items.length, 0);
  const shown = [];
  let held = 0;
  for (const group of narrow.sort((one, other) => away(one) - away(other))) {
    if (held >= wanted) break;
    shown.push(group);
    held += group.items.length;
  }
  return shown;
}

// ── what is in the frame ─────────────────────────────────────────────────────────────────────────────

/** What fills the table under a map, and says how much of all is in its frame. */
function table(host) {
  const status = element("span", { role: "status" });
  const all = element("button", { type: "button" }, "Show all");
  host.append(element("p", { class: "map-status counts" }, status, " ", all));
  const body = host.dataset.list === "no" ? null : bodyOf(host);
  return (map, groups, features) => {
    const areaOf = new Map(groups.flatMap((group) => group.items.map((item) => [item, group])));
    const view = map.getBounds();
    const told = statements(features);
    const placed = told.filter(([first]) => first.geometry);
    const here = placed.filter((those) => those.some((one) => view.intersects(areaOf.get(one).bounds)));
    const without = told.length - placed.length;
    const name = without === 1 ? "names" : "name";
    status.textContent = `${here.length} of ${many(placed.length, "statement")} in the frame${without ? ` · ${without} ${name} no known place` : ""}`;
    all.hidden = here.length === placed.length;
    all.onclick = () => fit(map, groups);
    const rest = told.filter(([first]) => !first.geometry);
    if (body) fill(body, [...here, ...rest], (one) => areaOf.get(one), map);
  };
}

function many(number, what) {
  return `${number.toLocaleString("en")} ${what}${number === 1 ? "" : "s"}`;
}

/** The features of each statement, which is at every place that it names. */
function statements(features) {
  const found = new Map();
  for (const feature of features) {
    const key = feature.properties.statement ?? feature;
    found.set(key, [...(found.get(key) ?? []), feature]);
  }
  return [...found.values()];
}

/** The rows of the table that the page has under the map, or of one that is made for it. */
function bodyOf(host) {
  if (!host.nextElementSibling?.matches(".map-items")) {
    const heads = ["Words", "Who", "When", "Where"].map((name) => element("th", { scope: "col" }, name));
    const table = element("table", {}, element("thead", {}, element("tr", {}, ...heads)), element("tbody"));
    host.after(element("div", { class: "map-items" }, table));
  }
  return host.nextElementSibling.querySelector("tbody");
}

function fill(body, told, areaOf, map, most = LISTED) {
  const rows = told.slice(0, most).map((features) => row(features, areaOf, map));
  if (told.length > most) {
    const all = element("button", { type: "button" }, `All ${many(told.length, "statement")}`);
    all.addEventListener("click", () => {
      fill(body, told, areaOf, map, Infinity);
      body.rows[most]?.querySelector("a")?.focus();
    });
    rows.push(element("tr", {}, element("td", { colspan: "4" }, all)));
  }
  body.replaceChildren(...rows);
}

function row(features, areaOf, map) {
  const told = features[0].properties;
  const places = features.map((feature) => element("div", {}, where(feature), ...shower(areaOf(feature), map)));
  const made = element(
    "tr",
    {},
    element("td", {}, words(told)),
    element("td", {}, who(told)),
    element("td", { class: "when" }, when(told)),
    element("td", {}, ...places),
  );
  const light = (on) => features.forEach((feature) => areaOf(feature)?.light(on));
  made.addEventListener("mouseenter", () => light(true));
  made.addEventListener("mouseleave", () => light(false));
  return made;
}

/** How exactly a place is known, as a button that brings the map there. */
function shower(group, map) {
  if (!group) return [];
  const { place, precision_km: km } = group.items[0].properties;
  const made = element("button", { type: "button", class: "map-there", "aria-label": `${within(km)}: show ${place} on the map` }, within(km));
  made.addEventListener("click", () => {
    fit(map, [group]);
    map.getContainer().scrollIntoView({ block: "nearest" });
  });
  return [" ", made];
}

draw(document);
document.addEventListener("sayso:shown", () => draw(document));
