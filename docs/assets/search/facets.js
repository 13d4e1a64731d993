// Which documents have which values of the facets, from pagefind/facets/. Results are narrowed and counted here and not by Pagefind,
// which counts the documents of one search only, while a term may need several: one for each spelling.

import { load } from "./reading.js";

const loaded = new Map();

// Returns the values of a facet: id -> { label, documents }.
function values_of(facet) {
  if (!loaded.has(facet)) loaded.set(facet, load(`facets/${facet}`).then(read));
  return loaded.get(facet);
}

// The numbers of documents ascend; the file has the first one and the steps between them.
function read(values) {
  const numbers = (steps, at = 0) => steps.map((step) => (at += step));
  return new Map(Object.entries(values).map(([id, [label, ...steps]]) => [id, { label, documents: numbers(steps) }]));
}

// Returns a test of whether a document has one of the chosen values of each facet, except of the facet `but`.
export async function chooser(filters) {
  const wanted = await Promise.all(Object.entries(filters).map(async ([facet, ids]) => [facet, choose(await values_of(facet), ids)]));
  return (number, but) => wanted.every(([facet, documents]) => facet === but || documents.has(number));
}

function choose(values, ids) {
  return new Set(ids.flatMap((id) => values.get(id)?.documents ?? []));
}

// Returns the values of a facet, each with the number of the found documents that have it.
export async function count(facet, numbers) {
  const found = new Uint8Array(1 + numbers.reduce((most, at) => Math.max(most, at), 0));
  for (const at of numbers) found[at] = 1;
  const values = await values_of(facet);
  return [...values].map(([id, { label, documents }]) => ({ id, label, number: documents.reduce((sum, at) => sum + (found[at] ?? 0), 0) }));
}
