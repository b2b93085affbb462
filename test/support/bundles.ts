import { encode } from '@msgpack/msgpack';
import { BUNDLE_TYPE, BundleReply } from '#common/contract/hub/attachments.ts';
import type { Answered, EdgeDesk } from './edge-desk.ts';

/** Any values after one another, as a bundle has names and bytes. */
export function sequence(...values: readonly unknown[]): Buffer {
  return Buffer.concat(values.map((value) => encode(value)));
}

export async function sendBody(desk: EdgeDesk, body: Uint8Array): Promise<Answered> {
  return desk.send('POST', '/v1/attachments', { body, headers: { 'content-type': BUNDLE_TYPE } });
}

export type Offered = readonly [id: string, bytes: Uint8Array];

/** What became of each, in the order in which they were offered. */
export async function sendBundle(desk: EdgeDesk, ...offered: readonly Offered[]): Promise<string[]> {
  const { status, code, json } = await sendBody(desk, sequence(...offered.flat()));
  if (status !== 200) return [`${status} ${code}`];
  const { results } = BundleReply.parse(json);
  return offered.map(([id]) => {
    const answer = results.find((result) => result.id === id);
    return answer?.status === 'REFUSED' ? answer.code : (answer?.status ?? 'NOTHING');
  });
}
