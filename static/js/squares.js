// Somebody on a map of squares goes to another square: by mouse or finger at the grip, or with the arrows and Enter. What
// was chosen is sent as a form, so the server answers as for any change. Without this the grip leads to the form itself.
const KEPT = "wk-placed"; // whose grip had the focus, over the page that follows
const STEPS = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };
const NEAR = 60; // so near the edge of the window the page moves along

for (const map of document.querySelectorAll("[data-squares]")) {
  const form = map.querySelector("[data-squares-form]");
  if (form) follow(map, form, map.querySelector("[data-squares-status]"));
}

function follow(map, form, status) {
  let held = null; // the grip, where it was taken, and the square above which it is
  let ended = 0; // when a finger or mouse let go of what it dragged: the click that follows is no click

  const choose = (square) => {
    held.square?.classList.remove("is-chosen");
    held.square = square;
    square?.classList.add("is-chosen");
    status.textContent = square?.dataset.told ?? "";
  };
  const release = () => {
    held.placed.classList.remove("is-held");
    held.placed.style.translate = "";
    choose(null);
    held = null;
  };
  const take = (grip, how) => {
    const placed = grip.closest("[data-placed]");
    held = { grip, placed, home: placed.closest("td"), square: null, ...how };
  };
  const drop = () => {
    const { grip, placed, home, square } = held;
    if (!square || square === home) return release();
    form.action = grip.href;
    form.elements.seen.value = placed.dataset.placed;
    form.elements.interest.value = square.dataset.interest;
    form.elements.influence.value = square.dataset.influence;
    sessionStorage.setItem(KEPT, grip.pathname);
    square.append(placed);
    placed.style.translate = "";
    held = null;
    form.requestSubmit();
  };

  map.addEventListener("pointerdown", (event) => {
    const grip = event.target.closest(".wk-grip");
    if (!grip || event.button !== 0 || held || form.dataset.sent) return;
    take(grip, { x: event.pageX, y: event.pageY, pointer: event.pointerId });
    grip.setPointerCapture(event.pointerId);
  });
  map.addEventListener("pointermove", (event) => {
    if (event.pointerId !== held?.pointer) return;
    const [right, down] = [event.pageX - held.x, event.pageY - held.y];
    if (!held.placed.classList.contains("is-held") && Math.hypot(right, down) < 6) return;
    held.placed.classList.add("is-held");
    held.placed.style.translate = `${right}px ${down}px`;
    if (event.clientY < NEAR || event.clientY > innerHeight - NEAR) scrollBy(0, event.clientY < NEAR ? -12 : 12);
    const under = document.elementsFromPoint(event.clientX, event.clientY).find((one) => one.dataset.interest);
    choose(under && map.contains(under) ? under : null);
  });
  map.addEventListener("pointerup", (event) => {
    if (event.pointerId !== held?.pointer) return;
    if (held.placed.classList.contains("is-held")) ended = event.timeStamp;
    drop();
  });
  map.addEventListener("pointercancel", (event) => event.pointerId === held?.pointer && release());
  map.addEventListener("click", (event) => {
    if (event.target.closest(".wk-grip") && ended && event.timeStamp - ended < 300) event.preventDefault();
  });

  map.addEventListener("keydown", (event) => {
    const grip = event.target.closest(".wk-grip");
    if (!grip || form.dataset.sent) return;
    if (event.key in STEPS) {
      event.preventDefault();
      if (!held) take(grip, {});
      held.placed.classList.add("is-held");
      choose(beside(held.square ?? held.home, STEPS[event.key]));
    } else if (held && event.key === "Enter") {
      event.preventDefault();
      drop();
    } else if (held && event.key === "Escape") release();
  });
  map.addEventListener("focusout", () => held && held.pointer === undefined && release());

  const last = sessionStorage.getItem(KEPT);
  sessionStorage.removeItem(KEPT);
  for (const grip of map.querySelectorAll(".wk-grip")) if (grip.pathname === last) grip.focus({ preventScroll: true });
}

// The square a step away; the same one at the edge of the map.
function beside(square, [down, right]) {
  const row = square.parentElement;
  const rows = [...row.parentElement.children];
  const next = rows[rows.indexOf(row) + down]?.children[[...row.children].indexOf(square) + right];
  return next?.dataset.interest ? next : square;
}
