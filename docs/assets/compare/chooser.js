// Two fields for each meeting: a body, then a meeting of that body. So no list is long.

import { element } from "../search/element.js";
import { load, place } from "./documents.js";

// Calls `compare` with two ids. Returns a function that chooses the meetings that are known.
export function chooser(form, compare, say) {
  const sides = ["a", "b"].map((name) => side(form.elements[`${name}-body`], form.elements[`${name}-meeting`], say));
  const [a, b] = sides;
  const ask = () => compare(sides.map(({ meeting }) => meeting.value));
  a.body.addEventListener("change", () => b.body.value || b.put(a.body.value)); // most comparisons are within one body
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    ask();
  });
  form.querySelector("[type=button]").addEventListener("click", async () => {
    const [one, two] = sides.map(({ body, meeting }) => [body.value, meeting.value]);
    await Promise.all([a.put(...two), b.put(...one)]);
    if (form.checkValidity()) ask();
  });
  return (meetings) => meetings.forEach((known, at) => known && sides[at].put(known.body, known.id));
}

function side(body, meeting, say) {
  async function put(of, chosen = "") {
    body.value = of;
    meeting.replaceChildren(option("", of ? "Loading …" : "Choose a body first"));
    if (!of) return;
    try {
      const { meetings = [] } = (await load(`bodies/${of}`)) ?? {};
      if (body.value !== of) return;
      meeting.replaceChildren(option("", "Choose a meeting"), ...meetings.map((one) => option(one.id, place(one))).reverse());
      meeting.value = chosen;
    } catch ({ message }) {
      say(message);
    }
  }
  body.addEventListener("change", () => put(body.value));
  return { body, meeting, put };
}

const option = (value, text) => element("option", { value }, text);
