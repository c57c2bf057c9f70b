// A group of a record that is changed where it stands: its first field gets the focus, Escape cancels, and then the focus
// is back where it came from. Without this the link leads to the page of the whole form.
let place = "";

document.addEventListener("click", ({ target }) => {
  const link = target.closest?.("[data-group-edit], [data-group-cancel]");
  if (link) place = link.closest("[data-group]").id;
});

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") event.target.closest?.("[data-group]")?.querySelector("[data-group-cancel]")?.click();
});

document.addEventListener("htmx:afterSettle", () => {
  const group = place && document.getElementById(place);
  if (group) group.querySelector("[data-group-edit], textarea, input:not([type=hidden])")?.focus();
  place = "";
});
