export type KeyAct = { choose: number } | 'list' | null;

/** What a key does on a question: 1–6 and A–F choose, L opens the list. Combinations stay the browser's. */
export function keyAct(
  event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'altKey' | 'metaKey' | 'isComposing'>,
  choices: number,
): KeyAct {
  if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing || event.key.length !== 1)
    return null;
  const key = event.key.toLowerCase();
  if (key === 'l') return 'list';
  const index = '123456'.includes(key) ? Number(key) - 1 : 'abcdef'.indexOf(key);
  return index >= 0 && index < choices ? { choose: index } : null;
}
