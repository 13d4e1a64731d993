// What index pages hold, as this browser parses them: for each address how often each shape of a line comes, where links lead
// away to, and ids that come twice.
async (addresses) => {
  const shapeOf = (element) =>
    `${element.localName}[${[...element.attributes].map((attribute) => attribute.name).sort()}]`;
  const found = [];
  for (const address of addresses) {
    const page = new DOMParser().parseFromString(await (await fetch(address)).text(), "text/html");
    const lines = {};
    for (const line of page.querySelectorAll("article li")) {
      const shape = [line, ...line.querySelectorAll("*")].map(shapeOf).join(" ");
      lines[shape] = (lines[shape] ?? 0) + 1;
    }
    const links = [...page.querySelectorAll("main [href]")].map((element) => element.getAttribute("href"));
    const ids = [...page.querySelectorAll("[id]")].map((element) => element.id);
    found.push({
      lines,
      away: links.filter((link) => !/^(\.{1,2}(\/|$)|#|[\w-]+\/|[\w-]+(\.[a-z0-9]+)+$)/.test(link) && !link.startsWith("https://github.com/")),
      doubles: ids.filter((id, first) => ids.indexOf(id) !== first),
    });
  }
  return found;
};
