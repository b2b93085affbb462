import { CodedError } from '#common/contract/coded-error.ts';
import { isStorableText } from '#hub/features/sync/storable.ts';
import type { HubServer } from './hub-server.ts';

declare module 'fastify' {
  // oxlint-disable-next-line typescript/consistent-type-definitions -- only an interface can be added to
  interface FastifyContextConfig {
    /** Each part of the body is judged by itself, and one with such a text costs only itself. */
    judgesParts?: true;
  }
}

/** As many as are named of a body that does not fit its schema. */
const NAMED = 20;

/** No text that PostgreSQL cannot hold gets as far as a route, wherever it stands in what was sent. */
export function refuseUnstorable(server: HubServer): void {
  server.addHook('preValidation', async ({ body, query, params, routeOptions }) => {
    const parts = routeOptions.config.judgesParts ? [query, params] : [body, query, params];
    const fields = new Set(parts.flatMap(unstorableFields));
    if (fields.size > 0) throw new CodedError('INPUT_INVALID', { fields: [...fields].slice(0, NAMED) });
  });
}

type Place = { path: string; value: unknown };

/** Without recursion: nobody has looked yet how deep it goes. */
function unstorableFields(sent: unknown): string[] {
  const fields: string[] = [];
  const places: Place[] = [{ path: '', value: sent }];
  for (const { path, value } of places) {
    if (typeof value === 'string' && !isStorableText(value)) fields.push(path);
    if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) continue;
    for (const [name, inner] of Object.entries(value)) {
      const isNamed = isStorableText(name);
      const place = `${path}${path && '.'}${isNamed ? name : '(name)'}`;
      if (!isNamed) fields.push(place);
      places.push({ path: place, value: inner });
    }
  }
  return fields;
}
