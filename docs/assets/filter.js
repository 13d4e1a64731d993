// Puts a field above a long list that shows only the items with the words typed. Without script the list is whole.
// Names below a table of delegations are no such list: they explain the table.

import { element } from "./search/element.js";

const LONG = 40; // items from which a list is long

const article = document.querySelector("article");
const items = article ? [...article.querySelectorAll(":scope > ul > li")] : [];
if (document.querySelector(".content--index:not(:has(th.matrix))") && items.length >= LONG) import("./search/reading.js").then(({ bare }) => add(bare));

function add(fold) {
  const field = element("input", { type: "search", autocomplete: "off" });
  const count = element("span", { role: "status" });
  article.querySelector(":scope > h2, :scope > ul").before(element("label", { class: "filter" }, "Filter this list ", field, " ", count));
  field.addEventListener("input", () => {
    const wanted = fold(field.value).split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const item of items) {
      const text = fold(item.textContent);
      item.hidden = !wanted.every((word) => text.includes(word));
      shown += !item.hidden;
    }
    for (const list of article.querySelectorAll(":scope > ul")) hide(list, [...list.children].every((item) => item.hidden));
    count.textContent = wanted.length ? `${shown.toLocaleString("en")} of ${items.length.toLocaleString("en")}` : "";
  });
}

// A list without items is hidden together with its heading.
function hide(list, hidden) {
  list.hidden = hidden;
  const heading = list.previousElementSibling;
  if (heading?.matches("h2, h3")) heading.hidden = hidden;
}
