// The places in a document, which are the records in it. In a small register each record is a document of its own; in a large
// one the records of a meeting share a document, as do groups of registry entries.

import { find_places } from "./query.js";
import { stem } from "./reading.js";

const MOST = 3; // hits of one document

// Returns the places that hits show: those with the most terms of the query, among those that have the chosen values. `held` are the
// terms that the index found in the document.
export function places(data, terms, filters = {}, held = []) {
  const fitting = all(data, terms, held).filter(({ values = {} }) => Object.entries(values).every(([facet, ids]) => has(ids, filters[facet])));
  const best = Math.max(0, ...fitting.map(({ matched }) => matched.length));
  return fitting.filter(({ matched }) => matched.length === best).slice(0, MOST);
}

// Whether a document holds a term, or a word that the index has for it.
export function holds(data, term) {
  const beginning = { ...term, word: stem(term.word ?? "") }; // Pagefind takes “developed” and “development” for one word
  return term.exact || find_places([data.meta.title, data.content, ...data.anchors.map(({ id }) => id)], beginning).size > 0;
}

// Returns each place with its words, its context, the positions of the words asked for, and the terms that it holds.
function all(data, terms, held) {
  const list = data.content.split(/\s+/);
  const anchors = data.anchors.filter(({ id }) => id === "-" || id.startsWith("{")).sort((a, b) => a.location - b.location);
  if (!anchors.length) return [search(guide(data), terms, held)];
  const found = [];
  for (const [at, { id, location }] of anchors.entries()) {
    if (id === "-") continue;
    const context = anchors[at + 1].location;
    const end = anchors[at + 2]?.location ?? list.length;
    const kept = list.slice(location, context).join(" ");
    const { text = kept, end: last, ...shown } = JSON.parse(id);
    const place = { ...shown, text: split(last ? text.replace(/\.$/, "") : text), around: list.slice(context, end).join(" ") };
    found.push(search(place, terms, anchors.length > 2 ? [] : held));
  }
  return found;
}

function search(place, terms, held) {
  const rest = [`${place.label} ${place.meeting ?? ""} ${place.around}`];
  const per_term = terms.map((term) => find_places(place.text, term));
  const matched = terms.filter((term, at) => held.includes(term) || per_term[at].size || find_places(rest, term).size);
  const found = [...new Set(per_term.flatMap((places) => [...places]))].sort((a, b) => a - b);
  return { ...place, found, matched };
}

// A hand-written page is one document.
function guide(data) {
  const anchor = data.anchors.filter(({ location }) => location <= (data.locations[0] ?? 0)).at(-1);
  const url = data.raw_url.replace(/^\//, "") + (anchor ? `#${anchor.id}` : "");
  return { url, kind: "guide", label: data.meta.title, text: split(data.content), around: "" };
}

// Returns the words of a text, each with the space that follows it.
function split(text) {
  return text.match(/\S+\s*/gu) ?? [];
}

function has(ids, chosen) {
  return !chosen || chosen.some((id) => ids.includes(id));
}
