// Shows each part of a comparison as a table.

import { base } from "../search/base.js";
import { element } from "../search/element.js";
import { place } from "./documents.js";
import * as pairs from "./pairs.js";

const link = (path, text, attributes) => element("a", { href: new URL(path, base), ...attributes }, text);
const label = (meeting, side) => `${"AB"[side]}: ${place(meeting)}`;
const line = (...cells) => element("tr", {}, ...cells);
const head = (scope, ...nodes) => element("th", { scope }, ...nodes);

// The page has the words of a part: what its rows are, and what is said of a meeting that has none.
export function compose({ part, rows, none, of }, meetings, words) {
  if (part === "records") return [table(meetings, rows, records(meetings, words))];
  if (part === "acts") return [table(meetings, rows, acts(meetings, words.strengths))];
  const found = pairs[part](meetings);
  return [found.length ? table(meetings, rows, ...groups(meetings, found, CELLS[part], none, of)) : "Neither record has any."];
}

function table(meetings, rows, ...bodies) {
  const heads = [rows, ...meetings.map(label)].map((name) => head("col", name));
  return element("table", { class: "compared" }, element("thead", {}, line(...heads)), ...bodies.map((lines) => element("tbody", {}, ...lines)));
}

// `cell` makes nodes of what a meeting has.
function row(meetings, name, cell, sides = meetings) {
  const cells = sides.map((side, at) => element("td", {}, element("span", { class: "which" }, label(meetings[at], at)), ...cell(side, at)));
  return line(head("row", ...name), ...cells);
}

// Returns what both have, then what only one has, with a warning if the other's record has gaps.
function groups(meetings, found, cell, none, of) {
  const nodes = (items, side) => (items.length ? cell(items, meetings[side]) : [none]);
  const group = (title, fits) => {
    const fitting = found.filter(({ sides: [a, b] }) => fits(a.length, b.length));
    const lines = fitting.map(({ path, name, sides }) => row(meetings, [path ? link(`${path}/`, name) : name, differ(...sides)], nodes, sides));
    return [line(element("th", { scope: "rowgroup", colspan: 3 }, `${title}: ${fitting.length}`)), ...lines];
  };
  const only = (name, other, at) => `Only in the record of ${name}${meetings[at][of] === "complete" ? "" : ` (that of ${other} is not complete)`}`;
  return [group("In both records", (a, b) => a && b), group(only("A", "B", 1), (a, b) => !b), group(only("B", "A", 0), (a) => !a)];
}

const differ = ([a], [b]) => (a?.person && b?.person && a.person !== b.person ? ": another person" : "");

function delegation([first, ...others], { id }) {
  if (!first.capacity) return [`absent: ${first.note}`];
  const words = [first.office, first.chaired && "in the chair", first.state && first.capacity !== "member" && first.capacity.replace("-", " ")];
  const name = first.person ? link(`people/${first.person}/`, first.person_name) : "name not known";
  return [name, ...words.map((word) => (word ? `, ${word}` : "")), ...(others.length ? [" and ", link(`meetings/${id}/#attendees`, `${others.length} more`)] : [])];
}

const outcome = ({ id }, meeting) => link(`meetings/${meeting.id}/#${id}`, `outcome ${id.replace(/\D/g, "")}`, { class: "when" });

const statements = (found, meeting) => [element("ul", {}, ...found.map((one) => statement(one, meeting)))];

function statement(one, meeting) {
  const states = (words, names) => (names ? ` · ${words} ${names.join(", ")}` : "");
  const verb = element("strong", { class: `act act--${one.strength}` }, one.verb);
  return element("li", {}, verb, ` ${one.summary}`, states("joined by", one.joined_names), states("without", one.left_out_names), " ", outcome(one, meeting));
}

const uses = (found, meeting) => found.flatMap((one, at) => [at ? ", " : "", one.action ?? "cited in ", one.action ? "" : outcome(one, meeting)]);

const CELLS = { delegations: delegation, topics: statements, instruments: uses, positions: statements };

function records(meetings, words) {
  const known = (field, word) => (word ? `${word}: ${words[field][word]}` : "not recorded");
  return [
    row(meetings, ["Meeting"], ({ id, name }) => [link(`meetings/${id}/`, name)]),
    row(meetings, ["Sitting"], ({ form, session, held }) => [form, session ? `, session ${session}` : "", held === "held" ? "" : `, only ${held}`]),
    row(meetings, ["Participants"], ({ attendance }) => [known("attendance", attendance)]),
    row(meetings, ["Outcomes"], (meeting) => [`${pairs.own(meeting).length} recorded; `, known("outcomes", meeting.outcomes)]),
  ];
}

function acts(meetings, strengths) {
  const count = (strength) => (meeting) => [`${pairs.own(meeting).filter((one) => one.strength === strength).length}`];
  return Object.entries(strengths).map(([strength, name]) => row(meetings, [name], count(strength)));
}
