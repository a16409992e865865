import { xmlText } from '../exchange-xml/xml.js';

type Attributes = Record<string, string | number | boolean>;

/** A version of QTI: names, namespaces and addresses of what is otherwise the same model. */
export interface Dialect {
  itemNamespace: string;
  manifestNamespace: string;
  itemType: string;
  schema: string;
  schemaVersion: string;
  template: (name: string) => string;
  /** An element with its content, which is XML already. */
  el: (name: string, attributes: Attributes, ...content: string[]) => string;
  /** Version 3 wants flow content of some elements in one of its own. */
  flow: (content: string) => string;
}

const kebab = (name: string): string => name.replace(/[A-Z]/g, (sign) => `-${sign.toLowerCase()}`);

function element(name: string, attributes: [string, string | number | boolean][], content: string[]): string {
  const head = attributes.map(([key, value]) => ` ${key}="${xmlText(String(value))}"`).join('');
  const inner = content.join('');
  return inner === '' ? `<${name}${head}/>` : `<${name}${head}>${inner}</${name}>`;
}

export const qti21: Dialect = {
  itemNamespace: 'http://www.imsglobal.org/xsd/imsqti_v2p1',
  manifestNamespace: 'http://www.imsglobal.org/xsd/imscp_v1p1',
  itemType: 'imsqti_item_xmlv2p1',
  schema: 'QTIv2.1 Package',
  schemaVersion: '1.0.0',
  template: (name) => `http://www.imsglobal.org/question/qti_v2p1/rptemplates/${name}`,
  el: (name, attributes, ...content) => element(name, Object.entries(attributes), content),
  flow: (content) => content,
};

export const qti30: Dialect = {
  itemNamespace: 'http://www.imsglobal.org/xsd/imsqtiasi_v3p0',
  manifestNamespace: 'http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1',
  itemType: 'imsqti_item_xmlv3p0',
  schema: 'QTI Package',
  schemaVersion: '3.0.0',
  template: (name) => `https://purl.imsglobal.org/spec/qti/v3p0/rptemplates/${name}.xml`,
  el: (name, attributes, ...content) =>
    element(
      `qti-${kebab(name)}`,
      Object.entries(attributes).map(([key, value]) => [kebab(key), value]),
      content,
    ),
  flow: (content) => `<qti-content-body>${content}</qti-content-body>`,
};
