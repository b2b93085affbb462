import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { Faults } from './faults.ts';
import { centralOpenApi } from './openapi.ts';
import { createSimulator, newCentre, SIMULATOR_TOKEN } from './simulator.ts';

const Seed = z.strictObject({
  bookings: z.array(z.unknown()).default([]),
  results: z.array(z.unknown()).default([]),
  lists: z.record(z.string(), z.array(z.unknown())).default({}),
});

/** `npm run simulator` serves; `-- --openapi` writes the document instead. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '7480' },
      seed: { type: 'string' },
      faults: { type: 'string', default: '{}' },
      openapi: { type: 'boolean', default: false },
    },
  });
  if (values.openapi) {
    writeFileSync(
      join(import.meta.dirname, '../../docs/central-gateway.openapi.json'),
      await centralOpenApi(),
    );
    return;
  }
  const centre = newCentre();
  if (values.seed) {
    const seed = Seed.parse(JSON.parse(readFileSync(values.seed, 'utf8')));
    centre.bookings = seed.bookings;
    centre.results = seed.results;
    centre.lists = new Map(Object.entries(seed.lists));
  }
  centre.faults = Faults.parse(JSON.parse(values.faults));
  const server = await createSimulator(centre);
  const address = await server.listen({ host: '127.0.0.1', port: Number(values.port) });
  process.stderr.write(`Centre: ${address}   token: ${SIMULATOR_TOKEN}\n`);
  const stop = () => void server.close();
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}

await main();
