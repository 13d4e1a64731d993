// How the index was made, and how words are folded: the rules are those of the index, in pagefind/reading.json.

import { base } from "./base.js";

const ENDING = /(?:(?<=.{4})(?:ism|ist)s?|ies|ied|es|s|ed|ing|ly|y|e)$/; // of English words

export const GUIDE = "guide"; // pages on the register itself come after all records

let loaded;
let rules = [];
let kinds = {};
const known = new Map();

export function reading() {
  loaded ??= fetch(new URL("pagefind/reading.json", base))
    .then((response) => response.json())
    .then((read) => {
      ({ kinds } = read);
      rules = read.rules.map(([pattern, replacement]) => [new RegExp(pattern, "u"), replacement]);
      return { ...read, meaningless: new Set(read.meaningless), short: new Map(Object.entries(read.short)) };
    });
  return loaded;
}

// Returns what kind of record a result is, by the letter in its id. What has none is a hand-written page. The kinds must be loaded.
export function kind_of({ id }) {
  return kinds[id.match(/([a-z])\d+$/)?.[1]] ?? GUIDE;
}

export function bare(word) {
  return word.normalize("NFD").replace(/\p{M}/gu, "").normalize("NFC").toLowerCase();
}

// Returns a word without capitals, accents and hyphens, in one of its spellings. The rules must be loaded.
export function fold(word) {
  let folded = known.get(word);
  if (folded === undefined) {
    folded = rules.reduce((text, [pattern, to]) => text.replace(pattern, to), bare(word).replace(/[-‐‑’']/g, ""));
    known.set(word, folded);
  }
  return folded;
}

// Returns a folded word without its ending, so that “condemns” and “condemned” are alike.
export function stem(folded) {
  return folded.length > 4 ? folded.replace(ENDING, "") : folded;
}

// Returns the words of a text; hyphens and apostrophes belong to words.
export function words(text) {
  return text.match(/[\p{L}\p{N}\p{M}]+(?:[-‐‑’'][\p{L}\p{N}\p{M}]+)*/gu) ?? [];
}
