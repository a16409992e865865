/** Signs that mean something in GIFT; each stands for itself behind a backslash. */
const signs = ['\\', '~', '=', '#', '{', '}', ':'];
/** Where an escaped sign waits while the text is taken apart: code points that no text may hold. */
const firstHidden = 0xfdd0;
const hidden = signs.map((_, i) => String.fromCharCode(firstHidden + i));
const hiddenBreak = String.fromCharCode(firstHidden + signs.length);

/** Escaped signs out of the way, so that those that are left mean something. */
export function shutGift(text: string): string {
  return text.replace(/[\uFDD0-\uFDEF]/g, '').replace(/\\([\\~=#{}:n])/g, (_, sign: string) => {
    return sign === 'n' ? hiddenBreak : (hidden[signs.indexOf(sign)] ?? sign);
  });
}

/** The text that was meant. */
export function openedGift(text: string): string {
  return text.replace(/[\uFDD0-\uFDD7]/g, (sign) => {
    return sign === hiddenBreak ? '\n' : (signs[sign.charCodeAt(0) - firstHidden] ?? '');
  });
}

/** A text as it stands in a file. */
export function escapedGift(text: string): string {
  return text.replace(/[\\~=#{}:]/g, (sign) => `\\${sign}`).replaceAll('\n', '\\n');
}
