// The published documents. Each error has a sentence for the reader.

import { base } from "../search/base.js";

const held = new Map(); // path -> promise of a document

// Returns a document of the API, or undefined if there is none.
export function load(path) {
  if (!held.has(path)) held.set(path, read(`api/v1/${path}.json`, "json"));
  return held.get(path);
}

async function read(path, form) {
  try {
    const answer = await fetch(new URL(path, base));
    if (answer.status !== 404) return await answer[form]();
  } catch {
    held.clear();
    throw new Error("The records cannot be loaded: no connection, or no answer. Reload the page to try again.");
  }
}

export async function meeting(id) {
  if (id.length > 100 || !/^[a-z0-9-]+$/.test(id)) throw new Error(`“${id.slice(0, 60)}${id[60] ? " …" : ""}” is not the id of a meeting.`);
  const found = (await load(`meetings/${id}`)) ?? (await successor(id));
  if (found?.entry !== "meeting") throw new Error(`The register has no meeting with the id “${id}”.`);
  return found;
}

// The page of a meeting that was renamed leads to the new one.
async function successor(id) {
  const page = await read(`meetings/${id}/`, "text");
  const next = page?.match(/http-equiv="refresh" content="0; url=[^"]*\/([a-z0-9-]+)\/"/);
  return next && load(`meetings/${next[1]}`);
}

// The name of a meeting without its body: “Astana, 8–9 June 2017”.
export function place({ name, body_name }) {
  return name.startsWith(body_name) ? name.slice(body_name.length).replace(/^( \(.*?\))?, /, "") : name;
}
