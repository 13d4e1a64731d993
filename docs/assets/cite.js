// Puts a button beside each citation that copies it. Where the address of the page names a statement or a paragraph, the
// citations name it too. Without script they are those of the meeting.

import { element } from "./search/element.js";

const original = new Map(); // the words of each citation as the page has them
let parts; // what the file with the citations of every part holds

const list = document.querySelector("article h2#cite + ul");
if (list) start(list);

function start(list) {
  const citations = [...list.children].map(prepare);
  const whole = element("button", { type: "button" }, "Cite the whole meeting");
  const named = element("span", { role: "status" });
  const choice = element("p", { class: "cited" }, named, " ", whole);
  choice.hidden = true;
  list.before(choice);
  const show = (part) => {
    for (const { style, words } of citations) words.replaceChildren(...(part ? compose(part.custom[style]) : original.get(words)));
    named.textContent = part ? `The citations name ${part.title.split(", ").at(-1)}.` : ""; // as “outcome 9”
    choice.hidden = !part;
  };
  const follow = async () => {
    const id = decodeURIComponent(location.hash.slice(1));
    if (id === "cite") return; // a reader who goes from a statement to this section wants to cite the statement
    const part = document.getElementById(id)?.matches("p") ? await find(id) : undefined;
    if (id === decodeURIComponent(location.hash.slice(1))) show(part);
  };
  whole.addEventListener("click", () => {
    show(undefined);
    citations[0].button.focus();
  });
  window.addEventListener("hashchange", follow);
  follow();
}

// Takes the words of a citation apart from the name of its style, and adds a button.
function prepare(item) {
  const style = item.textContent.split(":")[0].trim();
  const first = item.firstChild;
  first.data = first.data.replace(/^\s*[^:]*:\s*/, "");
  const words = element("span", {}, ...item.childNodes);
  original.set(words, [...words.childNodes]);
  const button = element("button", { type: "button", "aria-label": `Copy the ${style} citation` }, "Copy");
  const status = element("span", { role: "status" });
  item.classList.add("cited");
  item.append(`${style}: `, words, " ", button, " ", status);
  button.addEventListener("click", async () => {
    status.textContent = ""; // so that a second copy is announced too
    status.textContent = (await copy(words)) ? "Copied" : "Not copied: the browser does not allow it";
  });
  return { style: style.toLowerCase(), words, button };
}

// Copies words with their italics, and as plain text for programs that know none.
async function copy(words) {
  const html = new Blob([words.innerHTML], { type: "text/html" });
  const plain = new Blob([words.textContent], { type: "text/plain" });
  try {
    await navigator.clipboard.write([new ClipboardItem({ "text/html": html, "text/plain": plain })]);
    return true;
  } catch {
    return false;
  }
}

// The file beside the page has the citations of every part, as the words before, in and after italics.
async function find(id) {
  parts ??= fetch("citations.csl.json").then((answer) => answer.json());
  try {
    const [meeting, ...others] = await parts;
    return others.find((part) => part.id === `${meeting.id}-${id}`);
  } catch {
    return undefined;
  }
}

const compose = ([before, italic, after]) => [before, element("em", {}, italic), after];
