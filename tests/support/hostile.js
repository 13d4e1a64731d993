// What pages hold, as this browser parses them, without running anything: for each address the shape of its elements and
// attributes, how often the words stand in text and in tooltips, where links lead away to, and ids that come twice.
async ({ addresses, words }) => {
  const flat = (text) => text.replace(/\s+/g, " ").trim();
  const count = (text, wanted) => text.split(wanted).length - 1;
  const shapeOf = (element) =>
    `${element.localName}[${[...element.attributes].map((attribute) => attribute.name).sort()}]`;
  const read = async (address, at) => {
    const page = new DOMParser().parseFromString(await (await fetch(address)).text(), "text/html");
    const links = [...page.querySelectorAll("main [href]")].map((element) => element.getAttribute("href"));
    // Words that are a name lead to its entry and no longer to their resolution: both links are the register's own.
    for (const mention of page.querySelectorAll("a.mention[href^='../'], a.operative[href^='#r']")) mention.replaceWith(...mention.childNodes);
    const tips = [...page.querySelectorAll("[title]")].map((element) => flat(element.title)).join("\n");
    const text = flat(page.querySelector("article").textContent);
    const ids = [...page.querySelectorAll("[id]")].map((element) => element.id);
    return {
      shape: [...page.querySelectorAll("*")].map(shapeOf).join(" "),
      lines: [...page.querySelectorAll("main li")].map((line) => [line, ...line.querySelectorAll("*")].map(shapeOf).join(" ")),
      title: flat(page.title),
      text,
      words: count(text, flat(words[at])),
      tips: count(tips, flat(words[at])),
      away: links.filter((link) => !/^(\.{1,2}\/|#|[a-z]+\/)/.test(link) && !link.startsWith("https://github.com/")),
      doubles: ids.filter((id, first) => ids.indexOf(id) !== first),
    };
  };
  const found = [];
  for (const [at, address] of addresses.entries()) found.push(await read(address, at));
  return found;
};
