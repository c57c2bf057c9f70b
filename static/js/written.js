// Another language is another page. What somebody wrote in a form comes along, and stays within this tab.

const key = `written:${location.pathname}`;
const fields = () =>
  document.querySelectorAll(
    "main form:not(.wk-languages) :is(input:not([type=hidden], [type=file], [type=password]), select, textarea)[name]",
  );

// A browser may be told to keep nothing at all; then the form starts empty, as it would without this file.
const storage = () => {
  try {
    return window.sessionStorage;
  } catch {
    return undefined;
  }
};

document.addEventListener("submit", ({ target }) => {
  if (!target.matches(".wk-languages")) return;
  const written = [...fields()].map(({ name, value, checked }) => [name, value, checked]);
  storage()?.setItem(key, JSON.stringify(written));
});

const written = JSON.parse(storage()?.getItem(key) ?? "[]");
storage()?.removeItem(key);
for (const one of fields()) {
  const isChoice = ["radio", "checkbox"].includes(one.type);
  const found = written.find(([name, value]) => name === one.name && (!isChoice || value === one.value));
  if (found && isChoice) one.checked = found[2];
  else if (found) one.value = found[1];
}
