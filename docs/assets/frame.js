// Runs before the theme's scripts.

// The theme keeps the colours of a page in the browser whenever one is opened. Keep them only when the reader chooses them.
const keep = window.__md_set;
let chosen = false;
window.__md_set = (name, ...rest) => {
  if (name !== "__palette" || chosen) keep(name, ...rest);
};
document.addEventListener("change", ({ target }) => (chosen ||= target.name === "__palette"), { capture: true });

// The menu on small screens is a checkbox. Enter opens it too, Escape closes it.
const drawer = document.getElementById("__drawer");
document.addEventListener("keydown", (event) => {
  const asked = event.key === "Enter" ? event.target === drawer : event.key === "Escape" && drawer.checked;
  if (!asked) return;
  event.preventDefault();
  drawer.click();
  drawer.focus();
});
