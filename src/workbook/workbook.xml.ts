const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#13;',
};

/** Text as it stands in an element or an attribute; the two signs that XML cannot hold are left out. */
export const escapeXml = (text: string): string =>
  /[&<>"\r\uFFFE\uFFFF]/.test(text)
    ? text.replace(/[&<>"\r\uFFFE\uFFFF]/g, (sign) => entities[sign] ?? '')
    : text;
