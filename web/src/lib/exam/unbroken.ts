/** Keeps the number of a legal document on one line: `45/2020/NĐ-CP` may break nowhere. */
export const unbroken = (text: string): string =>
  text.replace(
    /(\d\/)(\p{Lu}+\d*)(-?)/gu,
    (_, before: string, kind: string, dash: string) => `${before}\u2060${kind}${dash && `${dash}\u2060`}`,
  );
