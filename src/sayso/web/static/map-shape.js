// Where the middle of a country or a region is, and how large it is.
const largest = new WeakMap(); // by the feature

/** The middle of the largest part of a GeoJSON feature, that part's box, and its size in square degrees. */
export function shape(feature) {
  if (!largest.has(feature)) {
    const { type, coordinates } = feature.geometry;
    const parts = (type === "Polygon" ? [coordinates] : coordinates).map(([ring]) => part(ring));
    largest.set(feature, parts.sort((one, other) => other.size - one.size)[0]);
  }
  return largest.get(feature);
}

function part(ring) {
  const [lons, lats] = [0, 1].map((axis) => ring.map((point) => point[axis]));
  const box = [[Math.min(...lats), Math.min(...lons)], [Math.max(...lats), Math.max(...lons)]];
  let [twice, lon, lat] = [0, 0, 0];
  for (let i = 1; i < ring.length; i += 1) {
    const [[x0, y0], [x1, y1]] = [ring[i - 1], ring[i]];
    const cross = x0 * y1 - x1 * y0;
    twice += cross;
    lon += (x0 + x1) * cross;
    lat += (y0 + y1) * cross;
  }
  const at = twice ? [lat / (3 * twice), lon / (3 * twice)] : box[0];
  return { at, box, size: Math.abs(twice / 2) };
}
