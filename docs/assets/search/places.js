// The places in a document, which are the records in it. In a small register each record is a document of its own; in a large
// one the records of a meeting share a document, as do groups of registry entries.

import { belongs } from "./query.js";
import { words } from "./reading.js";

const MOST = 3; // hits of one document

// Returns each place with its words, its context, the positions of the words asked for, and the terms that it holds.
function all(data, terms) {
  const list = data.raw_content.split(/\s+/);
  const anchors = data.anchors.filter(({ id }) => id === "-" || id.startsWith("{")).sort((a, b) => a.location - b.location);
  if (!anchors.length) return [guide(data, list, terms)];
  const places = [];
  for (const [at, { id, location }] of anchors.entries()) {
    if (id === "-") continue;
    const context = anchors[at + 1].location;
    const end = anchors[at + 2]?.location ?? list.length;
    places.push(search({ ...JSON.parse(id), text: list.slice(location, context), around: list.slice(context, end) }, terms));
  }
  return places;
}

function search(place, terms) {
  const holds = (text, term) => words(text).some((word) => belongs(word, term));
  const found = [...place.text.keys()].filter((at) => terms.some((term) => holds(place.text[at], term)));
  const rest = `${place.label} ${place.meeting ?? ""} ${place.around.join(" ")}`;
  const matched = terms.filter((term) => found.some((at) => holds(place.text[at], term)) || holds(rest, term));
  return { ...place, found, matched };
}

// Whether a document holds a term, or a word that stands for it in the index.
export function holds(data, term) {
  return term.exact || words(`${data.meta.title} ${data.raw_content} ${data.anchors.map(({ id }) => id)}`).some((word) => belongs(word, term));
}

// A hand-written page is one document.
function guide(data, list, terms) {
  const anchor = data.anchors.filter(({ location }) => location <= (data.locations[0] ?? 0)).at(-1);
  const url = data.raw_url.replace(/^\//, "") + (anchor ? `#${anchor.id}` : "");
  return search({ url, kind: "guide", label: data.meta.title, text: list, around: [] }, terms);
}

// Returns the places that hits show: those with the most terms of the query, among those that have the chosen values.
export function places(data, terms, filters = {}) {
  const fitting = all(data, terms).filter(({ values = {} }) => Object.entries(values).every(([facet, ids]) => has(ids, filters[facet])));
  const best = Math.max(0, ...fitting.map(({ matched }) => matched.length));
  return fitting.filter(({ matched }) => matched.length === best).slice(0, MOST);
}

// Chosen values have the form of the index, "id label".
function has(ids, chosen) {
  return !chosen || chosen.some((value) => ids.includes(value.split(" ", 1)[0]));
}
