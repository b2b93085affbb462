import { BaseStringBlock, Constructed, fromBER, ObjectIdentifier } from 'asn1js';
import { Certificate } from 'pkijs';

/** Names that Windows has for the parts of a subject; any other is written by its number. */
const PARTS: Readonly<Record<string, string>> = {
  '2.5.4.3': 'CN',
  '2.5.4.4': 'SN',
  '2.5.4.5': 'SERIALNUMBER',
  '2.5.4.6': 'C',
  '2.5.4.7': 'L',
  '2.5.4.8': 'S',
  '2.5.4.9': 'STREET',
  '2.5.4.10': 'O',
  '2.5.4.11': 'OU',
  '2.5.4.12': 'T',
  '2.5.4.13': 'Description',
  '2.5.4.17': 'PostalCode',
  '2.5.4.18': 'POBox',
  '2.5.4.20': 'Phone',
  '2.5.4.24': 'X21Address',
  '2.5.4.42': 'G',
  '2.5.4.43': 'I',
  '2.5.4.46': 'dnQualifier',
  '1.2.840.113549.1.9.1': 'E',
  '0.9.2342.19200300.100.1.25': 'DC',
};
const QUOTED = /[,+="<>;#\n]|^\s|\s$|^$/;

/**
 * The whole subject of a certificate (DER) as Windows prints it, which is what a PC compares (main/updates/publisher.ts): the most particular
 * part first, so the other way round than it stands in the certificate. Throws when it is no certificate.
 */
export function windowsName(certificate: Uint8Array): string {
  const { subject } = Certificate.fromBER(Uint8Array.from(certificate));
  const name = fromBER(subject.valueBeforeDecode).result;
  return partsIn(name)
    .map((together) => partsIn(together).map(written).join(' + '))
    .toReversed()
    .join(', ');
}

function written(pair: unknown): string {
  const [type, value] = partsIn(pair);
  if (!(type instanceof ObjectIdentifier) || !(value instanceof BaseStringBlock)) {
    throw new Error('a part of the subject is no text');
  }
  const oid = type.getValue();
  const text = value.getValue();
  return `${PARTS[oid] ?? `OID.${oid}`}=${QUOTED.test(text) ? `"${text.replaceAll('"', '""')}"` : text}`;
}

function partsIn(block: unknown): unknown[] {
  if (!(block instanceof Constructed)) throw new Error('no subject');
  return block.valueBlock.value;
}
