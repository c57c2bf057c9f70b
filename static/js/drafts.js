// What somebody types in a form of staff is kept on the server, two seconds after the last key, one save at a time.

const PAUSE = 2000;

const follow = (place) => {
  const form = place.querySelector("form[novalidate]");
  const status = place.querySelector("[data-draft-status]");
  if (!form || !status) return;
  let timer, saving, again;

  const save = async () => {
    if (saving) {
      again = true;
      return;
    }
    saving = true;
    const answers = new FormData(form);
    answers.set("address", place.dataset.draftAddress ?? location.pathname);
    answers.delete("ticket"); // it belongs to what is sent
    try {
      const response = await fetch(place.dataset.draft, { method: "POST", body: answers, redirect: "error" });
      const { saved, error } = await response.json();
      status.textContent = saved ? `${place.dataset.draftSaved} ${saved}` : error;
    } catch {
      status.textContent = place.dataset.draftFailed;
    }
    saving = false;
    if (again) {
      again = false;
      save();
    }
  };

  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(save, PAUSE);
  });
  form.addEventListener("submit", () => clearTimeout(timer));
};

const find = () => {
  for (const place of document.querySelectorAll("[data-draft]:not([data-followed])")) {
    place.dataset.followed = "yes";
    follow(place);
  }
};
document.addEventListener("htmx:afterSettle", find);
find();
