// Text and panel light up together; j and k go from statement to statement. Without this the page reads the same.

const page = document.querySelector(".read");

/** The numbers of the statements that an element of the text or the panel belongs to, the innermost last. */
function numbersOf(element) {
  const card = element.closest(".card");
  if (card) return [Number(card.id.slice(1))];
  const words = element.closest(".text [class*=of]");
  if (!words) return [];
  return [...words.classList].filter((name) => /^of\d+$/.test(name)).map((name) => Number(name.slice(2)));
}

/** Light up the words and the card of one statement, and nothing else. */
function light(number) {
  for (const lit of page.querySelectorAll(".lit")) lit.classList.remove("lit");
  if (number === undefined) return;
  for (const words of page.querySelectorAll(`.of${number}`)) words.classList.add("lit");
  document.getElementById(`s${number}`)?.classList.add("lit");
}

for (const kind of ["pointerover", "focusin"]) {
  page?.addEventListener(kind, (event) => light(numbersOf(event.target).at(-1)));
}
page?.addEventListener("pointerleave", () => light());

/** Go to the next or the previous statement that has words on the page. */
function step(by) {
  const all = [...page.querySelectorAll(".text a[id^=w]")];
  const now = numbersOf(document.activeElement).at(-1);
  const at = all.findIndex((words) => words.id === `w${now}`);
  const next = at < 0 ? (by > 0 ? all[0] : all.at(-1)) : all[at + by];
  next?.focus();
  next?.scrollIntoView({ block: "center" });
}

document.addEventListener("keydown", (event) => {
  const isTyping = event.target.closest("input, textarea, select");
  if (!page || isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "j") step(1);
  if (event.key === "k") step(-1);
});

/** Unfold what a link leads into. */
function unfold() {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const folded = target?.closest("details:not([open])");
  if (!folded) return;
  folded.open = true;
  target.scrollIntoView({ block: "center" });
}

addEventListener("hashchange", unfold);
unfold();
