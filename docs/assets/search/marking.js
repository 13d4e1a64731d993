// Marks the words that a search found, in the part of the page that the address names.

import { words } from "./engine.js";

export function mark() {
  const wanted = new Set(words(new URLSearchParams(location.search).get("mark") ?? ""));
  const place = document.getElementById(decodeURIComponent(location.hash.slice(1))) ?? document.querySelector("article");
  if (!wanted.size || !place) return;
  const walker = document.createTreeWalker(place, NodeFilter.SHOW_TEXT);
  const texts = [];
  while (walker.nextNode()) texts.push(walker.currentNode);
  for (const text of texts) {
    const parts = text.data.split(/([\p{L}\p{N}]+)/u);
    if (!parts.some((part) => wanted.has(part.toLowerCase()))) continue;
    text.replaceWith(...parts.map((part) => (wanted.has(part.toLowerCase()) ? marked(part) : part)));
  }
}

function marked(word) {
  const made = document.createElement("mark");
  made.textContent = word;
  return made;
}
