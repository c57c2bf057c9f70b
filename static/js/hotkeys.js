// Keys that act: every element with data-hotkey says its own. They can be switched off (WCAG 2.1.4), and a dialog lists
// those of the page. Never in a field: the library sees to that.
import { install, uninstall } from "@github/hotkey";

const KEPT = "wijkaanpak-hotkeys";
const help = document.getElementById("hotkeys");
const isOn = () => localStorage.getItem(KEPT) !== "off";
const known = () => [...document.querySelectorAll("[data-hotkey]")];

const follow = () => {
  for (const element of known()) {
    if (!isOn()) uninstall(element);
    else if (!element.dataset.hotkeyKnown) install(element);
    element.dataset.hotkeyKnown = isOn() ? "yes" : "";
  }
};

// The lines of a list, one after the other.
const step = (by) => {
  const lines = [...document.querySelectorAll("main tbody th[scope=row] a, main .wk-checks a, main .wk-feed a")];
  const at = lines.indexOf(document.activeElement);
  lines[at < 0 ? 0 : Math.min(Math.max(at + by, 0), lines.length - 1)]?.focus();
};

const inWords = (keys) =>
  keys
    .split(",")
    .map((choice) =>
      choice
        .split(" ")
        .map((key) => `<kbd>${key.replace("Mod", "Ctrl").replaceAll("+", "</kbd>+<kbd>")}</kbd>`)
        .join(` ${help.dataset.then} `),
    )
    .join(` ${help.dataset.or} `);

const explain = () => {
  const list = help.querySelector("dl");
  for (const line of list.querySelectorAll("[data-own]")) line.remove();
  for (const element of known()) {
    const line = document.createElement("div");
    line.className = "wk-keys__line";
    line.dataset.own = "yes";
    const term = document.createElement("dt");
    term.textContent = element.textContent.trim();
    const keys = document.createElement("dd");
    keys.innerHTML = inWords(element.dataset.hotkey);
    line.append(term, keys);
    list.append(line);
  }
  help.showModal();
};

if (help) {
  const mark = help.querySelector("[data-hotkeys-on]");
  mark.checked = isOn();
  mark.addEventListener("change", () => {
    localStorage.setItem(KEPT, mark.checked ? "on" : "off");
    follow();
  });
  for (const place of document.querySelectorAll("[data-hotkeys-open]")) {
    place.hidden = false;
    place.addEventListener("click", explain);
  }
  document.addEventListener("keydown", (event) => {
    const inField = event.target.closest("input, select, textarea, [contenteditable], dialog");
    if (inField || !isOn() || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "j") step(1);
    else if (event.key === "k") step(-1);
    else if (event.key === "?") explain();
    else return;
    event.preventDefault();
  });
  document.addEventListener("htmx:afterSettle", follow);
  follow();
}
