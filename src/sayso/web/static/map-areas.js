// What was said of a place, as the area within which the place is known.
import "/static/vendor/leaflet/leaflet.js";
import { shape } from "./map-shape.js";
import { element, marked } from "./map-text.js";
import { when, who, within, words } from "./map-told.js";

const L = window.leaflet;
const LEAST = 6; // pixels of an area's radius: a smaller one could be neither seen nor clicked
const WIDE = 150; // km from which an area is a light wash, so that what lies in it is seen
const TOLD = 5; // items over an area; the others are in the table

/** A circle of kilometres that never becomes a point. */
const Area = L.Circle.extend({
  _project() {
    L.Circle.prototype._project.call(this);
    this._radius = Math.max(this._radius, LEAST);
    this._radiusY = Math.max(this._radiusY, LEAST);
    this._updateBounds();
  },
});

/** The areas of these features, one for each place: those that are wide before those that are narrow. */
export async function areas(features, ground) {
  const found = await Promise.all([...byPlace(features).values()].map((items) => area(items, ground)));
  return found.sort((one, other) => other.size - one.size);
}

function byPlace(features) {
  const places = new Map();
  for (const feature of features) {
    const key = JSON.stringify([feature.geometry.coordinates, feature.properties.precision_km]);
    places.set(key, [...(places.get(key) ?? []), feature]);
  }
  return places;
}

async function area(items, ground) {
  const { geometry, properties } = items[0];
  const [lon, lat] = geometry.coordinates;
  const km = properties.precision_km;
  const outline = await outlineOf(properties, ground);
  const tints = new Set(items.map((item) => item.properties.tint || "tint-none"));
  const tint = tints.size === 1 ? [...tints][0] : "tint-none";
  const className = ["map-area", tint, km == null ? "map-unsure" : "", km > WIDE ? "map-wide" : ""].filter(Boolean).join(" ");
  const layer = outline
    ? L.geoJSON(outline, { style: { className } })
    : new Area([lat, lon], { radius: (km ?? 0) * 1000, className });
  const bounds = outline ? L.latLngBounds(shape(outline).box) : L.latLng(lat, lon).toBounds(Math.max(km ?? 0, 0.5) * 2000);
  return { items, layer, bounds, light: lightOf(layer), centre: outline ? shape(outline).at : [lat, lon], size: bounds.getNorth() - bounds.getSouth() };
}

/** What lights an area up, and puts it out. */
function lightOf(layer) {
  return (on) => {
    for (const path of pathsOf(layer)) path.getElement()?.classList.toggle("map-lit", on);
  };
}

function pathsOf(layer) {
  return layer.getElement ? [layer] : layer.getLayers();
}

/** The borders of a country or of a first-level region, which say more than a circle. */
async function outlineOf({ kind, country, place }, ground) {
  if (kind === "country" && country) return ground.countries.find(({ id }) => id === country);
  if (kind === "region" && country && place) {
    return (await ground.unitsOf(country)).find(({ properties }) => plain(properties.name) === plain(place));
  }
  return undefined;
}

/** A region's name without what kind of region it is. */
function plain(name) {
  const letters = (name ?? "").normalize("NFKD").replace(/\p{M}|['’ʼ]/gu, "").toLowerCase();
  return letters.replace(/\b(autonomous|oblast|region|province|governorate|state|republic|krai|county|of|the)\b/g, "").replace(/\s+/g, " ").trim();
}

/** Put an area on the map, over those that are there. */
export function put(map, { items, layer, bounds }) {
  layer.addTo(map).bindPopup(() => told(items), { maxWidth: 320, autoPanPadding: [20, 20] });
  const path = pathsOf(layer)[0].getElement();
  reachable(path, items, layer);
  path.addEventListener("focus", () => map.getBounds().intersects(bounds) || map.panTo(bounds.getCenter()));
}

/** Let the keyboard reach an area as the mouse does. */
function reachable(path, items, layer) {
  const { place, speaker, precision_km: km } = items[0].properties;
  const what = items.length > 1 ? `${items.length} items` : speaker || "nobody named";
  path.setAttribute("tabindex", "0");
  path.setAttribute("role", "button");
  path.setAttribute("aria-label", marked(`${place ?? "A place"}, ${within(km)}: ${what}`));
  path.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    layer.openPopup();
    const opened = layer.getPopup().getElement();
    opened?.querySelector("a")?.focus();
    opened?.addEventListener("keydown", ({ key }) => key === "Escape" && layer.closePopup());
    layer.once("popupclose", () => path.focus());
  });
}

function told(items) {
  const { place, precision_km: km, country } = items[0].properties;
  const name = element("strong", {}, element("bdi", {}, marked(place ?? "A place")));
  const head = element("p", { class: "map-place" }, name, ` ${[country, within(km)].filter(Boolean).join(" · ")}`);
  const shown = items.filter(({ properties }) => properties.words).slice(0, TOLD);
  const list = shown.map(({ properties }) =>
    element("li", {}, element("p", {}, words(properties)), element("p", { class: "quiet" }, who(properties), ` · ${when(properties)}`)),
  );
  const rest = items.length > TOLD ? [element("p", { class: "quiet" }, `and ${items.length - TOLD} more in the list`)] : [];
  return element("div", { class: "map-told" }, head, element("ul", {}, ...list), ...rest);
}
