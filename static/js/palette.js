// The palette: the page Zoeken in a dialog. Whatever opens that page opens the dialog; on the page itself it is not needed.
const palette = document.getElementById("palette");
const words = palette?.querySelector("input[type=search]");
const page = palette?.querySelector("form[role=search]").action;

const hits = () => [...palette.querySelectorAll("#palette-hits a")];

if (palette && page !== location.origin + location.pathname) {
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href]");
    if (link?.href !== page || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    palette.showModal();
    words.select();
    htmx.trigger(words, "palette");
  });

  // Enter goes to what stands on top, once it is what was typed.
  let isPending = false;
  words.addEventListener("input", () => (isPending = true));
  palette.addEventListener("htmx:afterSettle", () => (isPending = false));
  palette.addEventListener("keydown", (event) => {
    const found = hits();
    const at = found.indexOf(document.activeElement);
    if (event.key === "ArrowDown") found[Math.min(at + 1, found.length - 1)]?.focus();
    else if (event.key === "ArrowUp") (at > 0 ? found[at - 1] : words).focus();
    else if (event.key === "Enter" && event.target === words && found.length && !isPending) found[0].click();
    else return;
    event.preventDefault();
  });
}
