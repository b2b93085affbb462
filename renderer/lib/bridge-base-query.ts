import type { BaseQueryFn } from '@reduxjs/toolkit/query/react';
import type { ChannelName } from '#common/contract/ipc/index.ts';
import type { ReplyError } from '#common/contract/ipc/reply.ts';
import { callChannel } from './bridge.ts';

export type BridgeCall = { channel: ChannelName; input: unknown };
export type BridgeBaseQuery = BaseQueryFn<BridgeCall, unknown, ReplyError>;

/** RTK Query over the preload: a reply becomes data or error, never an exception. */
export const bridgeBaseQuery: BridgeBaseQuery = async ({ channel, input }) => {
  // The endpoint's own type (channel-api.ts) has checked the input against the channel table.
  const reply = await callChannel(channel, input as never);
  if (reply.ok) return { data: reply.value };
  return { error: reply.details ? { code: reply.code, details: reply.details } : { code: reply.code } };
};
