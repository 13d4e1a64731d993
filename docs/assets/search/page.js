// The search page: a query, facets with counts, a sort order, and hits. The address holds the whole state.

import { csv, save } from "./csv.js";
import { element } from "./element.js";
import { SORTS, find, held } from "./engine.js";
import { hit } from "./hits.js";
import { arrows, said, watch } from "./quick.js";

const STEP = 20; // hits shown at once
const SAVED = 100; // results that are loaded at once when all are saved
const VALUES = 8; // values of a facet shown at once
const FEW = 3; // further values that are shown without a button

export function start(panel) {
  const form = panel.querySelector("form");
  const { q: input, sort } = form.elements;
  const parts = [".search__status", ".search__hits", ".search__more", ".search__save"];
  const [status, list, more, saver] = parts.map((name) => panel.querySelector(name));
  const facets = [...panel.querySelectorAll("[data-facet]")];
  let chosen = {}; // facet -> ids
  const names = new Map(facets.map(({ dataset: { facet } }) => [facet, new Map()])); // id -> label
  const narrow = panel.querySelector(".facets");
  let unfolded = false;
  let latest = 0;
  let results = []; // of the last search
  let terms = []; // of its query
  let rest = []; // those that are not shown yet

  function read() {
    const asked = new URLSearchParams(location.search);
    input.value = asked.get("q") ?? "";
    sort.value = SORTS.includes(asked.get("sort")) ? asked.get("sort") : "relevance";
    chosen = Object.fromEntries(facets.map(({ dataset: { facet } }) => [facet, asked.getAll(facet)]).filter(([, ids]) => ids.length));
    for (const facet of facets) if (chosen[facet.dataset.facet]) facet.open = true;
  }

  function write(step) {
    const state = new URLSearchParams();
    if (input.value.trim()) state.set("q", input.value.trim());
    for (const [facet, ids] of Object.entries(chosen)) for (const id of ids) state.append(facet, id);
    if (sort.value !== "relevance") state.set("sort", sort.value);
    const address = `${location.pathname}${state.size ? `?${state}` : ""}`;
    if (address !== location.pathname + location.search) history[step ? "pushState" : "replaceState"](null, "", address);
  }

  function learn(counts) {
    for (const [facet, values] of Object.entries(counts)) for (const { id, label } of values) names.get(facet).set(id, label);
  }

  async function search() {
    const asked = (latest += 1);
    const query = input.value.trim();
    form.setAttribute("aria-busy", "true");
    if (query || Object.keys(chosen).length) unfold();
    const open = facets.filter((facet) => facet.open).map((facet) => facet.dataset.facet);
    try {
      const answer = await find(query, chosen, open, sort.value);
      const first = await held(answer.results.slice(0, STEP), answer.terms, chosen);
      if (asked !== latest) return;
      learn(answer.counts);
      for (const facet of facets) draw(facet, answer.counts[facet.dataset.facet]);
      list.replaceChildren(...first.map((place) => hit(place, answer.terms)));
      ({ results, terms } = answer);
      rest = results.slice(STEP);
      saver.hidden = !results.length;
      more.hidden = !rest.length;
      status.replaceChildren(...said(query, answer), ...undo());
    } catch (error) {
      console.warn(error);
      status.textContent = "The search index cannot be loaded. The indexes in the header lead everywhere.";
    } finally {
      if (asked === latest) form.removeAttribute("aria-busy");
    }
  }

  // Opens the first facets with the first query: each is a file to load.
  function unfold() {
    if (unfolded || !narrow.open) return;
    unfolded = true;
    for (const facet of facets.filter((one) => one.dataset.first && !one.open)) {
      facet.dataset.opened = "yes";
      facet.open = true;
    }
  }

  async function show() {
    const next = await held(rest.splice(0, STEP), terms, chosen);
    const hits = next.map((place) => hit(place, terms));
    list.append(...hits);
    more.hidden = !rest.length;
    return hits[0];
  }

  async function save_all() {
    const hits = [];
    saver.disabled = true;
    for (let at = 0; at < results.length; at += SAVED) hits.push(...(await held(results.slice(at, at + SAVED), terms, chosen)));
    saver.disabled = false;
    save(csv(hits), "search.csv");
  }

  function undo() {
    const tokens = Object.entries(chosen).flatMap(([facet, ids]) => ids.map((id) => token(facet, id)));
    return tokens.length ? [" · ", ...tokens] : [];
  }

  function token(facet, id) {
    const label = names.get(facet).get(id) ?? id;
    const button = element("button", { type: "button", class: "token", "aria-label": `Remove ${label}` }, `${label} ×`);
    button.addEventListener("click", () => choose(facet, id, false));
    return button;
  }

  function choose(facet, id, on) {
    const ids = (chosen[facet] ?? []).filter((other) => other !== id);
    if (on) ids.push(id);
    if (ids.length) chosen[facet] = ids;
    else delete chosen[facet];
    write(true);
    search();
  }

  function draw(facet, rows) {
    const name = facet.dataset.facet;
    const ids = new Set(chosen[name] ?? []);
    facet.classList.toggle("facet--chosen", ids.size > 0);
    if (!facet.open || !rows) return;
    const wanted = (facet.querySelector(".facet__filter")?.value ?? "").trim().toLowerCase();
    const fitting = rows.filter((row) => ids.has(row.id) || (row.number && row.label.toLowerCase().includes(wanted)));
    fitting.sort(order(facet.dataset.order?.split(" "), ids));
    const all = facet.dataset.all === "yes" || wanted || fitting.length <= VALUES + FEW;
    const shown = all ? fitting : fitting.slice(0, Math.max(VALUES, ids.size));
    const focused = facet.contains(document.activeElement) ? document.activeElement.value : null;
    facet.querySelector("ul").replaceChildren(...shown.map((row) => line(name, row, ids.has(row.id))));
    facet.querySelector(`input[value="${CSS.escape(focused ?? "")}"]`)?.focus();
    const rest = facet.querySelector(".facet__all");
    rest.hidden = shown.length === fitting.length;
    rest.textContent = `Show all ${fitting.length}`;
  }

  function line(facet, row, on) {
    const box = element("input", { type: "checkbox", value: row.id });
    box.checked = on;
    box.addEventListener("change", () => choose(facet, row.id, box.checked));
    return element("li", {}, element("label", {}, box, " ", element("span", {}, row.label), " ", element("span", { class: "facet__count" }, row.number.toLocaleString("en"))));
  }

  for (const facet of facets) {
    facet.addEventListener("toggle", () => {
      if (facet.open && !facet.dataset.opened) search();
      delete facet.dataset.opened;
    });
    facet.querySelector(".facet__filter")?.addEventListener("input", search);
    facet.querySelector(".facet__all").addEventListener("click", () => {
      facet.dataset.all = "yes";
      search();
      facet.querySelector("input[type=checkbox]")?.focus();
    });
  }
  watch(input, () => {
    write(false);
    search();
  });
  arrows(form, input);
  sort.addEventListener("change", () => {
    write(true);
    search();
  });
  // The form has several fields and no button, so Enter does not submit it.
  input.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    list.querySelector("a")?.focus();
  });
  more.addEventListener("click", async () => (await show())?.querySelector("a").focus());
  saver.addEventListener("click", save_all);
  window.addEventListener("popstate", () => {
    read();
    search();
  });
  narrow.open = matchMedia("(min-width: 60rem)").matches;
  narrow.querySelector("summary").addEventListener("click", () => setTimeout(() => narrow.open && input.value.trim() && search()));
  read();
  if (!location.search && document.activeElement === document.body) input.focus();
  // Without a query, the index is not loaded until the reader types or opens a facet.
  if (location.search) search();
}

// Sorts values in the order that the page gives, if any; else the chosen ones come first, then the most frequent.
function order(given, chosen) {
  if (given) return (a, b) => given.indexOf(a.id) - given.indexOf(b.id) || b.id.localeCompare(a.id);
  return (a, b) => chosen.has(b.id) - chosen.has(a.id) || b.number - a.number || a.label.localeCompare(b.label);
}
