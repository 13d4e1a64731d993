// Loads the documents of the index, each once, and divides them into words. Pagefind would also make excerpts, which nobody sees.

import { base } from "./base.js";

const loaded = new Map();

// Returns the documents of some results of Pagefind.
export function read_documents(results) {
  return Promise.all(results.map(({ id }) => document_of(id)));
}

function document_of(id) {
  if (!loaded.has(id)) loaded.set(id, load(id));
  return loaded.get(id);
}

// A document that could not be loaded is asked for again by the next search.
async function load(id) {
  try {
    const response = await fetch(new URL(`pagefind/fragment/${id}.json`, base));
    return divide(await response.text());
  } catch (error) {
    loaded.delete(id);
    throw error;
  }
}

// Returns a document in pieces of one word each. Records have those of their texts, each with the space that follows it, and
// `around`, those of their names and contexts. A hand-written page is a record without an address of its own.
export function divide(json) {
  const { records, content, ...document } = JSON.parse(json);
  const divided = (records ?? [{ kind: "guide", label: document.title, text: content, context: "" }]).map(divide_record);
  return { ...document, json, records: divided, pieces: new Set(divided.flatMap(({ text, around }) => [...text, ...around])) };
}

function divide_record({ text, context, ...shown }) {
  return { ...shown, text: text.match(/\S+\s*/gu) ?? [], around: `${shown.label} ${shown.meeting ?? ""} ${context}`.split(/\s+/) };
}
