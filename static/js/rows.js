// A table to fill in: Ctrl with an arrow goes up or down in a column, and only the rows that were changed are sent.
const isChanged = (field) =>
  field.tagName === "SELECT" ? [...field.options].some((option) => option.selected !== option.defaultSelected) : field.value !== field.defaultValue;
const typed = (row) => [...row.querySelectorAll("select, textarea, input:not([type=hidden], [type=checkbox])")];

for (const form of document.querySelectorAll("[data-together]")) {
  form.addEventListener("keydown", (event) => {
    const step = event.ctrlKey && { ArrowDown: "nextElementSibling", ArrowUp: "previousElementSibling" }[event.key];
    const cell = event.target.closest("td");
    if (!step || !cell) return;
    event.preventDefault();
    for (let row = cell.parentElement[step]; row; row = row[step]) {
      const field = row.children[cell.cellIndex]?.querySelector("select, textarea, input:not([type=hidden])");
      if (field) return field.focus();
    }
  });
  form.addEventListener("submit", () => {
    if (form.dataset.together === "all") return; // shown again: what stands there may not be stored
    const left = [...form.querySelectorAll("tbody tr")].filter((row) => !typed(row).some(isChanged));
    const fields = left.flatMap((row) => [...typed(row), ...row.querySelectorAll("input[type=hidden]")]);
    for (const field of fields) field.disabled = true;
    addEventListener("pageshow", () => fields.forEach((field) => (field.disabled = false)), { once: true });
  });
}
