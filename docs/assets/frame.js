// Runs before the theme's scripts.

{
  // On small screens the menu is behind a label of a checkbox, which no key reaches: put a button in its place. Without script,
  // styles/frame.css makes the checkbox itself reachable.
  const drawer = document.getElementById("__drawer");
  const label = document.querySelector(".md-header [for=__drawer]");
  const button = document.createElement("button");
  button.type = "button";
  button.className = "md-header__button md-header__menu md-icon";
  button.ariaExpanded = "false";
  button.append(...label.childNodes);
  label.replaceWith(button);

  const close = () => drawer.checked && drawer.click();
  button.addEventListener("click", () => drawer.click());
  drawer.addEventListener("change", () => {
    button.ariaExpanded = `${drawer.checked}`;
    for (const behind of document.querySelectorAll(".md-header, .md-content, .md-footer")) behind.inert = drawer.checked;
    if (drawer.checked) document.querySelector(".md-nav--primary li a").focus();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !drawer.checked) return;
    close();
    button.focus();
  });
  matchMedia("(min-width: 76.25em)").addEventListener("change", close);

  // The theme keeps the colours of a page in the browser whenever one is opened. Keep them only when the reader chooses them, and
  // say which of the three are in use.
  const keep = window.__md_set;
  let chosen = false;
  window.__md_set = (name, ...rest) => {
    if (name !== "__palette" || chosen) keep(name, ...rest);
  };
  document.getElementById(`__palette_${window.__md_get("__palette")?.index ?? 0}`).checked = true;
  document.addEventListener("change", ({ target }) => (chosen ||= target.name === "__palette"), { capture: true });
}

// The theme takes every link to an alternate for another language of the site, and would ask for a sitemap beside each.
for (const link of document.querySelectorAll("link[rel=alternate]")) link.setAttribute("rel", "alternate ");
