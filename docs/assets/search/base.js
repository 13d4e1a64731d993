// The address of the site's root, which every page knows as seen from itself.
export const base = new URL(document.querySelector("script[data-base]").dataset.base.replace(/\/?$/, "/"), location.href);
