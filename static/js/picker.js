// Choosing buurten: a click on the map ticks the box in the list, and typing narrows the list. Both work without this:
// the boxes are the form, and the search button answers from the server.
const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

function prepare(form) {
  const boxes = [...form.querySelectorAll('input[name="codes"]')];
  const shapes = [...form.querySelectorAll("[data-code]")];
  const status = form.querySelector("[data-picker-status]");

  const show = (box) => {
    for (const shape of shapes) {
      if (shape.dataset.code !== box.value) continue;
      shape.dataset.in = box.checked ? "yes" : "no";
      if (box.checked) shape.parentNode.append(shape);
    }
    const group = box.closest("details");
    const count = group.querySelector("[data-picker-count]");
    count.textContent = group.querySelectorAll("input:checked").length;
  };
  const tell = () => {
    const total = boxes.filter((box) => box.checked).length;
    status.textContent = (total === 1 ? status.dataset.one : status.dataset.many).replace("%s", total);
  };

  for (const box of boxes) {
    box.addEventListener("change", () => {
      show(box);
      tell();
    });
  }
  for (const shape of shapes) {
    shape.addEventListener("click", () => {
      const box = boxes.find((one) => one.value === shape.dataset.code);
      if (!box) return;
      box.checked = !box.checked;
      box.closest("details").open = true;
      box.dispatchEvent(new Event("change"));
    });
  }

  form.querySelector('[name="wanted"]').addEventListener("input", ({ target }) => {
    const letters = fold(target.value.trim());
    for (const group of form.querySelectorAll("details")) {
      const whole = fold(group.querySelector("summary").textContent).includes(letters);
      let found = 0;
      for (const option of group.querySelectorAll("label")) {
        const stays = whole || option.control.checked || fold(option.textContent).includes(letters);
        option.hidden = !stays;
        found += stays;
      }
      group.hidden = !found;
      if (letters && found) group.open = true;
    }
  });
  form.classList.add("is-live");
}

const start = (root) => root.querySelectorAll("[data-picker]").forEach((form) => {
  if (!form.classList.contains("is-live")) prepare(form);
});
start(document);
document.addEventListener("htmx:load", (event) => start(event.target.parentNode ?? document));
