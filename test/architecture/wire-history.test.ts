import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { HISTORY, WIRE } from '#common/contract/hub/history.ts';
import { OLDEST_PROTOCOL, PROTOCOL_VERSION } from '#common/contract/hub/protocol.ts';

function schemasNow(): string {
  const schemas = Object.entries(WIRE).map(([name, schema]) => [
    name,
    z.toJSONSchema(schema, { unrepresentable: 'any', io: 'input' }),
  ]);
  return createHash('sha256').update(JSON.stringify(schemas)).digest('hex');
}

it('a change of what crosses the wire is a new version with a line of its own', () => {
  expect(HISTORY.at(-1)).toMatchObject({ version: PROTOCOL_VERSION, schemas: schemasNow() });
  expect(HISTORY.map(({ version }) => version)).toEqual(HISTORY.map((_line, index) => index + 1));
  expect(OLDEST_PROTOCOL).toBeLessThanOrEqual(PROTOCOL_VERSION);
});
