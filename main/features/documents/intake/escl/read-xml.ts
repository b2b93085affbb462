import { XMLParser } from 'fast-xml-parser';
import { CodedError } from '#common/contract/coded-error.ts';

export const MAX_XML_BYTES = 256 * 1024;

/** Lists are lists also where one of them is there, so that readers need not ask. */
const LISTS = new Set([
  'SettingProfile',
  'ColorMode',
  'DocumentFormat',
  'DocumentFormatExt',
  'DiscreteResolution',
  'JobInfo',
  'JobStateReason',
  'AdfOption',
]);

const parser = new XMLParser({
  ignoreAttributes: true,
  removeNSPrefix: true,
  parseTagValue: false,
  processEntities: false,
  isArray: (name) => LISTS.has(name),
});

export type XmlNode = { readonly [name: string]: unknown };

/** The root element of a scanner's answer. No entity is resolved, no document type is accepted, nothing is fetched. */
export function readXml(bytes: Buffer, root: string): XmlNode {
  const text = bytes.toString('utf8');
  if (bytes.length > MAX_XML_BYTES || /<!DOCTYPE|<!ENTITY/i.test(text)) throw unreadable();
  const parsed = parse(text);
  const node = isNode(parsed) ? parsed[root] : undefined;
  if (!isNode(node)) throw unreadable();
  return node;
}

/** The element at the end of a path of names; null where one is missing. */
export function nodeAt(node: XmlNode, ...path: readonly string[]): XmlNode | null {
  let at: unknown = node;
  for (const name of path) at = isNode(at) && Object.hasOwn(at, name) ? at[name] : undefined;
  return isNode(at) ? at : null;
}

export function textAt(node: XmlNode, name: string): string | null {
  const value = Object.hasOwn(node, name) ? node[name] : undefined;
  return typeof value === 'string' ? value.trim() : null;
}

export function numberAt(node: XmlNode, name: string): number | null {
  const text = textAt(node, name);
  return text !== null && /^\d{1,7}$/.test(text) ? Number(text) : null;
}

export function nodesAt(node: XmlNode, name: string): readonly XmlNode[] {
  return listAt(node, name).filter(isNode);
}

export function textsAt(node: XmlNode, name: string): readonly string[] {
  return listAt(node, name).flatMap((value) => (typeof value === 'string' ? [value.trim()] : []));
}

function listAt(node: XmlNode, name: string): readonly unknown[] {
  const value: unknown = Object.hasOwn(node, name) ? node[name] : undefined;
  return Array.isArray(value) ? value : [];
}

function parse(text: string): unknown {
  try {
    return parser.parse(text);
  } catch {
    throw unreadable();
  }
}

function isNode(value: unknown): value is XmlNode {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function unreadable(): CodedError {
  return new CodedError('SCANNER_ANSWER_UNREADABLE');
}
