// Finds the nearest name for a misspelt word.

import { base } from "./base.js";

// Returns the word of a name that is nearest to `word`, or null if none is near.
export async function nearest(word) {
  const bare = fold(word);
  const initial = bare.codePointAt(0).toString(16);
  const response = await fetch(new URL(`pagefind/names/${initial}.json`, base));
  const names = response.ok ? await response.json() : [];
  const furthest = bare.length > 6 ? 3 : bare.length > 3 ? 2 : 1;
  const near = names
    .map((name) => ({ name, far: distance(bare, fold(name)) }))
    .filter(({ far }) => far <= furthest)
    .sort((a, b) => a.far - b.far);
  return near[0]?.name ?? null;
}

export function fold(word) {
  return word.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

// Damerau-Levenshtein distance: the number of letters to insert, remove, replace or swap with the next.
function distance(a, b) {
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
