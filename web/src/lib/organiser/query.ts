/** The page's own query with something changed; an empty value takes a name out. */
export function changed(query: { toString(): string }, changes: Record<string, string>): string {
  const next = new URLSearchParams(query.toString());
  for (const name of [...next.keys()]) if (name.startsWith('/')) next.delete(name);
  for (const [name, value] of Object.entries(changes)) {
    if (value) next.set(name, value);
    else next.delete(name);
  }
  return `?${next}`;
}
