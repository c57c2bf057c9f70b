// How much waits, beside Mijn werk in the bar. It is kept for a minute; after something was done it is asked again.
const KEPT = "wk-count";
const LONG = 60_000;

const asked = async ({ count: address, who }) => {
  const kept = JSON.parse(sessionStorage.getItem(KEPT) ?? "{}");
  const isDone = document.querySelector("#messages > *");
  if (!isDone && kept.who === who && Date.now() - kept.at < LONG) return kept.count;
  const { count } = await (await fetch(address, { redirect: "error" })).json();
  sessionStorage.setItem(KEPT, JSON.stringify({ who, count, at: Date.now() }));
  return count;
};

for (const place of document.querySelectorAll("[data-count]")) {
  const show = (count) => {
    if (!count) return;
    const told = document.createElement("span");
    told.className = "wk-visually-hidden";
    told.textContent = ` ${place.dataset.told}`;
    place.replaceChildren(` ${count}`, told);
    place.hidden = false;
  };
  asked(place.dataset).then(show, () => {}); // without an answer the bar is as it was
}
