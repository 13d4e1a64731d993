// The address of the site's root, two folders above this file.
export const base = new URL("../../", import.meta.url);
