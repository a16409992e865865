/** Injects the checked configuration (`Config`). */
export const CONFIG = Symbol('CONFIG');
