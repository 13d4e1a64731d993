// The places in a document, which are the records in it. In a small register each record is a document of its own; in a large
// one the records of a meeting share a document, as do groups of registry entries.

import { beginnings, find_places } from "./query.js";
import { stem } from "./reading.js";

const MOST = 3; // hits of one document

// Returns the places that hits show: those with the most terms of the query, among those that have the chosen values. `held` are the
// terms that the index found in the document, `locations` the numbers of the words at which it found one of them.
export function places(data, terms, filters = {}, held = [], locations = []) {
  const alone = data.records.length === 1;
  const fitting = data.records.filter(({ values = {} }) => Object.entries(values).every(([facet, ids]) => has(ids, filters[facet])));
  const starts = new Map(terms.map((term) => [term, beginnings(data.pieces, term)]));
  const found = fitting.map((record) => ({ ...record, ...search(record, starts, alone ? held : []) }));
  const best = Math.max(0, ...found.map(({ matched }) => matched.length));
  const first = found.filter(({ matched }) => matched.length === best).slice(0, MOST);
  return first.map((place) => (place.url ? place : { ...place, url: address(data, locations) }));
}

// Whether one of some documents holds a term, or a word that the index has for it.
export function holds(documents, term) {
  const beginning = { ...term, word: stem(term.word ?? "") }; // Pagefind takes “developed” and “development” for one word
  return documents.some(({ json }) => find_places(json.split(/\s+/), beginning).size > 0);
}

// Returns the positions of the words asked for in a record, and the terms that it holds. `starts` has the pieces at which each term
// may begin: most records have none of them.
function search({ text, around }, starts, held) {
  const find = (pieces, term) => (pieces.some((piece) => starts.get(term).has(piece)) ? [...find_places(pieces, term)] : []);
  const per_term = [...starts.keys()].map((term) => ({ term, places: find(text, term) }));
  const matched = per_term.filter(({ term, places }) => places.length || held.includes(term) || find(around, term).length).map(({ term }) => term);
  const found = [...new Set(per_term.flatMap(({ places }) => places))].sort((a, b) => a - b);
  return { found, matched };
}

// The address of the heading before the first word that was found on a hand-written page.
function address({ url, anchors }, [first = 0]) {
  const [anchor] = anchors.findLast(([, location]) => location <= first) ?? [];
  return url.replace(/^\//, "") + (anchor ? `#${anchor}` : "");
}

function has(ids, chosen) {
  return !chosen || chosen.some((id) => ids.includes(id));
}
