import { promisify } from 'node:util';
import { createZstdDecompress, zstdCompress } from 'node:zlib';
import type { FastifyInstance } from 'fastify';
import { CodedError } from '#common/contract/coded-error.ts';

const compress = promisify(zstdCompress);

/** Below this a frame costs more than it saves. */
const WORTH_BYTES = 1024;

/**
 * zstd both ways. What comes in is unpacked as a stream that counts against the route's body limit, so that a small body
 * cannot unfold into memory; any other encoding is refused.
 */
export function packBodies(server: FastifyInstance): void {
  server.addHook('preParsing', async (request, _reply, payload) => {
    const encoding = request.headers['content-encoding'];
    if (encoding === undefined || encoding === 'identity') return payload;
    if (encoding !== 'zstd') throw new CodedError('INPUT_INVALID', { fields: ['content-encoding'] });
    const unpacked = createZstdDecompress();
    payload.on('error', (error) => unpacked.destroy(error));
    // Who reads the body is told. Where nobody does, because its type is refused, garbage must not end the hub.
    unpacked.on('error', () => undefined);
    // The length that was announced is that of the packed body; Fastify compares it with this.
    let received = 0;
    payload.on('data', (chunk: Buffer) => (received += chunk.length));
    Object.defineProperty(unpacked, 'receivedEncodedLength', { get: () => received });
    return payload.pipe(unpacked);
  });

  server.addHook('onSend', async (request, reply, payload) => {
    if (typeof payload !== 'string' || payload.length < WORTH_BYTES) return payload;
    if (!/\bzstd\b/.test(request.headers['accept-encoding'] ?? '')) return payload;
    const packed = await compress(Buffer.from(payload));
    void reply
      .header('content-encoding', 'zstd')
      .header('vary', 'accept-encoding')
      .removeHeader('content-length');
    return packed;
  });
}
