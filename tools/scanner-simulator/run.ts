import type { AddressInfo } from 'node:net';
import { parseArgs } from 'node:util';
import { ScannerFaults } from './faults.ts';
import { createScanner, newScanner } from './simulator.ts';

/** `npm run scanner-sim -- --port 7490 --sheets 5 --faults '{"jamAfter":2}'`. On loopback only. */
function main(): void {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '7490' },
      sheets: { type: 'string', default: '3' },
      faults: { type: 'string', default: '{}' },
    },
  });
  const scanner = newScanner();
  scanner.sheets = Number(values.sheets);
  scanner.faults = ScannerFaults.parse(JSON.parse(values.faults));
  const server = createScanner(scanner);
  server.listen(Number(values.port), '127.0.0.1', () => {
    const { port } = server.address() as AddressInfo;
    process.stderr.write(`Scanner: http://127.0.0.1:${port}\n`);
  });
  const stop = () => void server.close();
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}

main();
