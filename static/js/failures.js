// When htmx gets no page back it changes nothing, and would say nothing: a button seems dead. Here it says what happened.
// The words stand in templates/components/failures.html.

const say = (code) => {
  const words = document.querySelector(`#failures`)?.content;
  const place = document.getElementById("messages");
  const found = words?.querySelector(`[data-code="${code}"]`) ?? words?.querySelector('[data-code="500"]');
  if (!found || !place) return;
  place.replaceChildren(found.cloneNode(true));
  place.scrollIntoView({ block: "nearest" });
};

// Who signs in on another tab gets another key for forms: this page asks for it, and keeps everything else.
const renew = async () => {
  const answer = await fetch(location.href);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const key = page.querySelector("[name=csrfmiddlewaretoken]")?.value;
  if (!answer.redirected && key) for (const one of document.querySelectorAll("[name=csrfmiddlewaretoken]")) one.value = key;
};

document.addEventListener("htmx:responseError", ({ detail: { xhr } }) => {
  say(xhr.status);
  if (xhr.status === 401) addEventListener("focus", renew, { once: true });
  if (xhr.status === 403) renew();
});
for (const kind of ["htmx:sendError", "htmx:timeout"]) document.addEventListener(kind, () => say(0));
// What went well says so itself.
document.addEventListener("htmx:afterOnLoad", ({ detail: { successful } }) => {
  if (successful) document.querySelector("#messages > [data-code]")?.remove();
});
