// Review from the keyboard: a key does what the button or link with that key does, the page behind the decision
// comes without a reload, the focus goes to its heading, and the next one in the queue is fetched ahead.

const ahead = new Map(); // pages that were fetched ahead, by their addresses

async function fetched(address) {
  const answer = await fetch(address, { headers: { accept: "text/html" } });
  return { text: await answer.text(), url: answer.url };
}

function fetchAhead() {
  ahead.clear();
  const next = document.querySelector('a[rel="next"]');
  if (next) ahead.set(next.href, fetched(next.href).catch(() => null));
}

function show({ text, url }, { push = true } = {}) {
  const page = new DOMParser().parseFromString(text, "text/html");
  const main = page.querySelector("main");
  if (!main) return void location.assign(url);
  document.querySelector("main").replaceWith(document.adoptNode(main));
  document.title = page.title;
  if (push) history.pushState(null, "", url);
  window.scrollTo(0, 0);
  document.querySelector("main h1")?.focus();
  toMarks();
  fetchAhead();
}

// Each side of a pair is a window on its article: it opens where the words of the pair are.
function toMarks() {
  for (const text of document.querySelectorAll(".side .evidence-text")) {
    const mark = text.querySelector("mark");
    if (mark) text.scrollTop += mark.getBoundingClientRect().top - text.getBoundingClientRect().top - text.clientHeight / 3;
  }
}

async function follow(address, { push = true } = {}) {
  try {
    show((await ahead.get(address)) ?? (await fetched(address)), { push });
  } catch {
    location.assign(address);
  }
}

async function send(form, button) {
  const body = new URLSearchParams(new FormData(form, button));
  try {
    const answer = await fetch(form.action, { method: "POST", body });
    const text = await answer.text();
    if (answer.ok) return show({ text, url: answer.url });
    show({ text, url: location.href }, { push: false });
  } catch {
    tell("The server does not answer: nothing was written down.");
  }
}

function tell(words) {
  const note = document.createElement("p");
  note.className = "meanwhile";
  note.setAttribute("role", "alert");
  note.textContent = words;
  document.querySelector("main h1").after(note);
}

const isTyping = (element) => element.matches("input:not([type=radio]), textarea, select");

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (event.key === "Escape" && event.target.closest?.("details[open]")) return close(event.target.closest("details"));
  if (isTyping(event.target)) return;
  const found = [...document.querySelectorAll("[data-key]")].find((e) => e.dataset.key.split(" ").includes(event.key));
  if (!found) return;
  event.preventDefault();
  if (found.localName === "details") open(found);
  else found.click();
});

function open(details) {
  details.open = true;
  details.querySelector("input:not([type=hidden])")?.focus();
}

function close(details) {
  details.open = false;
  details.querySelector("summary").focus();
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method === "post" && form.closest("main")) {
    event.preventDefault();
    send(form, event.submitter);
  } else if (form.matches(".lookup")) {
    event.preventDefault();
    suggest(form.elements.q.value);
  }
});

document.addEventListener("click", (event) => {
  const link = event.target.closest?.(".moves a");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  follow(link.href);
});

window.addEventListener("popstate", () => follow(location.href, { push: false }));

// ── speakers, while somebody types ──

let typing;
document.addEventListener("input", (event) => {
  if (event.target.id !== "lookup") return;
  clearTimeout(typing);
  typing = setTimeout(() => suggest(event.target.value), 150);
});

async function suggest(words) {
  if (!words.trim()) return;
  const answer = await fetch(`/review/speakers.json?q=${encodeURIComponent(words)}`);
  const lookup = document.getElementById("lookup");
  if (!answer.ok || lookup?.value !== words) return;
  const { actors } = await answer.json();
  const choices = document.getElementById("choices");
  choices.replaceChildren(...(actors.length ? actors.map(choice) : [nobody()]));
  choices.closest("fieldset").querySelector("legend").textContent = "Actors of that name";
  const name = choices.closest("form").elements.name;
  name.value = words;
}

const STEERING = /[\u200b-\u200f\u202a-\u202e\u2066-\u2069]/g; // would let a name look like another

function choice({ id, name, kind, outlet }) {
  const label = document.createElement("label");
  label.className = "choice";
  const radio = Object.assign(document.createElement("input"), { type: "radio", name: "who", value: id, required: true });
  const who = document.createElement("bdi");
  who.textContent = name.replace(STEERING, "\ufffd");
  const more = document.createElement("span");
  more.className = "quiet";
  more.textContent = [kind, outlet].filter(Boolean).join(", ");
  label.append(radio, " ", who, " ", more);
  return label;
}

function nobody() {
  const note = document.createElement("p");
  note.className = "quiet none";
  note.textContent = "No actor of the ledger has this name.";
  return note;
}

fetchAhead();
toMarks();
