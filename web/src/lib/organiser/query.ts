/** The page's own query with something changed; an empty value takes a name out. */
export function changed(query: Iterable<[string, string]>, changes: Record<string, string>): string {
  // The address of an action (`?/luu`) is not part of what the page shows.
  const next = new URLSearchParams([...query].filter(([name]) => !name.startsWith('/')));
  for (const [name, value] of Object.entries(changes)) {
    if (value) next.set(name, value);
    else next.delete(name);
  }
  return `?${next}`;
}
