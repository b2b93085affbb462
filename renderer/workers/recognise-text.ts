import type { GreyImage } from '#renderer/lib/reading/image/grey-image.ts';
import type { TextLine } from '#renderer/lib/reading/cards/card-field.ts';
import languageUrl from '@tesseract.js-data/ind/4.0.0_best_int/ind.traineddata.gz?url';
import coreUrl from 'tesseract.js-core/tesseract-core-simd-lstm.wasm?url';

/** The little that is used of Tesseract's own interface. */
type Tesseract = {
  FS: { writeFile: (path: string, bytes: Uint8Array) => void };
  TessBaseAPI: new () => TessApi;
};
type TessApi = {
  Init: (path: string | null, language: string, engine: number) => number;
  SetVariable: (name: string, value: string) => void;
  SetImageFile: (orientation: number, angle: number) => number;
  Recognize: (monitor: null) => number;
  GetTSVText: (page: number) => string;
};

const LSTM_ONLY = 1;
/** One block of lines: what a card is. */
const ONE_BLOCK = '6';
let started: Promise<{ core: Tesseract; api: TessApi }> | null = null;

/** The lines of a page in Indonesian. Everything that is needed comes with the program; nothing is kept outside memory. */
export async function recogniseText(page: GreyImage): Promise<TextLine[]> {
  started ??= start();
  const { core, api } = await started;
  core.FS.writeFile('/input', portableGrey(page));
  if (api.SetImageFile(1, 0) === 1) throw new Error('Tesseract took no picture.');
  api.Recognize(null);
  return linesOf(api.GetTSVText(0));
}

async function start() {
  const [{ default: createCore }, wasmBinary, language] = await Promise.all([
    import('tesseract.js-core/tesseract-core-simd-lstm.js'),
    bytesOf(coreUrl),
    unpacked(languageUrl),
  ]);
  const core: Tesseract = await createCore({ wasmBinary, print: quiet, printErr: quiet });
  core.FS.writeFile('ind.traineddata', language);
  const api = new core.TessBaseAPI();
  if (api.Init(null, 'ind', LSTM_ONLY) !== 0) throw new Error('Tesseract did not start.');
  api.SetVariable('tessedit_pageseg_mode', ONE_BLOCK);
  api.SetVariable('user_defined_dpi', '300');
  return { core, api };
}

function quiet(): undefined {
  return undefined;
}

async function bytesOf(url: string): Promise<Uint8Array> {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error('A part of the program is missing.');
  return new Uint8Array(await answer.arrayBuffer());
}

async function unpacked(url: string): Promise<Uint8Array> {
  const packed = new Blob([new Uint8Array(await bytesOf(url))]);
  const plain = packed.stream().pipeThrough(new DecompressionStream('gzip'));
  return new Uint8Array(await new Response(plain).arrayBuffer());
}

/** The plainest picture file there is: a line of text and the pixels. */
function portableGrey({ width, height, data }: GreyImage): Uint8Array {
  const head = new TextEncoder().encode(`P5\n${width} ${height}\n255\n`);
  const file = new Uint8Array(head.length + data.length);
  file.set(head);
  file.set(data, head.length);
  return file;
}

/** Columns of Tesseract's table: level, page, block, paragraph, line, word, left, top, width, height, confidence, text. */
export function linesOf(table: string): TextLine[] {
  const lines = new Map<string, { words: string[]; confidences: number[] }>();
  for (const row of table.split('\n')) {
    const cells = row.split('\t');
    const text = cells[11]?.trim() ?? '';
    const confidence = Number(cells[10]);
    if (cells[0] !== '5' || text === '' || confidence < 0) continue;
    const key = cells.slice(1, 5).join(' ');
    const line = lines.get(key) ?? { words: [], confidences: [] };
    line.words.push(text);
    line.confidences.push(confidence / 100);
    lines.set(key, line);
  }
  return [...lines.values()].map(({ words, confidences }) => ({
    text: words.join(' '),
    confidence:
      Math.round((confidences.reduce((sum, value) => sum + value, 0) / confidences.length) * 100) / 100,
  }));
}
