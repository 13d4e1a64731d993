// The places in a document, which are the records in it. In a small register each record is a document of its own; in a large
// one the records of a meeting share a document, as do groups of registry entries.

import { beginnings, find_places } from "./query.js";
import { stem } from "./reading.js";

const MOST = 3; // hits of one document
const looked_at = new WeakMap(); // term -> document -> where the term is in each record

// Returns the places that hits show: those with the most terms of the query, among those that have the chosen values. `held` are the
// terms that the index found in the document, `locations` the numbers of the words at which it found one of them.
export function places(data, terms, filters = {}, held = [], locations = []) {
  const looked = terms.map((term) => look(data, term));
  const known = data.records.length === 1 ? held : [];
  const is_in = (at) => (term, of) => known.includes(term) || looked[of][at].holds;
  const fitting = data.records.flatMap((record, at) => (fits(record, filters) ? [{ record, at, matched: terms.filter(is_in(at)) }] : []));
  const best = Math.max(0, ...fitting.map(({ matched }) => matched.length));
  const first = fitting.filter(({ matched }) => matched.length === best).slice(0, MOST);
  const found = (at) => [...new Set(looked.flatMap((records) => records[at].places))].sort((a, b) => a - b);
  return first.map(({ record, at, matched }) => ({ ...record, url: record.url ?? address(data, locations), found: found(at), matched }));
}

// Whether one of some documents holds a term, or a word that the index has for it.
export function holds(documents, term) {
  const beginning = { ...term, word: stem(term.word ?? "") }; // Pagefind takes “developed” and “development” for one word
  return documents.some(({ json }) => find_places(json.split(/\s+/), beginning).size > 0);
}

// Returns for each record of a document at which words of its text a term is, and whether the record holds it there or elsewhere.
function look(data, term) {
  if (!looked_at.has(term)) looked_at.set(term, new Map());
  const known = looked_at.get(term);
  if (!known.has(data)) known.set(data, look_at_all(data, term));
  return known.get(data);
}

// Most records have no word at which the term may begin.
function look_at_all({ records, pieces }, term) {
  const starts = beginnings(pieces, term);
  const find = (list) => (starts.size && list.some((piece) => starts.has(piece)) ? [...find_places(list, term)] : []);
  return records.map(({ text, around }) => {
    const places = find(text);
    return { places, holds: places.length > 0 || find(around).length > 0 };
  });
}

// The address of the heading before the first word that was found on a hand-written page.
function address({ url, anchors }, [first = 0]) {
  const [anchor] = anchors.findLast(([, location]) => location <= first) ?? [];
  return url.replace(/^\//, "") + (anchor ? `#${anchor}` : "");
}

function fits({ values = {} }, filters) {
  return Object.entries(values).every(([facet, ids]) => filters[facet]?.some((id) => ids.includes(id)) ?? true);
}
