// Sets two meetings side by side. The address names them: /explore/compare/?a=ID&b=ID.

import { chooser } from "./compare/chooser.js";
import { meeting, place } from "./compare/documents.js";
import { compose } from "./compare/view.js";

const form = document.getElementById("compare");
if (form) start();

function start() {
  const words = JSON.parse(form.dataset.words);
  const status = form.querySelector("[role=status]");
  const say = (sentence) => (status.textContent = sentence);
  const put = chooser(form, go, say);
  const title = document.title;
  let asked; // the ids asked for last

  const read = () => ["a", "b"].map((name) => new URLSearchParams(location.search).get(name) ?? "");

  // A reader can go back to an earlier comparison.
  function go([a, b]) {
    const step = read().every(Boolean) ? "pushState" : "replaceState";
    history[step](null, "", `?${new URLSearchParams({ a, b })}`);
    show();
  }

  async function show() {
    const ids = read();
    if (`${ids}` === asked) return; // the reader only went to another section
    asked = `${ids}`;
    fill([]);
    document.title = title;
    say(ids.some(Boolean) ? "Loading the records …" : "Choose two meetings.");
    const answers = await Promise.allSettled(ids.map((id) => id && meeting(id)));
    if (`${ids}` !== asked) return;
    const found = answers.map(({ value }) => value);
    const faults = answers.flatMap(({ reason }) => reason?.message ?? []);
    put(found);
    const [a, b] = found;
    if (faults.length) say([...new Set(faults)].join(" "));
    else if (a && b && a.id === b.id) say("A and B are the same meeting. Choose another one.");
    else if (a && b) display(found);
    else if (a || b) say(`Choose meeting ${a ? "B" : "A"}.`);
  }

  function display(found) {
    fill(found);
    document.title = `${found.map(place).join(" and ")} · ${title}`;
    say(`Shown below: ${found[0].name} (A), and ${found[1].name} (B).`);
  }

  function fill(found) {
    for (const part of document.querySelectorAll("[data-part]")) part.replaceChildren(...(found[0] ? compose(part.dataset, found, words) : []));
  }

  document.getElementById("without-script").hidden = true;
  form.hidden = false;
  window.addEventListener("popstate", show);
  show();
}
