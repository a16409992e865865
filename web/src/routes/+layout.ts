/** Pages are plain HTML; an area that needs a script in the browser says so in its own +layout.ts. */
export const csr = false;
