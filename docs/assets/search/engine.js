// Searches with Pagefind. Words between quotation marks are a phrase; a result must have all parts of the query.

import { base } from "./base.js";
import { places } from "./places.js";
import { fold, nearest } from "./spelling.js";

const SAMPLE = 5; // results that are checked for the words of a query
const STEM = 0.6; // share of a word with which its other forms begin
const PREVIEWED = [10, 30]; // results whose text is read for the ranking: of long documents, of short ones
const KINDS = { paragraph: 2.4, person: 2, resolution: 1.4, state: 1.4, body: 1.4, instrument: 0.5, note: 0.9, guide: 0.3 };
const LONG = 600; // a document with more words has more than one record
const NAMED = { instrument: 1.5 }; // weight of a hit whose name is the query; 4 for other kinds
const AROUND = 0.6; // weight of a hit that has the words only in its context

export const SORTS = { relevance: {}, newest: { newest: "asc" }, oldest: { oldest: "asc" } };

let engine;
function pagefind() {
  engine ??= import(new URL("pagefind/pagefind.js", base)).then((module) =>
    module.createInstance({ noWorker: true, ranking: { termSimilarity: 2, pageLength: 0.4, metaWeights: { title: 2 } } }),
  );
  return engine;
}

// Returns the phrases between quotation marks, and the rest of the query.
export function parse(query) {
  const phrases = [];
  const rest = query
    .replace(/["“”„«]([^"“”„«»]*)["“”»]/g, (_, phrase) => {
      if (phrase.trim()) phrases.push(`"${phrase.trim()}"`);
      return " ";
    })
    .replace(/["“”„«»]/g, " ")
    .trim();
  return rest || !phrases.length ? [...phrases, rest] : phrases;
}

// Returns the results that have all parts of a query, best first. `filters` maps facets to their chosen values, of which a
// result must have one. The values of the facets in `counted` are counted even if none is chosen.
async function ask(query, filters, counted, sort) {
  const index = await pagefind();
  const wanted = Object.fromEntries(Object.entries(filters).map(([facet, values]) => [facet, { any: values }]));
  const load = counted.filter((facet) => !(facet in filters)).map((facet) => [facet, "-"]);
  if (load.length) wanted.not = Object.fromEntries(load);
  // Without words there is no relevance, so the newest results come first.
  const options = { filters: wanted, sort: SORTS[query || sort !== "relevance" ? sort : "newest"] };
  const parts = await Promise.all(parse(query).map((part) => index.search(part || null, options)));
  const [first, ...others] = parts;
  const also = others.map((part) => new Map(part.results.map((result) => [result.id, result.score])));
  const results = first.results.filter((result) => also.every((scores) => scores.has(result.id)));
  const scored = results.map((result) => ({
    ...result,
    score: also.reduce((sum, scores) => sum + scores.get(result.id), result.score),
  }));
  return { results: scored, counts: first.filters };
}

// Returns all results of a query, with the counts of each facet as if none of its values were chosen. `shared` is true if
// results are documents of several records. If some words are not found, or not together, `meant` is a corrected query, or
// `without` has the words that the results lack.
export async function find(query, filters = {}, counted = [], sort = "relevance") {
  const answer = await ask(query, filters, counted, sort);
  for (const facet of Object.keys(filters)) {
    const { [facet]: _, ...others } = filters;
    answer.counts[facet] = (await ask(query, others, [facet], sort)).counts[facet];
  }
  const sample = await Promise.all(answer.results.slice(0, SAMPLE).map((result) => result.data()));
  answer.shared = sample.some((data) => data.anchors.length > 2);
  if (!query) return answer;
  const lost = await unfound(query, sample);
  if (lost.length) return instead(query, lost, [filters, counted, sort]);
  if (!answer.results.length) return nearly(query, [filters, counted, sort]);
  return sort === "relevance" ? { ...answer, results: await ranked(answer.results, query, filters) } : answer;
}

// For words that are not found: returns the query with the nearest names instead, or else the results of the other words.
async function instead(query, lost, rest) {
  const none = { results: [], counts: {} };
  const better = new Map(await Promise.all(lost.map(async (word) => [word, await nearest(word)])));
  if (lost.every((word) => better.get(word))) return { ...none, meant: terms(query).map((term) => better.get(term) ?? term).join(" ") };
  const others = terms(query).filter((term) => !lost.includes(term)).join(" ");
  return others ? { ...(await find(others, ...rest)), without: lost.join(" ") } : none;
}

// For words that are not found together: leaves out the word without which the best result has the highest score.
async function nearly(query, rest) {
  const asked = terms(query);
  const found = await Promise.all(asked.map((_, at) => ask(asked.toSpliced(at, 1).join(" ") || "-", rest[0], [], "relevance")));
  const best = found.map(({ results }) => results[0]?.score ?? 0);
  const at = best.indexOf(Math.max(...best));
  if (!best[at]) return { results: [], counts: {} };
  return { ...(await find(asked.toSpliced(at, 1).join(" "), ...rest)), without: asked[at] };
}

// Returns the words of a query that the index does not have. Pagefind ignores such words, or searches for their first letters.
async function unfound(query, sample) {
  const single = terms(query).filter((term) => !term.startsWith('"'));
  const seen = new Set(sample.flatMap(matched));
  const index = await pagefind();
  const missing = single.filter((word) => !like(word, seen));
  const known = await Promise.all(
    missing.map(async (word) => {
      const alone = (await index.search(word)).results.slice(0, SAMPLE);
      return like(word, new Set((await Promise.all(alone.map((result) => result.data()))).flatMap(matched)));
    }),
  );
  return missing.filter((_, at) => !known[at]);
}

function matched(data) {
  const all = data.raw_content.split(/\s+/);
  return [...data.locations.map((at) => all[at]), data.meta.title].flatMap(words).map(fold);
}

// Whether `seen` has the word itself, another form of it, or a longer word that begins with it.
function like(word, seen) {
  const parts = words(word).map(fold);
  return parts.every((part) => [...seen].some((other) => shared(part, other) >= Math.min(part.length, Math.max(3, part.length * STEM))));
}

function shared(one, other) {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at += 1;
  return at;
}

// Returns the phrases and single words of a query.
function terms(query) {
  return parse(query).flatMap((part) => (part.startsWith('"') ? [part] : part.split(/\s+/).filter(Boolean)));
}

// Returns the places in some results, in order.
export async function held(results, filters) {
  return (await Promise.all(results.map((result) => result.data()))).flatMap((data) => places(data, filters));
}

// Sorts the first results by relevance to readers. Pagefind knows neither which kinds of hits matter most to them nor which words
// are next to each other.
async function ranked(results, query, filters) {
  const weighted = [];
  for (const end of PREVIEWED) {
    const next = results.slice(weighted.length, end);
    const read = await Promise.all(next.map((result) => result.data()));
    weighted.push(...next.map((result, at) => ({ result, weight: result.score * weigh(places(read[at], filters), query) })));
    if (read.some((data) => data.word_count > LONG)) break;
  }
  weighted.sort((a, b) => b.weight - a.weight);
  return [...weighted.map(({ result }) => result), ...results.slice(weighted.length)];
}

function weigh(held, query) {
  const asked = plain(query);
  const weights = held.map(({ kind, label, text, found }) => {
    const together = plain(text.join(" ")).includes(asked) || plain(label).includes(asked);
    const named = plain(label) === asked || text.join(" ").split(" · ").some((name) => plain(name) === asked);
    const own = found.some((at) => at < text.length);
    return (KINDS[kind] ?? 1) * (own ? 1 : AROUND) * (together ? 2 : 1) * (named ? (NAMED[kind] ?? 4) : 1);
  });
  return Math.max(0, ...weights);
}

function plain(text) {
  return ` ${words(text).join(" ")} `;
}

export function words(text) {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}
