import type { PrintToPDFOptions } from 'electron';

const SIZES: Readonly<Record<string, readonly [number, number]>> = {
  A0: [33.1, 46.8],
  A1: [23.4, 33.1],
  A2: [16.54, 23.4],
  A3: [11.7, 16.54],
  A4: [8.27, 11.7],
  A5: [5.83, 8.27],
  A6: [4.13, 5.83],
  Legal: [8.5, 14],
  Letter: [8.5, 11],
  Tabloid: [11, 17],
  Ledger: [17, 11],
};

/** Electron's print options in the words of the DevTools protocol; sizes and margins are in inches in both. */
export function toPdfOptions(options: PrintToPDFOptions): Record<string, unknown> {
  const { pageSize = 'Letter', margins, pageRanges, ...same } = options;
  const [paperWidth, paperHeight] =
    typeof pageSize === 'string'
      ? (SIZES[pageSize] ?? unknownSize(pageSize))
      : [pageSize.width, pageSize.height];
  return {
    ...same,
    paperWidth,
    paperHeight,
    pageRanges: pageRanges ?? '',
    marginTop: margins?.top,
    marginBottom: margins?.bottom,
    marginLeft: margins?.left,
    marginRight: margins?.right,
  };
}

function unknownSize(name: string): never {
  throw new Error(`Unknown page size: ${name}`);
}
