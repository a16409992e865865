import { childOf, childrenOf, textIn, type Xml } from '../exchange-office/xml.js';

/** A formula of Word on one line: `(a+b)/(2)`, `x^2`, `√(x)`; what has no such form is its letters in a row. */
export function formulaText(element: Xml): string {
  const of = (name: string) => formulaText(childOf(element, name) ?? { name, attributes: {}, children: [] });
  switch (element.name) {
    case 't':
      return textIn(element);
    case 'f':
      return `${grouped(of('num'))}/${grouped(of('den'))}`;
    case 'sSup':
      return `${of('e')}^${grouped(of('sup'))}`;
    case 'sSub':
      return `${of('e')}_${grouped(of('sub'))}`;
    case 'sSubSup':
      return `${of('e')}_${grouped(of('sub'))}^${grouped(of('sup'))}`;
    case 'rad':
      return `${of('deg')}√(${of('e')})`;
    case 'd':
      return delimited(element);
    case 'nary': {
      const sign = childOf(childOf(element, 'naryPr'), 'chr')?.attributes['val'] ?? '∫';
      return `${sign}_${grouped(of('sub'))}^${grouped(of('sup'))} ${of('e')}`;
    }
    case 'm':
      return `[${childrenOf(element)
        .filter(({ name }) => name === 'mr')
        .map((row) => childrenOf(row).map(formulaText).join(', '))
        .join('; ')}]`;
    case 'rPr':
    case 'ctrlPr':
      return '';
    default:
      return childrenOf(element).map(formulaText).join('');
  }
}

const grouped = (text: string): string => (/^[\p{L}\d.,]*$/u.test(text) ? text : `(${text})`);

function delimited(element: Xml): string {
  const properties = childOf(element, 'dPr');
  const open = childOf(properties, 'begChr')?.attributes['val'] ?? '(';
  const close = childOf(properties, 'endChr')?.attributes['val'] ?? ')';
  const inside = childrenOf(element)
    .filter(({ name }) => name === 'e')
    .map(formulaText)
    .join('; ');
  return `${open}${inside}${close}`;
}
