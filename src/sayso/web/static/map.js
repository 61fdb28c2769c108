// A map of who said what of which place, for every <div class="map" data-features="….geojson">.
//
// A place is drawn as the area within which it is known, never as a point; what is in the frame stands in the
// table below it, and what has no place is counted. Text comes in as text and is never read as markup.
import "/static/vendor/leaflet/leaflet.js";
import { areas } from "./map-areas.js";
import { land } from "./map-land.js";
import { names } from "./map-names.js";
import { element } from "./map-text.js";
import { when, where, who, words } from "./map-told.js";

const L = window.leaflet;
const LISTED = 100; // rows of the table; the CSV twin has them all
const WORLD = [[-85, -180], [85, 180]];
const CLOSEST = 9; // the zoom that a map opens with at most: some 50 km of land
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
  const [features, base] = await Promise.all([fetched(host.dataset.features), land(map, host.dataset.tiles)]);
  if (!host.isConnected || drawn.get(host) !== map) return;
  const groups = await areas(map, features.filter(({ geometry }) => geometry), base);
  frame(map, groups);
  names(map, groups, host.dataset.tiles ? null : base);
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
  const map = L.map(canvas, {
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
  return map.setView([25, 10], 1.5);
}

/** Show every area; one alone with as much around it as tells where it is. */
function frame(map, groups) {
  const bounds = groups.map(({ bounds }) => bounds);
  if (!bounds.length) return;
  const all = bounds.reduce((joined, one) => joined.extend(one), L.latLngBounds([]));
  map.fitBounds(all, { animate: false, maxZoom: groups.length > 1 ? CLOSEST : CLOSEST - 1, padding: [60, 36] });
}

// ── what is in the frame ─────────────────────────────────────────────────────────────────────────────

/** What fills the table under a map, and says how much of all is in it. */
function table(host) {
  const status = element("p", { class: "map-status counts", role: "status" });
  host.append(status);
  const items = host.nextElementSibling?.matches(".map-items") ? host.nextElementSibling : null;
  const body = items?.querySelector("tbody");
  return (map, groups, features) => {
    const view = map.getBounds();
    const here = groups.filter(({ bounds }) => view.intersects(bounds));
    const shown = new Set(here.flatMap((group) => group.items));
    const placed = features.filter(({ geometry }) => geometry).length;
    const parts = [`${shown.size} of ${placed} in the frame`];
    if (features.length > placed) parts.push(`${features.length - placed} without a place`);
    status.textContent = parts.join(" · ");
    if (body) fill(body, features.filter((feature) => shown.has(feature) || !feature.geometry), here);
  };
}

function fill(body, features, groups) {
  const areaOf = new Map(groups.flatMap((group) => group.items.map((item) => [item, group])));
  const rows = features.slice(0, LISTED).map((feature) => row(feature, areaOf.get(feature)));
  if (features.length > LISTED) {
    rows.push(element("tr", {}, element("td", { colspan: "4", class: "note" }, `and ${features.length - LISTED} more`)));
  }
  body.replaceChildren(...rows);
}

function row(feature, group) {
  const told = feature.properties;
  const made = element(
    "tr",
    {},
    element("td", {}, words(told)),
    element("td", {}, who(told)),
    element("td", { class: "when" }, when(told)),
    element("td", {}, where(told, Boolean(feature.geometry))),
  );
  made.addEventListener("mouseenter", () => group?.light(true));
  made.addEventListener("mouseleave", () => group?.light(false));
  return made;
}

draw(document);
document.addEventListener("sayso:shown", () => draw(document));
