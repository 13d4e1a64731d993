// Marks the words that a search found, in the part of the page that the address names, and takes them out of the address.

import { words } from "./reading.js";

export function mark() {
  const address = new URL(location.href);
  const wanted = new Set(words(address.searchParams.get("mark") ?? "").map((word) => word.toLowerCase()));
  address.searchParams.delete("mark");
  history.replaceState(history.state, "", address);
  const place = document.getElementById(named(location.hash)) ?? document.querySelector("article");
  if (!wanted.size || !place) return;
  const walker = document.createTreeWalker(place, NodeFilter.SHOW_TEXT);
  const texts = [];
  while (walker.nextNode()) texts.push(walker.currentNode);
  for (const text of texts) {
    const parts = text.data.split(/([\p{L}\p{N}\p{M}]+(?:[-‐‑’'][\p{L}\p{N}\p{M}]+)*)/u);
    if (!parts.some((part) => wanted.has(part.toLowerCase()))) continue;
    text.replaceWith(...parts.map((part) => (wanted.has(part.toLowerCase()) ? marked(part) : part)));
  }
}

function named(hash) {
  try {
    return decodeURIComponent(hash.slice(1));
  } catch {
    return ""; // not an address that a page has
  }
}

function marked(word) {
  const made = document.createElement("mark");
  made.textContent = word;
  return made;
}
