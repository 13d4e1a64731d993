// How the index was made, and how words are folded: the rules are those of the index, in pagefind/reading.json.

import { base } from "./base.js";

const ENDING = /(?:(?<=.{4})(?:ism|ist)s?|ies|ied|es|s|ed|ing|ly|y|e)$/; // of English words

export const GUIDE = "guide"; // pages on the register itself come after all records

let loaded;
let names;
let ordered;
let rules = [];
let kinds = {};
let simplified = {};
const known = new Map();
const stems = new Map();

// Loads one of our files beside the index.
export async function load(name) {
  const response = await fetch(new URL(`pagefind/${name}.json`, base));
  return response.json();
}

export function reading() {
  loaded ??= load("reading").then((read) => {
    ({ kinds } = read);
    rules = read.rules.map(([pattern, replacement]) => [new RegExp(pattern, "u"), replacement]);
    return { ...read, meaningless: new Set(read.meaningless), equivalents: new Map(Object.entries(read.equivalents)) };
  });
  return loaded;
}

// Returns the names in Chinese with those in Latin letters, and makes `fold` read traditional characters as simplified ones.
export function chinese() {
  names ??= load("chinese").then((read) => {
    ({ simplified } = read);
    known.clear();
    return new Map(Object.entries(read.names));
  });
  return names;
}

// Returns what is needed to sort documents by date.
export function chronology() {
  ordered ??= load("order");
  return ordered;
}

// Returns what kind of record a result is, by the letter in its id. What has none is a hand-written page. The kinds must be loaded.
export function kind_of({ id }) {
  return kinds[id.match(/([a-z])\d+$/)?.[1]] ?? GUIDE;
}

// Returns the number of a result's document. Documents have numbers in chronological order, and those without a date come last.
export function number_of({ id }) {
  return Number(id.match(/\d+$/)[0]);
}

export function simplify(text) {
  return [...text].map((char) => simplified[char] ?? char).join("");
}

export function bare(word) {
  return word.normalize("NFD").replace(/\p{M}/gu, "").normalize("NFC").toLowerCase();
}

// Returns a word without capitals, accents, hyphens and traditional characters, in one of its spellings. The rules must be loaded.
export function fold(word) {
  let folded = known.get(word);
  if (folded === undefined) {
    folded = rules.reduce((text, [pattern, to]) => text.replace(pattern, to), simplify(bare(word).replace(/[-‐‑’']/g, "")));
    known.set(word, folded);
  }
  return folded;
}

// Returns a folded word without its ending, so that “condemns” and “condemned” are alike.
export function stem(folded) {
  if (!stems.has(folded)) stems.set(folded, without_ending(folded));
  return stems.get(folded);
}

function without_ending(folded) {
  const cut = folded.length > 4 || folded.endsWith("y") ? folded.replace(ENDING, "") : folded;
  return cut === folded ? cut : cut.replace(/([bdgmnprt])\1$/, "$1"); // skipped, skips
}

// Returns the words of a text; hyphens and apostrophes belong to words.
export function words(text) {
  return text.match(/[\p{L}\p{N}\p{M}]+(?:[-‐‑’'][\p{L}\p{N}\p{M}]+)*/gu) ?? [];
}
