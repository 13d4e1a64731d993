// The address of the root of the site, two folders above this file.
export const base = new URL("../../", import.meta.url);
