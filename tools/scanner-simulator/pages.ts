import { blockJpeg } from './jpeg.ts';

/** Five by seven squares for each figure. */
const FIGURES: Readonly<Record<string, readonly string[]>> = {
  '0': ['.###.', '#...#', '#..##', '#.#.#', '##..#', '#...#', '.###.'],
  '1': ['..#..', '.##..', '..#..', '..#..', '..#..', '..#..', '.###.'],
  '2': ['.###.', '#...#', '....#', '...#.', '..#..', '.#...', '#####'],
  '3': ['#####', '...#.', '..#..', '...#.', '....#', '#...#', '.###.'],
  '4': ['...#.', '..##.', '.#.#.', '#..#.', '#####', '...#.', '...#.'],
  '5': ['#####', '#....', '####.', '....#', '....#', '#...#', '.###.'],
  '6': ['..##.', '.#...', '#....', '####.', '#...#', '#...#', '.###.'],
  '7': ['#####', '....#', '...#.', '..#..', '.#...', '.#...', '.#...'],
  '8': ['.###.', '#...#', '#...#', '.###.', '#...#', '#...#', '.###.'],
  '9': ['.###.', '#...#', '#...#', '.####', '....#', '...#.', '.##..'],
};
const PAPER_SHADE = 244;
const INK = 40;
const LINE = 150;

/** A drawn sheet with its number and lines where text would be: no document of anybody. */
export function drawnPage(number: number, size: { width: number; height: number }): Uint8Array {
  const columns = Math.ceil(size.width / 8);
  const rows = Math.ceil(size.height / 8);
  const figures = [...String(number)];
  const scale = Math.max(1, Math.floor(columns / 40));
  return blockJpeg(size, (column, row) => {
    const isFrame = column < 2 || row < 2 || column >= columns - 2 || row >= rows - 2;
    if (isFrame) return LINE;
    if (isInk(figures, Math.floor(column / scale) - 3, Math.floor(row / scale) - 3)) return INK;
    const isText = row > rows * 0.3 && row < rows * 0.9 && row % 6 < 2;
    const isWithin = column > columns * 0.1 && column < columns * (0.6 + ((row * 7) % 5) * 0.07);
    return isText && isWithin ? LINE : PAPER_SHADE;
  });
}

function isInk(figures: readonly string[], column: number, row: number): boolean {
  const figure = FIGURES[figures[Math.floor(column / 6)] ?? ''];
  return figure?.[row]?.[column % 6] === '#';
}
