// Writes hits as CSV (RFC 4180), and saves it as a file.

import { base } from "./base.js";
import { element } from "./element.js";

const FORMULA = /^[=+\-@\t\r]/; // what a spreadsheet would run; an apostrophe before it prevents that (OWASP)

const MARK = "\ufeff"; // without it, Excel reads other letters than ASCII wrongly

const COLUMNS = {
  kind: ({ kind }) => (kind === "resolution" ? "outcome" : kind), // as pages call it
  label: (hit) => hit.label,
  act: (hit) => hit.act?.replace(/^\S+ /, ""),
  text: (hit) => hit.text.join(""),
  meeting: (hit) => hit.meeting,
  date: (hit) => hit.when,
  address: (hit) => new URL(hit.url, base).href,
};

export function csv(hits) {
  const rows = [Object.keys(COLUMNS), ...hits.map((hit) => Object.values(COLUMNS).map((read) => read(hit) ?? ""))];
  return rows.map((row) => `${row.map(cell).join(",")}\r\n`).join("");
}

function cell(text) {
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export function save(text, name) {
  const href = URL.createObjectURL(new Blob([MARK, text], { type: "text/csv" }));
  element("a", { href, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(href)); // once the browser has taken it
}
