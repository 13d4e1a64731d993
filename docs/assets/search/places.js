// The places in a document, which are the records in it. In a small register each record is a document of its own; in a large
// one the records of a meeting share a document, as do groups of registry entries.

const MOST = 3; // hits of one document

// Returns each place with its text, its context, and the positions of the words found, counted from the start of its text.
function all(data) {
  const words = data.raw_content.split(/\s+/);
  const anchors = data.anchors.filter(({ id }) => id === "-" || id.startsWith("{")).sort((a, b) => a.location - b.location);
  if (!anchors.length) return [guide(data, words)];
  const places = [];
  for (const [at, { id, location }] of anchors.entries()) {
    if (id === "-") continue;
    const context = anchors[at + 1].location;
    const end = anchors[at + 2]?.location ?? words.length;
    const found = data.locations.filter((place) => place >= location && place < end).map((place) => place - location);
    const known = JSON.parse(id);
    places.push({ ...known, text: words.slice(location, context), around: words.slice(context, end), found });
  }
  return places;
}

// A hand-written page is one document.
function guide(data, words) {
  const anchor = data.anchors.filter(({ location }) => location <= (data.locations[0] ?? 0)).at(-1);
  const url = data.raw_url.replace(/^\//, "") + (anchor ? `#${anchor.id}` : "");
  return { url, kind: "guide", label: data.meta.title, text: words, around: [], found: data.locations };
}

// Returns the places that hits show: those with the most words of the query, among those that have the chosen values.
export function places(data, filters = {}) {
  const fitting = all(data).filter(({ values = {} }) => Object.entries(values).every(([facet, ids]) => holds(ids, filters[facet])));
  if (fitting.length < 2) return fitting;
  const scored = fitting.map((place) => ({ place, score: distinct(place) }));
  const best = Math.max(...scored.map(({ score }) => score));
  return scored.filter(({ score }) => score === best).map(({ place }) => place).slice(0, MOST);
}

// Chosen values have the form of the index, "id label".
function holds(ids, chosen) {
  return !chosen || chosen.some((value) => ids.includes(value.split(" ", 1)[0]));
}

function distinct({ text, around, found }) {
  const words = [...text, ...around];
  return new Set(found.map((at) => words[at].toLowerCase().slice(0, 5))).size;
}
