// A map that zooms, in the place of a drawn one: <div data-map="address of GeoJSON"> around a figure with that drawing.
// Nothing comes from another site: no tiles, only the areas themselves, coloured and hatched as in the drawing. Without
// this script, or when the areas cannot be fetched, the drawing stays. The list beside it says the same in words.
import L from "leaflet";

const LINE = { color: "#52606d", weight: 0.8, fillOpacity: 1 };
const POINTED = { color: "#1f2933", weight: 3 };

for (const place of document.querySelectorAll("[data-map]")) start(place).catch(() => place.classList.remove("is-live"));

async function start(place) {
  const answer = await fetch(place.dataset.map, { headers: { Accept: "application/geo+json" } });
  if (!answer.ok) return;
  draw(place, await answer.json());
}

function draw(place, areas) {
  const box = document.createElement("div");
  box.className = "wk-map";
  box.setAttribute("role", "region");
  box.setAttribute("aria-label", place.dataset.label);
  place.prepend(box);
  place.classList.add("is-live");

  const map = L.map(box, { scrollWheelZoom: false, zoomControl: false, attributionControl: false, zoomSnap: 0.25 });
  L.control.zoom({ zoomInTitle: place.dataset.closer, zoomOutTitle: place.dataset.farther }).addTo(map);

  const rows = new Map([...document.querySelectorAll("[data-area]")].map((row) => [row.dataset.area, row]));
  const shapes = new Map();
  const ground = L.geoJSON(areas, {
    style: ({ properties }) => ({
      ...LINE,
      ...(rows.get(properties.code)?.hasAttribute("data-pointed") ? POINTED : {}),
      fillColor: properties.ground,
    }),
    onEachFeature: ({ properties }, shape) => {
      shapes.set(properties.code, shape);
      shape.bindTooltip(told(properties), { sticky: true });
      shape.on("mouseover", () => point(properties.code));
      shape.on("mouseout", () => point(null));
    },
  }).addTo(map);
  // A box without room, as while printing, has no zoom at which the areas fit in it.
  const fit = () => {
    if (Math.min(map.getSize().x, map.getSize().y) > 32) map.fitBounds(ground.getBounds(), { padding: [8, 8], animate: false });
  };
  let moved = false;
  fit();
  // Turning a phone shows all of it again, as long as nobody chose another view.
  for (const kind of ["pointerdown", "keydown"]) box.addEventListener(kind, () => { moved = true; });
  map.on("resize", () => moved || fit());
  // The window is not the only thing that gives the box another size, and may be told of it a frame too early.
  new ResizeObserver(() => map.invalidateSize({ pan: false })).observe(box);
  for (const [code, row] of rows) if (row.hasAttribute("data-pointed")) shapes.get(code)?.bringToFront();

  const patterns = copied(place.querySelector(".wk-figure svg"), box.querySelector("svg"));
  L.geoJSON(areas, {
    interactive: false,
    filter: ({ properties }) => patterns.has(properties.tile),
    style: ({ properties }) => ({ stroke: false, fillColor: patterns.get(properties.tile), fillOpacity: 1 }),
  }).addTo(map);

  let pointed = null;

  function point(code) {
    if (pointed) {
      ground.resetStyle(shapes.get(pointed));
      rows.get(pointed)?.classList.remove("is-pointed");
    }
    pointed = shapes.has(code) ? code : null;
    if (!pointed) return;
    shapes.get(pointed).setStyle(POINTED);
    shapes.get(pointed).bringToFront();
    rows.get(pointed)?.classList.add("is-pointed");
  }

  // Who goes through the list, with a mouse or the Tab key, sees where each area lies.
  for (const [code, row] of rows) {
    const shape = shapes.get(code);
    if (!shape) continue;
    const show = () => {
      point(code);
      shape.openTooltip(shape.getBounds().getCenter());
    };
    const hide = () => {
      point(null);
      shape.closeTooltip();
    };
    row.addEventListener("focusin", show);
    row.addEventListener("focusout", hide);
    row.addEventListener("mouseenter", show);
    row.addEventListener("mouseleave", hide);
  }
}

function told({ name, text }) {
  const words = document.createElement("span");
  const strong = document.createElement("strong");
  strong.textContent = name;
  words.append(strong, document.createElement("br"), text);
  return words;
}

// The hatching of the drawing under names of this map's own: name of the tile → what to fill with.
function copied(drawing, into) {
  const found = new Map();
  const defs = document.createElementNS("http://www.w3.org/2000/svg", "defs");
  for (const pattern of drawing?.querySelectorAll("pattern") ?? []) {
    const copy = pattern.cloneNode(true);
    const tile = pattern.id.slice(pattern.id.lastIndexOf("-") + 1);
    copy.id = `wk-tile-${tile}`;
    defs.append(copy);
    found.set(tile, `url(#${copy.id})`);
  }
  into.prepend(defs);
  return found;
}
