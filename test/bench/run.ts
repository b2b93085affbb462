import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '#test/support/app.ts';
import { benchApp } from './app.ts';
import { benchBoard } from './board.ts';
import { benchApproval } from './approval.ts';
import { benchChip } from './chip.ts';
import { largeDatabase } from './large-database.ts';
import { benchCustody } from './custody.ts';
import { benchPaper } from './paper.ts';
import { benchPortrait } from './portrait.ts';
import { benchPress } from './press.ts';
import { benchQueries } from './queries.ts';
import { benchReading } from './reading.ts';
import { benchReports } from './reports.ts';
import { benchDisposal } from './disposal.ts';
import { benchRetention } from './retention.ts';
import { benchSbi } from './sbi.ts';
import { printTable } from './statistics.ts';
import { benchViewer } from './viewer.ts';
import { benchWrites } from './writes.ts';

const FILES = Number(process.env['LOKET_BENCH_FILES'] ?? 1_000_000);
const OUT = join(ROOT, 'out', 'bench');
const CACHE = join(ROOT, '.cache', 'bench');

const BENCHES: Readonly<Record<string, () => Promise<unknown>>> = {
  async queries() {
    process.stderr.write(`Database of ${FILES} files\n`);
    return benchQueries(await largeDatabase(CACHE, FILES));
  },
  async writes() {
    const figures = await benchWrites();
    printTable([{ ...figures.import, ...figures.durableAction }]);
    return figures;
  },
  async reading() {
    const figures = await benchReading();
    printTable([figures]);
    return figures;
  },
  async photo() {
    const figures = await benchPortrait();
    printTable([figures]);
    return figures;
  },
  async press() {
    const figures = await benchPress();
    printTable([figures]);
    return figures;
  },
  async app() {
    const figures = await benchApp();
    printTable([figures]);
    return figures;
  },
  async sbi() {
    const figures = await benchSbi();
    printTable([figures]);
    return figures;
  },
  async paper() {
    const figures = await benchPaper();
    printTable([figures]);
    return figures;
  },
  async custody() {
    const figures = await benchCustody();
    printTable(figures);
    return figures;
  },
  async chip() {
    const figures = await benchChip();
    printTable(figures.rows);
    return figures;
  },
  async approval() {
    const figures = await benchApproval();
    printTable([figures]);
    return figures;
  },
  async reports() {
    const figures = await benchReports();
    printTable([figures]);
    return figures;
  },
  async board() {
    const figures = await benchBoard();
    printTable([figures]);
    return figures;
  },
  async disposal() {
    const figures = await benchDisposal();
    printTable([figures]);
    return figures;
  },
  async retention() {
    const figures = await benchRetention();
    printTable([figures]);
    return figures;
  },
  async viewer() {
    const figures = await benchViewer();
    printTable([figures]);
    return figures;
  },
};

mkdirSync(OUT, { recursive: true });
const wanted = process.argv.slice(2).filter((name) => Object.hasOwn(BENCHES, name));
for (const name of wanted.length > 0 ? wanted : Object.keys(BENCHES)) {
  process.stderr.write(`\n${name}\n`);
  const figures = await BENCHES[name]?.();
  writeFileSync(join(OUT, `${name}.json`), `${JSON.stringify(figures, null, 2)}\n`);
}
