// Opens the search. Without JavaScript, the link in the header leads to the search page, which lists other ways to find things.

import { dialog } from "./search/quick.js";

const panel = document.getElementById("search-panel");
let open;

function quick(event) {
  event.preventDefault();
  open ??= dialog();
  open();
}

document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("input, textarea, select, [contenteditable]");
  const asked = (event.key === "/" && !typing) || (event.key === "k" && (event.ctrlKey || event.metaKey));
  if (!asked || document.querySelector("dialog[open]")) return;
  if (!panel) return quick(event);
  event.preventDefault();
  panel.querySelector("[name=q]").focus();
});

if (panel) import("./search/page.js").then(({ start }) => start(panel));
else document.querySelector("[data-search]")?.addEventListener("click", quick);
if (new URLSearchParams(location.search).has("mark")) import("./search/marking.js").then(({ mark }) => mark());
