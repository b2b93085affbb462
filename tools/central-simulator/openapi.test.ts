import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { centralOpenApi } from './openapi.ts';

it('the document of the central gateway says what the schemas say (npm run simulator -- --openapi)', async () => {
  const file = join(import.meta.dirname, '../../docs/central-gateway.openapi.json');
  expect(readFileSync(file, 'utf8')).toBe(await centralOpenApi());
});
