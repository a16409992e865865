/** Signing in needs no script. */
export const csr = false;
