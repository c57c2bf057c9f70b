// Small conveniences. Every page works without this file.
import "./picker.js";

// A menu closes with Escape, and when something else gets the focus or a click.
const menus = () => document.querySelectorAll("details.wk-menu[open]");

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const menu of menus()) {
    menu.open = false;
    menu.querySelector("summary").focus();
  }
});

for (const kind of ["click", "focusin"]) {
  document.addEventListener(kind, (event) => {
    for (const menu of menus()) if (!menu.contains(event.target)) menu.open = false;
  });
}

// A form that was sent once is not sent again by an impatient second click.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method !== "post" || form.hasAttribute("hx-post") || event.defaultPrevented) return;
  if (form.dataset.sent) event.preventDefault();
  form.dataset.sent = "yes";
  window.addEventListener("pageshow", () => delete form.dataset.sent, { once: true });
});

// The current tab is in view on a small screen; where all fit, nothing moves.
document.querySelector(".wk-tabs [aria-current]")?.scrollIntoView({ block: "nearest", inline: "nearest" });
