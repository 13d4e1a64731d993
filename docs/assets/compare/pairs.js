// What two meetings have in common, and what only one has. A pair is a thing with two lists: what each meeting has of it.

// `list` returns what a meeting has, each with the path and name of the thing. The lowest rank comes first.
function pair(meetings, list, rank = () => 0) {
  const found = new Map();
  for (const [side, meeting] of meetings.entries()) {
    for (const [path, name, item] of list(meeting)) {
      if (!found.has(path)) found.set(path, { path, name, sides: [[], []] });
      found.get(path).sides[side].push(item);
    }
  }
  return [...found.values()].sort((one, two) => rank(one) - rank(two) || one.name.localeCompare(two.name));
}

const cited = (statements = [], folder, ids, names) => statements.flatMap((one) => (one[ids] ?? []).map((id, at) => [`${folder}/${id}`, one[names][at], one]));

export const own = ({ resolutions = [] }) => resolutions.filter((one) => one.own);

// Members come first (an absence has no capacity), then other states.
export const delegations = (meetings) =>
  pair(
    meetings,
    ({ attendees = [], absences = [] }) => [...attendees, ...absences].map((one) => [...sender(one), one]),
    ({ path, sides }) => (sides.flat().some(({ capacity = "member" }) => capacity === "member") ? 0 : path.startsWith("states") ? 1 : 2),
  );

function sender({ state, state_name, body, body_name, person, person_name }) {
  if (state) return [`states/${state}`, state_name];
  return body ? [`bodies/${body}`, body_name] : [person && `people/${person}`, person_name ?? "Name not known"];
}

// The topics with the most statements come first.
export const topics = (meetings) =>
  pair(
    meetings,
    (meeting) => [
      ...cited(own(meeting), "topics", "topics", "topic_names"),
      ...own(meeting).flatMap((one) => (one.topics ? [] : [["", "No topic", one]])),
    ],
    ({ path, sides }) => (path ? -sides.flat().length : 1),
  );

export const instruments = (meetings) =>
  pair(meetings, ({ instruments = [], resolutions }) => [
    ...instruments.map((one) => [`instruments/${one.instrument}`, one.instrument_name, one]),
    ...cited(resolutions, "instruments", "instruments", "instrument_names"),
  ]);

// A statement is under the states that were left out; who joined is in its words.
export const positions = (meetings) =>
  pair(meetings, ({ resolutions = [] }) => [
    ...cited(resolutions, "states", "left_out", "left_out_names"),
    ...cited(resolutions.filter((one) => !one.left_out), "states", "joined", "joined_names"),
  ]);
