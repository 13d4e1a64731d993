// Reads a query: phrases between quotation marks, dates, and words. What carries no meaning is left out.
//
// A term has `said`, what the reader typed; `searches`, of which a result must have one; and `forms`, its folded words. Its places
// in a text are recognised by one word (`word`), by words side by side (`runs`), or by the word for a date (`stamp`).

import { bare, chinese, fold, reading, simplify, stem, words } from "./reading.js";

const LONGEST = 1000; // characters of a query that are read
const MOST = 16; // terms of one query
const PARTS = 4; // of a word with hyphens; more of them are separate words
const SHORT = 3; // letters of an abbreviation, which matches whole words only
const MONTHS = months("en");
const RUSSIAN = months("ru").map((month) => month.replace(/[ьй]$/, "")); // without endings
const MONTH = `(?<!\\p{L})(${MONTHS.map((month) => `${month.slice(0, 3)}(?:${month.slice(3)}|\\.)?`).join("|")}|(?:${RUSSIAN.join("|")})[а-я]{0,2})`;
const JOINT = /[-‐‑]/;
const UNSPACED = /[\u3400-\u9fff]/; // Chinese has no spaces between words
const CYRILLIC = /[а-яё]/i;
const SESSION = /第([一二三四五六七八九十\d]+)[次届]/g;
const PHRASE = /["“”„«]([^"“”„«»]*)["“”»]/g;
const PERIOD = /(?<!\d)((\d\d)\d\d)[-–/](?:\2)?(1[3-9]|[2-9]\d)(?![\d./-])/g; // 2021-22; 2021-12 is a month
const ASKED = /\b(?:tak(?:es?|ing)|took)\s+place\b|\b(?:what|which)\s+(?:bod(?:y|ies)|cit(?:y|ies)|countr(?:y|ies)|dates?|days?|documents?|meetings?|people|persons?|places?|states?|years?)\b/gi;
const looked_at = new WeakMap(); // term -> piece of a text -> what is in it of the term
const DATES = [
  [/(?<!\d)(\d{4})-(\d\d)-(\d\d)(?!\d)/g, 1, 2, 3],
  [/(?<!\d)(\d\d?)\.(\d\d?)\.(\d{4})(?!\d)/g, 3, 2, 1],
  [/(?<!\d)(\d{4})年(\d\d?)月(\d\d?)日/g, 1, 2, 3],
  [/(?<!\d)(\d{4})年(\d\d?)月/g, 1, 2],
  [new RegExp(`(?<!\\d)(\\d\\d?)(?:st|nd|rd|th)? (?:of )?${MONTH},? (\\d{4})(?!\\d)`, "giu"), 3, 2, 1],
  [new RegExp(`${MONTH} (\\d\\d?)(?:st|nd|rd|th)?,? (\\d{4})(?!\\d)`, "giu"), 3, 1, 2],
  [new RegExp(`${MONTH},? (\\d{4})(?!\\d)`, "giu"), 2, 1],
  [/(?<!\d)(\d{4})-(\d\d)(?![\d-])/g, 1, 2],
];

// Returns the terms of a query, whether it names the organisation beside them, and whether it is too long to be read to its end.
export async function read(query) {
  const { meaningless, own } = await reading();
  const names = UNSPACED.test(query) ? [...(await chinese()).keys()] : [];
  const mean = await meanings(query);
  const terms = [];
  const take = (pattern, make) => (text) =>
    text.replace(pattern, (...found) => {
      const term = make(found);
      if (term) terms.push(term);
      return term || !found[1] ? " " : found[0];
    });
  const steps = [take(PHRASE, phrase), ...DATES.map(([pattern, ...at]) => take(pattern, (found) => date(found, at)))];
  const asked = simplify(query.slice(0, LONGEST).normalize("NFC")).replace(PERIOD, "$1 $2$3");
  const about = asked.replace(ASKED, " ");
  const rest = steps.reduce((text, step) => step(text), about.trim() ? about : asked);
  const typed = words(rest.replace(/(\d{4})年/g, "$1 ")).flatMap((word) => (word.split(JOINT).length > PARTS ? word.split(JOINT) : word));
  const meaningful = (text) => words(text).filter((word) => !meaningless.has(bare(word)) || /^[A-Z]{2,}$/.test(word)).flatMap((word) => divide(word, names));
  const whole = meaningful(typed.join(" "));
  const others = meaningful(without(own, typed.join(" "))).filter((word) => !own.includes(word));
  const meant = others.length + terms.length > 1 ? others : whole;
  const all = [...terms, ...(meant.length || terms.length ? meant : typed).map((word) => single(word, mean))];
  const distinct = [...new Map(all.map((term) => [term.searches.join(" "), term])).values()];
  const named = others.length < whole.length;
  return { terms: distinct.slice(0, MOST), named, cut: distinct.length > MOST || query.length > LONGEST };
}

// Leaves out the names of the organisation, which distinguish nothing in its own register.
export function without(names, text) {
  const any = names.map((name) => name.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&")).join("|");
  return names.length ? text.replace(new RegExp(`(?<!\\S)(?:${any})(?!\\S)`, "giu"), " ") : text;
}

// Returns a function from a word of a query to the names that it means: of an abbreviation, an adjective, a name in another script.
export async function meanings(query) {
  const { equivalents } = await reading();
  const names = UNSPACED.test(query) ? await chinese() : equivalents;
  const translate = CYRILLIC.test(query) ? await (await import("./cyrillic.js")).translator() : () => [];
  return (word) => [equivalents.get(fold(word)) ?? names.get(word), ...translate(word)].filter(Boolean);
}

// A word with a hyphen is found in one word and in two. It is found by the names that it means, too.
export function single(word, mean = () => []) {
  const folded = fold(word);
  const parts = word.split(JOINT).map(fold);
  const exact = folded.length <= SHORT && /^[a-z]+$/.test(folded);
  const meant = mean(word);
  const searches = [exact ? `"${folded}"` : folded, ...(parts.length > 1 ? [parts.join(" ")] : []), ...meant.map((name) => `"${name}"`)];
  const runs = [...(parts.length > 1 ? [parts] : []), ...meant.map(divided)];
  return { said: word, searches, forms: parts, word: folded, runs, exact };
}

function phrase([, text]) {
  const parts = words(text);
  return parts.length && { said: `“${text.trim()}”`, searches: [`"${text.trim()}"`], forms: parts.map(fold), runs: [divided(text)], phrase: true, exact: true };
}

// A date is the word that the index has for it, or the words in which it is printed.
function date(found, [year, month, day]) {
  const number = Number(found[month]) || number_of_month(found[month].toLowerCase());
  if (number < 1 || number > 12 || (day && Number(found[day]) > 31)) return null;
  const two = (part) => String(Number(part)).padStart(2, "0");
  const stamp = `t${found[year]}${two(number)}${day ? two(found[day]) : ""}`;
  const printed = [...(day ? [String(Number(found[day]))] : []), MONTHS[number - 1], found[year]];
  return { said: found[0].trim(), searches: [stamp, `"${printed.join(" ")}"`], forms: printed, runs: [printed], stamp, exact: true };
}

function months(language) {
  const { format } = new Intl.DateTimeFormat(language, { month: "long", timeZone: "UTC" });
  return Array.from({ length: 12 }, (_, at) => format(Date.UTC(2001, at)).toLowerCase());
}

function number_of_month(word) {
  return MONTHS.findIndex((name) => name.startsWith(word.slice(0, 3))) + 1 || RUSSIAN.findIndex((name) => word.startsWith(name)) + 1;
}

// Known names and numbers of sessions are taken out of Chinese, the longest first.
function divide(word, names) {
  if (!UNSPACED.test(word)) return [word];
  const found = names.filter((name) => word.includes(name)).sort((a, b) => b.length - a.length);
  const parts = found.filter((name, at) => !found.slice(0, at).some((longer) => longer.includes(name)));
  const sessions = [...word.matchAll(SESSION)].map(([, number]) => `第${number}次`);
  const rest = parts.reduce((text, part) => text.replaceAll(part, " "), word.replace(SESSION, " "));
  return [...parts, ...sessions, ...words(rest).filter(({ length }) => length > 1)];
}

// Returns at which of some pieces of a text a term is found. Most pieces are single words, which occur many times.
export function find_places(pieces, term) {
  const looked = pieces.map(looking_for(term));
  const found = new Set();
  for (const [at, { holds }] of looked.entries()) if (holds) found.add(at);
  const all = term.runs.length ? looked.flatMap(({ words }, at) => words.map((word) => ({ at, word }))) : [];
  for (const run of term.runs) {
    for (let start = 0; start + run.length <= all.length; start += 1) {
      const side_by_side = all.slice(start, start + run.length);
      if (side_by_side.every(({ word }, at) => same(word, run[at], term))) for (const { at } of side_by_side) found.add(at);
    }
  }
  return found;
}

// Returns those of some pieces at which a term may begin.
export function beginnings(pieces, term) {
  const look = looking_for(term);
  const begins = (word) => term.runs.some(([first]) => same(word, first, term));
  return new Set([...pieces].filter((piece) => look(piece).holds || look(piece).words.some(begins)));
}

// Returns a function that looks for a term in a piece of a text, once in each piece.
function looking_for(term) {
  if (!looked_at.has(term)) looked_at.set(term, new Map());
  const known = looked_at.get(term);
  return (piece) => {
    let seen = known.get(piece);
    if (!seen) known.set(piece, (seen = look(piece, term)));
    return seen;
  };
}

// Returns whether a piece of a text holds a term, and the words of the piece if the term may be several words.
function look(piece, term) {
  const parts = (word) => (JOINT.test(word) ? [word, ...word.split(JOINT)] : [word]);
  const holds = words(piece).flatMap(parts).some((word) => belongs(fold(word), term));
  return { holds, words: term.runs.length ? divided(piece) : [] };
}

// Returns the folded words of a text; those with hyphens are several.
function divided(text) {
  return words(text).flatMap((word) => word.split(JOINT)).map(fold);
}

// Whether a folded word is that of a term, another form of it, or begins with it.
function belongs(folded, term) {
  if (term.stamp) return folded.startsWith(term.stamp);
  if (term.word === undefined) return false;
  if (UNSPACED.test(term.word)) return folded.includes(term.word);
  return same(folded, term.word, term) || (!term.exact && term.word.length > SHORT && folded.startsWith(term.word));
}

function same(folded, wanted, term) {
  return folded === wanted || (!term.exact && stem(folded) === stem(wanted));
}
