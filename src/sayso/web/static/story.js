// Changing the filter fetches the page of the new address and puts its content in place of the old one.
// Without this file every step is a reload of the same address.

const main = document.getElementById("main");
const told = document.createElement("p"); // stands outside of what is replaced, so that a screen reader hears it
told.className = "hidden";
told.setAttribute("role", "status");
document.body.append(told);
let asked = null; // the request under way
let shown = location.pathname + location.search; // what the page shows

function isOfStory(url) {
  return url.origin === location.origin && url.pathname === location.pathname;
}

// Where the focus is, so that it can be put back: the n-th of its kind with that name, value or address.
function focused() {
  const at = document.activeElement;
  if (!at || !main.contains(at)) return null;
  const like = at.name ? `[name="${CSS.escape(at.name)}"]` : at.tagName.toLowerCase();
  const all = [...main.querySelectorAll(like)].filter((each) => each.type !== "hidden");
  return { like, at: all.indexOf(at) };
}

function focusAgain(was) {
  if (!was) return;
  const all = [...main.querySelectorAll(was.like)].filter((each) => each.type !== "hidden");
  (all[was.at] ?? main).focus({ preventScroll: true });
}

async function show(address, { push = true, fromTop = false } = {}) {
  asked?.abort();
  const own = (asked = new AbortController());
  main.classList.add("busy");
  try {
    const answer = await fetch(address, { signal: own.signal });
    if (!answer.ok) throw new Error(answer.status);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const was = focused();
    if (push) history.pushState(null, "", address);
    shown = location.pathname + location.search;
    document.title = page.title;
    main.replaceChildren(...page.getElementById("main").childNodes);
    for (const kind of ["link[rel=alternate]", ".foot"]) renew(kind, page);
    focusAgain(was);
    if (fromTop) scrollTo(0, 0);
    told.textContent = document.getElementById("shown")?.textContent.trim() ?? "";
    document.dispatchEvent(new CustomEvent("sayso:shown", { detail: { root: main } }));
  } catch (error) {
    if (error.name === "AbortError") return; // a newer one is under way
    location.assign(address);
  } finally {
    if (asked === own) main.classList.remove("busy");
  }
}

function renew(selector, page) {
  const fresh = page.querySelectorAll(selector);
  document.querySelectorAll(selector).forEach((old, at) => fresh[at] && old.replaceWith(fresh[at]));
}

function addressOf(form) {
  const given = new URLSearchParams();
  for (const [name, value] of new FormData(form)) {
    if (value && !(name === "by" && value === "said")) given.append(name, value);
  }
  const query = given.toString();
  return form.getAttribute("action") + (query && `?${query}`);
}

main.addEventListener("change", (event) => {
  const form = event.target.closest("form.filter");
  if (form?.reportValidity()) show(addressOf(form));
});

main.addEventListener("submit", (event) => {
  if (!event.target.matches("form.filter")) return;
  event.preventDefault();
  show(addressOf(event.target));
});

main.addEventListener("click", (event) => {
  const link = event.target.closest("a[href]");
  if (!link || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  const href = link.getAttribute("href");
  const url = new URL(href, location.href);
  if (href.startsWith("#") || !isOfStory(url)) return;
  event.preventDefault();
  show(url.pathname + url.search, { fromTop: !link.closest(".more") }); // a longer list goes on where one reads
});

addEventListener("popstate", () => {
  const address = location.pathname + location.search;
  if (address !== shown) show(address, { push: false }); // else one only went to another part of the page
});
