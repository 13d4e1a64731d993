// Finds the nearest name for a misspelt word.

import { bare, load, reading } from "./reading.js";

const STEM = 6; // letters that words of one stem share
const ENDING = 2; // letters in which each of them differs from the other
const CYRILLIC_NAME = /^[А-ЯЁ]/;
const LETTERS = 4; // of which one may be wrong: measured against tests/cases/suggestions.yml

// Returns the word of a name that is nearest to `word`, or null if none is near. One in Cyrillic letters may be nearest in Latin ones.
export async function nearest(word) {
  return (await search(word)) ?? (CYRILLIC_NAME.test(word) ? search((await import("./cyrillic.js")).latin(word)) : null);
}

async function search(word) {
  const asked = bare(word);
  const furthest = Math.floor(asked.length / LETTERS);
  if (!furthest || /\d/.test(asked)) return null;
  const letter = String.fromCodePoint(asked.codePointAt(0));
  const { letters } = await reading();
  if (!letters.includes(letter)) return null;
  const names = await load(`names/${letter.codePointAt(0).toString(16)}`);
  const near = names
    .map((name) => ({ name, far: distance(asked, bare(name)) }))
    .filter(({ name, far }) => far <= Math.min(furthest, Math.floor(name.length / LETTERS)) && !differs_at_end(asked, bare(name)))
    .sort((a, b) => a.far - b.far || a.name.length - b.name.length);
  return near[0]?.name ?? null;
}

// Whether two words differ in their last letters only, as “presidency” and “presidents” do: another word, not a misspelt one.
function differs_at_end(a, b) {
  let same = 0;
  while (same < a.length && a[same] === b[same]) same += 1;
  return same >= STEM && Math.min(a.length, b.length) - same >= ENDING && a.at(-1) !== b.at(-1);
}

// Damerau-Levenshtein distance: the number of letters to insert, remove, replace or swap with the next.
function distance(a, b) {
  if (Math.abs(a.length - b.length) > a.length / LETTERS) return Infinity;
  const rows = [Array.from({ length: b.length + 1 }, (_, at) => at)];
  for (let i = 1; i <= a.length; i += 1) {
    rows[i] = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const change = rows[i - 1][j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1);
      rows[i][j] = Math.min(change, rows[i - 1][j] + 1, rows[i][j - 1] + 1);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) rows[i][j] = Math.min(rows[i][j], rows[i - 2][j - 2] + 1);
    }
  }
  return rows[a.length][b.length];
}
