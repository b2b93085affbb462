import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { newDevice } from './device.ts';
import { SbiFaults } from './faults.ts';
import { createSbiServer, listen } from './server.ts';

/** `npm run sbi-mock -- --slap --format WSQ --faults '{"quality":[30,80]}'`. On loopback only. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      port: { type: 'string' },
      serial: { type: 'string', default: 'LKT-SIM-0001' },
      format: { type: 'string', default: 'JP2' },
      slap: { type: 'boolean', default: false },
      anchor: { type: 'string', default: 'out/sbi-mock/issuer.pem' },
      faults: { type: 'string', default: '{}' },
    },
  });
  const format = values.format === 'WSQ' ? 'WSQ' : 'JP2';
  const device = newDevice(values.serial, { format, isSlap: values.slap });
  device.faults = SbiFaults.parse(JSON.parse(values.faults));
  const server = createSbiServer(device);
  const port = await listen(server, values.port === undefined ? undefined : Number(values.port));
  const anchor = resolve(values.anchor);
  mkdirSync(dirname(anchor), { recursive: true });
  writeFileSync(anchor, device.identity.authority.cert);
  process.stderr.write(`Fingerprint scanner: http://127.0.0.1:${port}\nIssuer to trust: ${anchor}\n`);
  const stop = () => {
    server.close();
    process.exit(0);
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}

await main();
