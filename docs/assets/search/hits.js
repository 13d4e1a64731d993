// Shows hits: the title, the text with the words that were found marked, the meeting and the date.

import { base } from "./base.js";
import { element } from "./element.js";
import { shorten } from "./quick.js";
import { words } from "./reading.js";

const SHOWN = 44; // words shown of a long text
const SIGNS = /^([^\p{L}\p{N}\p{M}]*)(.*?)([^\p{L}\p{N}\p{M}]*)$/su; // before and after a word

export function hit({ url, kind, label, meeting, when, act, text, found, matched }, terms = []) {
  const marked = new Set(found);
  const head = element("span", { class: "hit__head" }, element("span", { class: "hit__title" }, label));
  if (act) head.append(" ", verb(act));
  if (!meeting && kind !== "guide") head.append(" ", element("span", { class: "hit__kind" }, kind));
  const link = element("a", { class: "hit__link", href: address(url, marked, text) }, head);
  if (text.length) link.append(" ", excerpt(text, marked));
  const about = [meeting === label ? "" : meeting, meeting?.endsWith(when) ? "" : when].filter(Boolean).join(", ");
  if (about) link.append(" ", element("span", { class: "hit__where" }, about));
  const lacking = terms.filter((term) => !matched.includes(term)).map(({ said }) => said);
  if (lacking.length) link.append(" ", element("span", { class: "hit__without" }, `missing: ${lacking.map(shorten).join(", ")}`));
  return element("li", { class: "hit", "data-kind": kind }, link);
}

function verb(act) {
  const [strength, ...label] = act.split(" ");
  return element("span", { class: `act act--${strength}` }, label.join(" "));
}

// The address includes the words that were found, so that the page can mark them.
function address(url, marked, text) {
  const target = new URL(url, base);
  const found = new Set([...marked].flatMap((at) => words(text[at])));
  if (found.size) target.searchParams.set("mark", [...found].slice(0, 12).join(" "));
  return target.href;
}

function excerpt(text, marked) {
  const from = text.length <= SHOWN ? 0 : start([...marked], text.length);
  const line = element("span", { class: "hit__text" }, from ? "… " : "");
  const end = Math.min(text.length, from + SHOWN);
  for (let at = from; at < end; at += 1) {
    const word = text[at].trimEnd();
    line.append(...(marked.has(at) ? mark(word) : [word]), at + 1 < end ? text[at].slice(word.length) : "");
  }
  if (end < text.length) line.append(" …");
  return line;
}

// Returns a word that was found, marked without the signs around it.
function mark(word) {
  const [, before, letters, after] = word.match(SIGNS);
  return [before, element("mark", {}, letters), after];
}

// Returns where the excerpt begins: a few words before the place from which it shows the most words that were found.
function start(places, length) {
  let best = 0;
  let most = 0;
  for (const place of places) {
    const count = places.filter((other) => other >= place && other < place + SHOWN - 8).length;
    if (count > most) [best, most] = [place, count];
  }
  return Math.max(0, Math.min(best - 8, length - SHOWN));
}
