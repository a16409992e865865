/** A rule of the contest said no. `code` is stable; `params` fill its message; `field` names the wrong place. */
export class DomainError extends Error {
  constructor(
    readonly code: string,
    readonly params: Record<string, string | number> = {},
    readonly field?: string,
  ) {
    super(code);
  }
}
