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
/** A place deeper than this is named by its beginning. */
const LONGEST_PLACE = 200;

/** No text that PostgreSQL cannot hold gets as far as a route, wherever it stands in what was sent. */
export function refuseUnstorable(server: HubServer): void {
  server.addHook('preValidation', async ({ body, query, params, routeOptions }) => {
    const parts = routeOptions.config.judgesParts ? [query, params] : [body, query, params];
    const fields = parts.flatMap(unstorableFields).slice(0, NAMED);
    if (fields.length > 0) throw new CodedError('INPUT_INVALID', { fields });
  });
}

type Place = { path: string; value: unknown };

/**
 * Without recursion, and over with the last that is named: nobody has proven anything yet, nor looked how deep or how long it
 * is.
 */
function unstorableFields(sent: unknown): string[] {
  const fields: string[] = [];
  const places: Place[] = [{ path: '', value: sent }];
  for (const { path, value } of places) {
    if (fields.length >= NAMED) return fields;
    if (typeof value === 'string' && !isStorableText(value)) fields.push(path);
    if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) continue;
    for (const [name, inner] of Object.entries(value)) {
      const isNamed = isStorableText(name);
      const place = `${path}${path && '.'}${isNamed ? name : '(name)'}`.slice(0, LONGEST_PLACE);
      if (!isNamed && fields.push(place) >= NAMED) return fields;
      places.push({ path: place, value: inner });
    }
  }
  return fields;
}
