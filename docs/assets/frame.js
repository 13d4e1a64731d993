// Runs before the theme's scripts.

{
  // The theme keeps the colours of a page in the browser whenever one is opened. Keep them only when the reader chooses them, and
  // say which of the three are in use.
  const keep = window.__md_set;
  let chosen = false;
  window.__md_set = (name, ...rest) => {
    if (name !== "__palette" || chosen) keep(name, ...rest);
  };
  document.getElementById(`__palette_${window.__md_get("__palette")?.index ?? 0}`).checked = true;
  document.addEventListener("change", ({ target }) => (chosen ||= target.name === "__palette"), { capture: true });

  // On small screens the menu is behind a label of a checkbox, which no key reaches: make it a button. The theme clicks a label
  // when Enter is pressed. Without script, styles/frame.css makes the checkbox itself reachable.
  const drawer = document.getElementById("__drawer");
  const opener = document.querySelector(".md-header [for=__drawer]");
  const menu = document.querySelector(".md-sidebar--primary");
  opener.tabIndex = 0;
  opener.role = "button";

  const follow = () => {
    opener.ariaExpanded = `${drawer.checked}`;
    for (const behind of document.querySelectorAll(".md-header, .md-content, .md-footer")) behind.inert = drawer.checked;
    if (drawer.checked) menu.querySelector("li a").focus();
  };
  const close = () => drawer.checked && drawer.click();

  drawer.addEventListener("change", follow);
  matchMedia("(min-width: 76.25em)").addEventListener("change", close);
  document.addEventListener("keydown", (event) => {
    if (event.key === " " && event.target === opener) {
      event.preventDefault();
      drawer.click();
    } else if (event.key === "Escape" && drawer.checked) {
      close();
      opener.focus();
    }
  });
  opener.ariaExpanded = "false";
}
