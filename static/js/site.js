// Small conveniences. Every page works without this file.
import "./count.js";
import "./drafts.js";
import "./failures.js";
import "./groups.js";
import "./hotkeys.js";
import "./palette.js";
import "./picker.js";
import "./rows.js";
import "./squares.js";
import "./written.js";

// A menu closes with Escape, and when something else gets the focus or a click.
const menus = () => document.querySelectorAll("details:is(.wk-menu, .wk-bar__fold)[open]");

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

// What a link on the page points at is shown, also inside a fold. New browsers do so themselves.
const reveal = () => {
  const target = document.getElementById(location.hash.slice(1));
  const folds = [];
  for (let fold = target?.closest("details"); fold; fold = fold.parentElement.closest("details")) folds.push(fold);
  if (!folds.some((fold) => !fold.open)) return;
  for (const fold of folds) fold.open = true;
  target.scrollIntoView();
};
addEventListener("hashchange", reveal);
reveal();

// A table wider than its place says so, also when either of them grows later.
const measure = new ResizeObserver((seen) => {
  for (const { target } of seen) {
    const place = target.closest(".wk-table__scroll");
    place.classList.toggle("is-wide", place.scrollWidth > place.clientWidth);
  }
});
const watch = () => document.querySelectorAll(".wk-table__scroll, .wk-table table").forEach((one) => measure.observe(one));
document.addEventListener("htmx:afterSettle", watch);
watch();

// Paper has no folds.
let unfolded = [];
addEventListener("beforeprint", () => {
  unfolded = [...document.querySelectorAll(".wk-fold:not([open]), .wk-fold .wk-details:not([open])")];
  for (const fold of unfolded) fold.open = true;
});
addEventListener("afterprint", () => {
  for (const fold of unfolded) fold.open = false;
});

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

// What htmx swaps in has no title: it says there is a fault while there is one, as a page that was loaded does.
const prefix = document.querySelector("main .wk-summary[data-fault]")?.dataset.fault;
const bare = prefix ? document.title.replace(`${prefix} `, "") : document.title;
document.addEventListener("htmx:afterSettle", () => {
  const fault = document.querySelector("main .wk-summary[data-fault]")?.dataset.fault;
  document.title = fault ? `${fault} ${bare}` : bare;
});
