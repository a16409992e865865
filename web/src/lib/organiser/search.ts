/** Text as typed without marks: `Sở Nội vụ` → `so noi vu`; both spellings of `hoà` meet. */
export function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/đ/gi, 'd')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim();
}

/** Whether every typed word is somewhere in the name. */
export function fits(name: string, typed: string): boolean {
  const key = plain(name);
  return plain(typed)
    .split(' ')
    .every((word) => key.includes(word));
}
