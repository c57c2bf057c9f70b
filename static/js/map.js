// A map of areas over a drawn one: <div data-map='{"tiles": …, "attribution": …}' data-areas="id-of-json-script">.
// The drawing and the list below it stay; this only adds zooming and panning.
import L from "leaflet";

L.Icon.Default.imagePath = "";

for (const place of document.querySelectorAll("[data-map]")) {
  const { tiles, attribution } = JSON.parse(place.dataset.map);
  const areas = JSON.parse(document.getElementById(place.dataset.areas).textContent);
  place.classList.add("wk-map");
  place.querySelector("svg")?.remove();
  const map = L.map(place, { scrollWheelZoom: false });
  if (tiles) L.tileLayer(tiles, { attribution, maxZoom: 19 }).addTo(map);
  const layer = L.geoJSON(areas, {
    style: () => ({ className: "wk-map-area" }),
    onEachFeature: ({ properties }, shape) => {
      const text = document.createElement(properties.url ? "a" : "span");
      text.textContent = properties.name;
      if (properties.url) text.href = properties.url;
      shape.bindPopup(text);
    },
  }).addTo(map);
  map.fitBounds(layer.getBounds(), { padding: [16, 16] });
}
