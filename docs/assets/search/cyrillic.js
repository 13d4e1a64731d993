// Reads Cyrillic: a name in it is searched in Latin letters as well, in which most documents have it. Loaded only for such a query.

import { fold, load } from "./reading.js";

const LETTERS = Object.fromEntries(
  "а a б b в v г g д d е e ё yo ж zh з z и i й y к k л l м m н n о o п p р r с s т t у u ф f х kh ц ts ч ch ш sh щ shch ъ  ы y ь  э e ю yu я ya"
    .split(/ (?=[а-яё])/)
    .map((pair) => pair.split(" ")),
);
const ENDING = /(?:ом|ым|ой|[аеуыи])$/; // of names that decline
const SHORT = 3; // letters of words that are not names

let known;

// Returns a function from a word to what it may be in Latin letters: a name of the register, or the letters one by one.
export async function translator() {
  known ??= load("cyrillic").then((names) => new Map(Object.entries(names)));
  const names = await known;
  return (word) => {
    const name = names.get(fold(word));
    if (name || word.length <= SHORT || !/^[а-яё-]+$/i.test(word)) return [name];
    return [...new Set([word, word.replace(ENDING, "")])].map(latin);
  };
}

// Returns a word in Latin letters, as English texts write Russian names.
export function latin(word) {
  const small = word.toLowerCase().replace(/(?<=^|[аеёиоуыэюяьъ-])е/g, "йе");
  return [...small].map((letter) => LETTERS[letter] ?? letter).join("");
}
