// Ranks the first results by relevance to readers. Pagefind knows neither which kinds of hits matter most to them, nor which words
// are next to each other, nor what is a name.

import { read_documents } from "./documents.js";
import { places } from "./places.js";
import { find_places, without } from "./query.js";
import { GUIDE, fold, kind_of, reading, stem, words } from "./reading.js";

const READ = 10; // results whose text is read
const ALIKE = 5; // of these, results of one kind
const KINDS = { person: 1.5, office: 2, status: 2, absence: 1.6, state: 1.4, body: 1.5, topic: 1.3, meeting: 1.2, paragraph: 1.1, resolution: 1.1, instrument: 1, index: 1, place: 0.9, note: 0.7 };
const RARE = 15; // documents that hold a word, from which it is not rarer
const YEAR = /^(?:19|20)\d\d$/;
const ORDINAL = /^\d+(st|nd|rd|th)$/; // the tenth of many things: it says little by itself
const PROPER = ["state", "status", "place", "body", "person"]; // kinds with proper names
const NAME = 1.5; // weight of a proper name
const NAMES = ["person", "state", "body", "instrument", "topic", "place"]; // kinds whose texts begin with names
const ABOUT = ["office", "status", "absence"]; // kinds whose titles are names of something else
const ALONE = 0.8; // weight of these kinds if a query is only a name or a year: what was said of it comes before its offices
const AROUND = 0.6; // weight of a hit that has the words only in its context
const TOGETHER = 1.6; // of a hit that has the words side by side
const OWN = 2; // of the organisation, if it is named beside words that its own record has
const SOUGHT = 10; // of the meeting whose body, place and date are all that a query has: it comes first
const NAMED = 2.5; // of a hit whose name has all the words; the more so, the less else is in it

// Returns how much a term counts: the more, the fewer documents hold it, and more if it is a name, or a date.
export function weigh_term(term, results, documents) {
  const rarity = Math.log(1 + (documents + 1) / (Math.max(results.length, RARE) + 1));
  if (ORDINAL.test(term.said)) return rarity * 0.3;
  return is_proper(term, results) ? rarity * NAME : rarity;
}

function is_proper({ said, stamp }, results) {
  const best = results.reduce((top, result) => (result.score > top.score ? result : top), { id: "", score: -1 });
  return Boolean(stamp) || YEAR.test(said) || PROPER.includes(kind_of(best));
}

// `named` says whether the query names the organisation; the terms are its other words.
export async function ranked(results, asked, filters, named) {
  const { own } = await reading();
  const { terms, sorted, is_whole, by_rank } = await by_score(results, asked, named);
  const first = choose(sorted);
  const read = await read_documents(first.map(({ result }) => result));
  for (const [at, entry] of first.entries()) entry.rank *= Math.max(0, ...places(read[at], terms, filters, entry.terms, entry.result.words).map((place) => weigh(place, terms, own)));
  first.sort(by_rank);
  const rest = sorted.filter((entry) => !first.includes(entry));
  const whole_first = [...first, ...rest].sort((a, b) => is_whole(b) - is_whole(a)); // a stable sort
  return [...whole_first, ...results.filter(({ kind }) => kind === GUIDE)];
}

// Loads the documents that `ranked` reads.
export async function load_first(results, asked, named) {
  const { sorted } = await by_score(results, asked, named);
  await read_documents(choose(sorted).map(({ result }) => result));
}

// Sorts the records among some results by what the index knows of them, and returns the terms that any of them holds.
async function by_score(results, asked, named) {
  const { own_document } = await reading();
  const records = results.filter(({ kind }) => kind !== GUIDE);
  const held = new Set(records.flatMap((entry) => entry.terms));
  const terms = asked.filter((term) => held.has(term)); // a word that no record holds says nothing of them
  const is_whole = (entry) => entry.terms.length === terms.length;
  const is_own = (entry) => named && is_whole(entry) && entry.number === own_document;
  const is_name = terms.length === 1 && is_proper(terms[0], records.map(({ result }) => result));
  const weight = (of) => (is_name && ABOUT.includes(of) ? ALONE : (KINDS[of] ?? 1));
  for (const entry of records) entry.rank = entry.score * weight(entry.kind) * (is_own(entry) ? OWN : 1);
  const by_rank = (a, b) => is_whole(b) - is_whole(a) || b.rank - a.rank;
  return { terms, sorted: records.sort(by_rank), is_whole, by_rank };
}

// Returns the results whose text is read: few of each kind, so that fifty offices in a state do not hide the state.
function choose(sorted) {
  const counts = {};
  return sorted.filter(({ kind }) => (counts[kind] = (counts[kind] ?? 0) + 1) <= ALIKE).slice(0, READ);
}

function weigh({ kind, label, text, known = "", found, matched }, terms, own) {
  const asked = terms.flatMap((term) => term.forms);
  const together = terms.length > 1 && [label, text.join("")].some((part) => join(words(part)).includes(join(asked)));
  const names = [...(ABOUT.includes(kind) ? [] : [label]), ...(NAMES.includes(kind) ? text.join("").split(" · ") : [])];
  const is_in = (...parts) => (term) => find_places(parts, term).size;
  const where_and_when = label.slice(label.indexOf(",")); // of a meeting, after its body
  const is_that_meeting = kind === "meeting" && terms.length > 1 && terms.every(is_in(label, known)) && terms.some(is_in(where_and_when));
  const named = Math.max(0, ...names.map((name) => cover(words(without(own, name)), terms)));
  const inside = found.length || matched.length === 0 || (kind === "meeting" && terms.some(is_in(label)));
  return (inside ? 1 : AROUND) * (together ? TOGETHER : 1) * (1 + (NAMED - 1) * named) * (is_that_meeting ? SOUGHT : 1);
}

// Returns how much of a name the terms make up, if they are all in it, or how many of the terms make up the whole name.
function cover(name, terms) {
  const stems = new Set(name.map((word) => stem(fold(word))));
  const inside = terms.filter((term) => spellings(term).some((spelling) => spelling.every((word) => stems.has(word))));
  const used = new Set(inside.flatMap((term) => spellings(term).flat()));
  if (inside.length === terms.length) return Math.min(1, terms.length / Math.max(1, stems.size));
  return [...stems].every((one) => used.has(one)) ? inside.length / terms.length : 0;
}

// Returns the stems of the words of a term, in each way in which it can be written.
function spellings({ forms, word, runs }) {
  return [forms, ...(word ? [[word]] : []), ...runs].map((list) => list.map(stem));
}

function join(list) {
  return ` ${list.map((word) => stem(fold(word))).join(" ")} `;
}
