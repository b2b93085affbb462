import type { GreyPrint } from '#renderer/lib/prints/grey-print.ts';
import { BLOCK_ENDS, TABLE_BANDS, wsqBands } from '#renderer/lib/prints/wsq/bands.ts';
import { MARKER } from '#renderer/lib/prints/wsq/tables.ts';
import { HIGH, LOW, splitQuarters } from './analysis.ts';
import { huffmanCodes } from './huffman-codes.ts';
import { chooseSteps, quantise, type Steps } from './quantise.ts';

const BIN_CENTRE = 0.44;
const ENCODER = 2;
const SOFTWARE = 0;

/** WSQ for the simulated device and for test vectors. The product itself never writes WSQ. */
export function encodeWsq(print: GreyPrint, rate = 0.75): Uint8Array {
  const { width, height } = print;
  const { data, shift, scale } = normalised(print);
  const { splits, bands } = wsqBands(width, height);
  for (const split of splits) splitQuarters(data, width, split);
  const steps = chooseSteps(data, width, bands, rate).map(asWritten);
  const blocks = BLOCK_ENDS.map((end, block) =>
    bands
      .slice(block === 0 ? 0 : BLOCK_ENDS[block - 1], end)
      .flatMap(({ x, y, width: across, height: down }, index) => {
        const step = steps[index + (block === 0 ? 0 : (BLOCK_ENDS[block - 1] ?? 0))];
        if (!step || step.step === 0) return [];
        return Array.from({ length: across * down }, (_none, at) =>
          quantise(data[(y + Math.floor(at / across)) * width + x + (at % across)] ?? 0, step),
        );
      }),
  );
  return Uint8Array.from([
    ...short(MARKER.SOI),
    ...segment(MARKER.DTT, [
      LOW.length * 2 - 1,
      HIGH.length * 2 - 1,
      ...LOW.flatMap(signed),
      ...HIGH.flatMap(signed),
    ]),
    ...segment(MARKER.DQT, [...scaled(BIN_CENTRE), ...tableSteps(steps)]),
    ...segment(MARKER.SOF, [
      0,
      255,
      ...short(height),
      ...short(width),
      ...scaled(shift),
      ...scaled(scale),
      ENCODER,
      ...short(SOFTWARE),
    ]),
    ...blocks.flatMap((coefficients, table) => block(coefficients, table)),
    ...short(MARKER.EOI),
  ]);
}

/** Around zero and within ±128, as the standard asks. */
function normalised({ data }: GreyPrint): { data: Float64Array; shift: number; scale: number } {
  const total = data.reduce((sum, value) => sum + value, 0);
  const shift = unscaled(total / data.length);
  const reach = data.reduce((most, value) => Math.max(most, Math.abs(value - shift)), 1);
  const scale = unscaled(reach / 128);
  return { data: Float64Array.from(data, (value) => (value - shift) / scale), shift, scale };
}

/** The decoder knows the steps as they are written, so the coefficients are made with those. */
function asWritten({ step, zero }: Steps): Steps {
  return { step: unscaled(step), zero: unscaled(zero) };
}

function tableSteps(steps: readonly Steps[]): number[] {
  return Array.from({ length: TABLE_BANDS }, (_none, index) => [
    ...scaled(steps[index]?.step ?? 0),
    ...scaled(steps[index]?.zero ?? 0),
  ]).flat();
}

type Symbol = { symbol: number; extra: number; bits: number };

function block(coefficients: readonly number[], table: number): number[] {
  const symbols = symbolsOf(coefficients);
  const codes = huffmanCodes(symbols.map(({ symbol }) => symbol));
  const bits: number[] = [];
  const push = (value: number, count: number) => {
    for (let bit = count - 1; bit >= 0; bit -= 1) bits.push((value >> bit) & 1);
  };
  for (const { symbol, extra, bits: count } of symbols) {
    const { code, length } = codes.codeOf.get(symbol) ?? { code: 0, length: 0 };
    push(code, length);
    push(extra, count);
  }
  return [
    ...segment(MARKER.DHT, [table, ...codes.counts, ...codes.symbols]),
    ...segment(MARKER.SOB, [table]),
    ...stuffed(bits),
  ];
}

function symbolsOf(coefficients: readonly number[]): Symbol[] {
  const symbols: Symbol[] = [];
  let zeros = 0;
  const flush = () => {
    while (zeros > 0) {
      const run = Math.min(zeros, 0xffff);
      symbols.push(
        run <= 100
          ? { symbol: run, extra: 0, bits: 0 }
          : run <= 255
            ? { symbol: 105, extra: run, bits: 8 }
            : { symbol: 106, extra: run, bits: 16 },
      );
      zeros -= run;
    }
  };
  for (const value of coefficients) {
    if (value === 0) {
      zeros += 1;
      continue;
    }
    flush();
    symbols.push(coefficient(value));
  }
  flush();
  return symbols;
}

function coefficient(value: number): Symbol {
  if (value >= -73 && value <= 74) return { symbol: value + 180, extra: 0, bits: 0 };
  const [size, isLong] = [Math.abs(value), Math.abs(value) > 255];
  const symbol = (value > 0 ? 101 : 102) + (isLong ? 2 : 0);
  return { symbol, extra: size, bits: isLong ? 16 : 8 };
}

/** Filled up with ones; 0xff is followed by a zero. */
function stuffed(bits: readonly number[]): number[] {
  const bytes: number[] = [];
  for (let at = 0; at < bits.length; at += 8) {
    let byte = 0;
    for (let bit = 0; bit < 8; bit += 1) byte = (byte << 1) | (bits[at + bit] ?? 1);
    bytes.push(byte);
    if (byte === 0xff) bytes.push(0);
  }
  return bytes;
}

function segment(marker: number, content: readonly number[]): number[] {
  return [...short(marker), ...short(content.length + 2), ...content];
}

function short(value: number): number[] {
  return [(value >> 8) & 255, value & 255];
}

/** As many places behind the point as fit into 16 bits. */
function placesOf(value: number): number {
  let places = 0;
  while (places < 9 && value !== 0 && Math.round(value * 10 ** (places + 1)) <= 0xffff) places += 1;
  return places;
}

function scaled(value: number): number[] {
  const places = placesOf(value);
  return [places, ...short(Math.round(value * 10 ** places))];
}

function unscaled(value: number): number {
  const places = placesOf(value);
  return Math.round(value * 10 ** places) / 10 ** places;
}

function signed(value: number): number[] {
  const places = 9;
  const whole = Math.round(Math.abs(value) * 10 ** places);
  return [value < 0 ? 1 : 0, places, ...short(whole >>> 16), ...short(whole & 0xffff)];
}
