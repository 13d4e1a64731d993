// The search in the header: a dialog with the first hits and a link to all of them. It opens at once, so that no keystroke is
// lost; the search engine is loaded with the first word.

import { base } from "./base.js";
import { element } from "./element.js";

const MOST = 8;
const PAUSE = 40; // milliseconds from a keystroke to the search: less than between two keys of almost any typist

export function watch(input, search) {
  let timer;
  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(search, PAUSE);
  });
}

// Moves the focus between the field and the hits with the arrow keys.
export function arrows(form, input) {
  form.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const stops = [input, ...form.querySelectorAll(".hit__link, .search__all")];
    const at = stops.indexOf(document.activeElement);
    if (step && at >= 0 && stops[at + step]) {
      event.preventDefault();
      stops[at + step].focus();
    }
  });
}

// Returns the status line of an answer.
export function said(query, { results, whole, shared, corrected, cut }) {
  if (!results.length && query) return [`Nothing found for “${shorten(query)}”.`];
  const found = count(whole || results.length, shared ? "meeting or list" : "hit", shared ? "meetings and lists" : "hits");
  const partly = whole && whole < results.length ? ` with all words, ${(results.length - whole).toLocaleString("en")} with most of them` : "";
  const sentences = [`${found}${partly}${query ? "." : ""}`];
  if (!whole && query) sentences.unshift("Nothing holds all these words.");
  for (const [typed, name] of corrected) sentences.push(`“${shorten(typed)}” is not found; searched for “${name}”.`);
  if (cut) sentences.push("The query is long: only its beginning was searched.");
  return [sentences.join(" ")];
}

export function shorten(text) {
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}

export function dialog() {
  const input = element("input", { type: "search", name: "q", autocomplete: "off", spellcheck: "false", "aria-label": "Search the register", placeholder: "Afghanistan, Resolution 2375, Sysoyev …" });
  const status = element("p", { class: "search__status", role: "status" });
  const list = element("ol", { class: "search__hits" });
  const all = element("a", { class: "search__all", hidden: "" }, "All hits, with filters by body, year, topic, act and more");
  const form = element("form", { class: "search", role: "search" }, input, status, list, all);
  let latest = 0;

  function target() {
    const page = new URL("search/", base);
    if (input.value.trim()) page.searchParams.set("q", input.value.trim());
    return page;
  }

  async function search() {
    const asked = (latest += 1);
    const query = input.value.trim();
    all.href = target();
    all.hidden = !query;
    if (!query) {
      list.replaceChildren();
      status.textContent = "";
      return;
    }
    try {
      const [{ find, held }, { hit }] = await Promise.all([import("./engine.js"), import("./hits.js")]);
      const answer = await find(query);
      const found = (await held(answer.results.slice(0, MOST), answer.terms)).slice(0, MOST);
      if (asked !== latest) return;
      list.replaceChildren(...found.map((place) => hit(place, answer.terms)));
      status.replaceChildren(...said(query, answer));
    } catch {
      status.textContent = "The search index cannot be loaded. The indexes in the header lead everywhere.";
    }
  }

  watch(input, search);
  arrows(form, input);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const page = target();
    if (page.search) location.assign(page);
  });
  const made = element("dialog", { class: "search-dialog", "aria-label": "Search" }, form);
  made.addEventListener("click", (event) => {
    if (event.target === made || event.target.closest("a")) made.close();
  });
  document.body.append(made);
  return () => {
    made.showModal();
    input.select();
  };
}

function count(number, one, many) {
  return `${number.toLocaleString("en")} ${number === 1 ? one : many}`;
}
