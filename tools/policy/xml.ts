import { XMLBuilder } from 'fast-xml-parser';

const builder = new XMLBuilder({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  format: true,
  indentBy: '  ',
  suppressEmptyNode: true,
});

/** Elements as an object, attributes with @ before their name. */
export function xmlOf(root: object): string {
  return `<?xml version="1.0" encoding="utf-8"?>\n${builder.build(root).trim()}\n`;
}
