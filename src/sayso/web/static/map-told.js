// What is told of one item of a map, the same in the table and over an area.
import { element, marked } from "./map-text.js";

const QUOTED = /^\s*[“„«‘"][^“”„«»"]*[”“»’"]\s*$/; // has quotation marks of its own

/** The words, linked to where they stand. */
export function words({ words: said, href }) {
  const quoted = element(QUOTED.test(said ?? "") ? "span" : "q", { class: "words" }, element("bdi", {}, marked(said ?? "")));
  return inside(href) ? element("a", { class: "plain", href }, quoted) : quoted;
}

/** The speaker, tinted as everywhere. */
export function who({ speaker, actor, tint }) {
  const name = element("bdi", {}, marked(speaker || "nobody named"));
  const shown = actor ? element("a", { href: `/actor/${encodeURIComponent(actor)}` }, name) : name;
  return element("span", { class: `who ${tint || "tint-none"}` }, shown);
}

/** The place of a feature. */
export function where({ geometry, properties: { place, place_key: key } }) {
  if (!geometry) return element("span", { class: "quiet" }, place ? marked(`${place}, not on the map`) : "no place");
  const name = element("bdi", {}, marked(place ?? ""));
  return key ? element("a", { href: `/place/${encodeURIComponent(key)}` }, name) : name;
}

/** How exactly a place is known, in words. */
export function within(km) {
  return km == null ? "how exactly is unknown" : `within ${(km < 10 ? km : Math.round(km)).toLocaleString("en")} km`;
}

/** When it was said, or when it happened. */
export function when({ said, happened }) {
  return day(said) || day(happened) || "undated";
}

/** A day or days in words, whether they come so or as their two ends. */
function day(given) {
  if (!given || typeof given === "string") return given || "";
  return [...new Set([given.earliest, given.latest].filter(Boolean))].join(" – ");
}

/** Whether this leads to a page of this server. */
function inside(href) {
  return typeof href === "string" && /^\/(?![/\\])/.test(href);
}
