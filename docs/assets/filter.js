// Puts a field above a long list that shows only the items with the words typed. Without script the list is whole.

const LONG = 40; // items from which a list is long

const article = document.querySelector("article");
const items = article ? [...article.querySelectorAll(":scope > ul > li")] : [];
if (document.querySelector(".content--index") && items.length >= LONG) add();

function add() {
  const label = document.createElement("label");
  const field = document.createElement("input");
  const count = document.createElement("span");
  label.className = "filter";
  field.type = "search";
  field.autocomplete = "off";
  count.role = "status";
  label.append("Filter this list ", field, " ", count);
  article.querySelector(":scope > h2, :scope > ul").before(label);
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

function fold(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}
