// Searches with Pagefind. Each term is searched by itself, because Pagefind finds only documents that hold all words of a query.
// Results that hold more of the query come first.

import { base } from "./base.js";
import { read_documents } from "./documents.js";
import { chooser, count } from "./facets.js";
import { holds, places } from "./places.js";
import { meanings, read, single } from "./query.js";
import { load_first, ranked, weigh_term } from "./ranking.js";
import { GUIDE, chronology, kind_of, number_of, reading } from "./reading.js";

const LOOKED_AT = 2; // results of a term that are looked at to see whether they hold it
const LEAST = 0.5; // share of the query that a result must hold, compared with the best one

export const SORTS = ["relevance", "newest", "oldest"];

let engine;
function pagefind() {
  engine ??= import(new URL("pagefind/pagefind.js", base)).then((module) =>
    module.createInstance({ noWorker: true, ranking: { termSimilarity: 2, pageLength: 0.4, metaWeights: { title: 2 } } }),
  );
  return engine;
}

// Returns all results of a query, best first, with the counts of each facet as if none of its values were chosen. `filters` maps
// facets to the ids of their chosen values, of which a result must have one. The values of the facets in `counted` are counted even
// if none is chosen. `whole` is the number of results with all terms; where there are any, only these are counted. A result has the
// terms that it holds; `lost` are the terms that no result holds, `corrected` those that were searched in the spelling of a name.
export async function find(query, filters = {}, counted = [], sort = "relevance") {
  const { terms, named, cut } = await read(query);
  const [{ documents, shared }, index, fits] = await Promise.all([reading(), pagefind(), chooser(filters)]);
  const by_relevance = sort === "relevance" && terms.length > 0;
  const weigh = (term, at) => ({ term, results: answers[at], rarity: weigh_term(term, [...answers[at].values()], documents) });
  const select = (entries, found, but) => keep(entries.filter(({ number }) => fits(number, but)), found);
  const answers = await Promise.all(terms.map((term) => ask(index, term)));
  // While words that no record has are found out, the documents are loaded that the ranking reads if there are none.
  const likely = terms.map(weigh);
  await Promise.all([check(terms, answers), by_relevance && load_first(select(join(likely), likely), terms, named)]);
  const corrected = await correct(index, terms, answers);
  const found = terms.map(weigh);
  const all = query.trim() ? join(found) : (await index.search(null)).results.map(entry_of);
  const results = select(all, found);
  const facets = [...new Set([...counted, ...Object.keys(filters)])];
  const counts = await Promise.all(facets.map(async (facet) => [facet, await count(facet, shown(facet in filters ? select(all, found, facet) : results, terms))]));
  const order = by_relevance ? (list) => ranked(list, terms, filters, named) : (list) => by_date(list, sort);
  const sorted = await order(results);
  const lost = found.filter(({ results: has }) => !has.size).map(({ term }) => term);
  return { results: sorted, whole: whole(sorted, terms).length, counts: Object.fromEntries(counts), terms, lost, corrected, cut, shared };
}

function whole(results, terms) {
  return results.filter((result) => result.terms.length === terms.length);
}

// Returns the numbers of the results that the status line counts first: those with all terms, if there are any.
function shown(results, terms) {
  const complete = whole(results, terms);
  return (complete.length ? complete : results).map(({ number }) => number);
}

// Returns the results of one term by id: the best score of its searches.
async function ask(index, term) {
  const found = new Map();
  const answers = await Promise.all(term.searches.map((words) => index.search(words)));
  for (const { results } of answers) {
    for (const result of results) {
      if (!found.has(result.id) || found.get(result.id).score < result.score) found.set(result.id, result);
    }
  }
  return found;
}

// Empties the answers of words that no record has, for which Pagefind returns results for the beginning of the word. So the first
// results are looked at.
async function check(terms, answers) {
  await Promise.all(terms.map(async (term, at) => (await is_held(term, answers[at])) || (answers[at] = new Map())));
}

async function is_held(term, found) {
  return term.exact || holds(await read_documents([...found.values()].slice(0, LOOKED_AT)), term);
}

// Searches the nearest name for each word that no record has, or else its longest part: guides show misspelt words as examples.
// `terms` and `answers` are changed in place.
async function correct(index, terms, answers) {
  const corrected = [];
  for (const [at, term] of terms.entries()) {
    if (term.exact || [...answers[at].values()].some((result) => kind_of(result) !== GUIDE)) continue;
    const { nearest } = await import("./spelling.js");
    const name = (await nearest(term.said)) ?? longest_part(term.said);
    if (!name) continue;
    const right = { ...single(name, await meanings(name)), said: term.said };
    const found = await ask(index, right);
    if (!(await is_held(right, found))) found.clear();
    if (!found.size && answers[at].size) continue;
    terms[at] = right;
    answers[at] = found;
    if (found.size) corrected.push([term.said, name]);
  }
  return corrected;
}

function longest_part(word) {
  const parts = word.split("-");
  return parts.length > 1 ? parts.reduce((a, b) => (b.length > a.length ? b : a)) : null;
}

// Joins the results of all terms. Rare words count more.
function join(found) {
  const joined = new Map();
  for (const { term, results, rarity: weight } of found) {
    const most = Math.max(...[...results.values()].map(({ score }) => score), Number.MIN_VALUE);
    for (const [id, result] of results) {
      const entry = joined.get(id) ?? entry_of(result);
      entry.score += weight * (0.3 + 0.7 * (result.score / most));
      entry.held += weight;
      entry.terms.push(term);
      joined.set(id, entry);
    }
  }
  for (const entry of joined.values()) entry.score *= entry.held;
  return [...joined.values()];
}

function entry_of(result) {
  return { result, kind: kind_of(result), number: number_of(result), score: 0, held: 0, terms: [] };
}

// Returns the results that hold much of the query, those with most of it first. A guide that happens to hold many of the words does
// not push records out.
function keep(all, found) {
  const is_guide = ({ kind }) => kind === GUIDE;
  const best = largest(all.filter((entry) => !is_guide(entry))) || largest(all);
  const kept = all.filter((entry) => !found.length || (entry.held >= best * LEAST && all_phrases(found, entry)));
  return kept.sort((a, b) => is_guide(a) - is_guide(b) || b.held - a.held || b.score - a.score);
}

function largest(entries) {
  return entries.reduce((most, { held }) => Math.max(most, held), 0);
}

// A phrase between quotation marks must be there.
function all_phrases(found, { terms }) {
  return found.every(({ term }) => !term.phrase || terms.includes(term));
}

// Those of one date keep their order; those without a date come last.
async function by_date(list, sort) {
  const { dates, dated } = await chronology();
  const direction = sort === "oldest" ? 1 : -1;
  const keyed = list.map((entry) => {
    const { number: at } = entry;
    return { entry, at, date: at < dated ? direction * dates.findLastIndex((first) => first <= at) : Infinity };
  });
  keyed.sort((a, b) => (a.date === b.date ? a.at - b.at : a.date - b.date));
  return keyed.map(({ entry }) => entry);
}

// Returns the places in some results, in order, each with the terms that its document lacks.
export async function held(results, terms, filters) {
  const read_all = await read_documents(results.map(({ result }) => result));
  return read_all.flatMap((data, at) => places(data, terms, filters, results[at].terms, results[at].result.words));
}
