// How pages differ from the one with harmless words, as this browser parses them, without running anything: a line for each
// difference. The first of the addresses is that of the harmless page; `targets` has for each page the address of its source.
async ({ addresses, words, targets }) => {
  const flat = (text) => text.replace(/\s+/g, " ").trim();
  const count = (text, wanted) => text.split(wanted).length - 1;
  const shapeOf = (element) =>
    `${element.localName}[${[...element.attributes].map((attribute) => attribute.name).sort()}]`;
  const parse = async (address) => new DOMParser().parseFromString(await (await fetch(address)).text(), "text/html");

  function read(page, wanted) {
    const links = [...page.querySelectorAll("main [href]")].map((element) => element.getAttribute("href"));
    // Words that are a name lead to its entry and no longer to their resolution: both links are the register's own.
    for (const mention of page.querySelectorAll("p[id^=p] > a[href^='../'], p[id^=p] > a[href^='#r']")) mention.replaceWith(...mention.childNodes);
    const tips = [...page.querySelectorAll("[title]")].map((element) => flat(element.title)).join("\n");
    const ids = [...page.querySelectorAll("[id]")].map((element) => element.id);
    return {
      shape: [...page.querySelectorAll("*")].map(shapeOf),
      title: flat(page.title),
      words: count(flat(page.querySelector("article").textContent), wanted),
      tips: count(tips, wanted),
      away: links.filter((link) => !/^(\.{1,2}(\/|$)|#|[\w-]+\/|[\w-]+(\.[a-z0-9]+)+$)/.test(link) && !link.startsWith("https://github.com/")),
      doubles: ids.filter((id, first) => ids.indexOf(id) !== first),
    };
  }

  function compare(found, harmless, wanted, target) {
    const at = found.shape.findIndex((shape, place) => shape !== harmless.shape[place]);
    const repeats = wanted.split(" ").length > 5 ? 1 : 0; // notes shorten long words where they repeat them
    return [
      at >= 0 || found.shape.length !== harmless.shape.length ? `elements differ at ${found.shape[at]}` : "",
      found.title.includes(wanted) ? "" : `the title is ${found.title}`,
      found.words < harmless.words - repeats ? `the words are there ${found.words} times, not ${harmless.words}` : "",
      found.tips < harmless.tips - repeats ? `the words are in ${found.tips} tooltips, not ${harmless.tips}` : "",
      found.doubles.length ? `ids come twice: ${found.doubles}` : "",
      found.away.some((link) => link !== target) ? `links lead to ${found.away}` : "",
    ].filter(Boolean);
  }

  const pages = await Promise.all(addresses.map(parse));
  const known = pages.map((page, at) => read(page, flat(words[at])));
  return {
    harmless: known[0].words,
    faults: known.flatMap((found, at) => compare(found, known[0], flat(words[at]), targets[at]).map((fault) => `${addresses[at]}: ${fault}`)),
  };
};
