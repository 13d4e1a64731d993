// The search: Pagefind's index, loaded only when somebody searches. A hit leads to the resolution, paragraph or note that
// holds the words. Without script the link in the header leads to the search page, which says what to do instead.

const script = document.querySelector("script[data-base]");
const base = new URL(script.dataset.base.replace(/\/?$/, "/"), location.href);
const MOST_PAGES = 12;
const MOST_PLACES = 4;
const AROUND = 12; // words shown on each side of a hit

let engine;
async function pagefind() {
  if (!engine) {
    engine = import(new URL("pagefind/pagefind.js", base)).then(async (module) => {
      await module.options({ baseUrl: base.pathname });
      return module;
    });
  }
  return engine;
}

function element(name, attributes = {}, ...children) {
  const made = Object.assign(document.createElement(name), attributes);
  made.append(...children);
  return made;
}

function plain(word) {
  return word.toLowerCase().replace(/^[^\p{L}\p{N}]+|('s)?[^\p{L}\p{N}]*$/gu, "");
}

// The words of a page with the places of its hits: anchors and hits are both counted in words. A whole word counts more
// than the beginning of a longer one.
function places(data, wanted) {
  const words = data.raw_content.split(/[\r\n\s]+/g);
  const terms = new Set(wanted.split(/\s+/).map(plain));
  const weigh = (hits) => hits.reduce((sum, at) => sum + (terms.has(plain(words[at] ?? "")) ? 10 : 1), 0);
  const anchors = data.anchors.filter((anchor) => !anchor.id.endsWith("-mark")).sort((a, b) => a.location - b.location);
  const found = new Map();
  for (const location of data.locations) {
    const anchor = anchors.findLast((candidate) => candidate.location <= location);
    const key = anchor?.id ?? "";
    if (!found.has(key)) found.set(key, { anchor, hits: [] });
    found.get(key).hits.push(location);
  }
  return [...found.values()]
    .sort((a, b) => weigh(b.hits) - weigh(a.hits))
    .slice(0, MOST_PLACES)
    .map(({ anchor, hits }) => ({ anchor, excerpt: excerpt(words, hits, anchor?.location ?? 0) }));
}

function excerpt(words, hits, start) {
  const from = Math.max(start, hits[0] - AROUND);
  const marked = new Set(hits);
  const line = element("span", { className: "hit__text" });
  if (from > start) line.append("… ");
  for (let at = from; at < Math.min(words.length, hits[0] + 2 * AROUND); at += 1) {
    line.append(marked.has(at) ? element("mark", {}, words[at]) : words[at], " ");
  }
  return line;
}

function label(anchor) {
  const [, kind, number] = anchor?.id.match(/^([rpa])(\d+)$/) ?? [];
  return { r: `Resolution ${number}`, p: `Paragraph ${number}`, a: "Note" }[kind] ?? "";
}

function hit(data, wanted) {
  const item = element("li", { className: "hit" });
  item.append(element("a", { className: "hit__page", href: data.url }, data.meta.title));
  if (data.meta.kind) item.append(element("span", { className: "hit__label" }, data.meta.kind));
  for (const place of places(data, wanted)) {
    const href = data.url + (place.anchor ? `#${place.anchor.id}` : "");
    const link = element("a", { className: "hit__place", href });
    const name = label(place.anchor);
    if (name) link.append(element("span", { className: "hit__label" }, name), " ");
    link.append(place.excerpt);
    item.append(link);
  }
  return item;
}

function panel(words = "") {
  const input = element("input", { type: "search", name: "q", value: words, autocomplete: "off", spellcheck: false });
  input.setAttribute("aria-label", "Search the register");
  input.placeholder = "Afghanistan, Resolution 2375, Sysoyev …";
  const status = element("p", { className: "search__status" });
  status.setAttribute("role", "status");
  const list = element("ol", { className: "search__hits" });
  let latest = 0;

  async function search() {
    const asked = (latest += 1);
    const wanted = input.value.trim();
    if (!wanted) {
      list.replaceChildren();
      status.textContent = "";
      return;
    }
    try {
      const found = await (await pagefind()).search(wanted);
      const hits = await Promise.all(found.results.slice(0, MOST_PAGES).map((result) => result.data()));
      if (asked !== latest) return;
      list.replaceChildren(...hits.map((data) => hit(data, wanted)));
      status.textContent = hits.length ? `${found.results.length} page${found.results.length === 1 ? "" : "s"}` : `Nothing found for “${wanted}”.`;
    } catch {
      status.textContent = "The search index cannot be loaded. The indexes in the header lead everywhere.";
    }
  }

  input.addEventListener("input", () => {
    clearTimeout(input.timer);
    input.timer = setTimeout(search, 120);
  });
  if (words) search();
  const form = element("form", { className: "search" }, input, status, list);
  form.setAttribute("role", "search");
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    list.querySelector("a")?.focus();
  });
  form.addEventListener("keydown", (event) => {
    if (event.key === "Escape") form.closest("dialog")?.close();
    const links = [input, ...list.querySelectorAll("a")];
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const at = links.indexOf(document.activeElement);
    if (step && links[at + step]) {
      event.preventDefault();
      links[at + step].focus();
    }
  });
  return form;
}

const page = document.getElementById("search-panel");
if (page) {
  page.append(panel(new URLSearchParams(location.search).get("q") ?? ""));
  page.querySelector("input").focus();
} else {
  let dialog;
  const open = (event) => {
    event.preventDefault();
    if (!dialog) {
      dialog = element("dialog", { className: "search-dialog" }, panel());
      dialog.setAttribute("aria-label", "Search");
      dialog.addEventListener("click", (click) => {
        if (click.target === dialog || click.target.closest("a")) dialog.close();
      });
      document.body.append(dialog);
    }
    dialog.showModal();
    dialog.querySelector("input").select();
  };
  document.querySelector("[data-search]").addEventListener("click", open);
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("input, textarea, [contenteditable]");
    if ((event.key === "/" && !typing) || (event.key === "k" && (event.ctrlKey || event.metaKey))) open(event);
  });
}
