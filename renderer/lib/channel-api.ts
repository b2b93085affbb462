import type { ThunkDispatch, UnknownAction } from '@reduxjs/toolkit';
import { createApi, type EndpointBuilder } from '@reduxjs/toolkit/query/react';
import type { MutationDefinition, QueryDefinition } from '@reduxjs/toolkit/query/react';
import type { Input, Output } from '#common/contract/ipc/index.ts';
import { bridgeBaseQuery, type BridgeBaseQuery } from './bridge-base-query.ts';
import {
  CHANGES,
  QUERY_TAGS,
  TAG_TYPES,
  type MutationChannel,
  type QueryChannel,
  type TagType,
} from './channel-tags.ts';

type Query<C extends QueryChannel> = QueryDefinition<Input<C>, BridgeBaseQuery, TagType, Output<C>, 'loket'>;
type Mutation<C extends MutationChannel> = MutationDefinition<
  Input<C>,
  BridgeBaseQuery,
  TagType,
  Output<C>,
  'loket'
>;

type ChannelEndpoints = { [C in QueryChannel]: Query<C> } & { [C in MutationChannel]: Mutation<C> };

/** The page's memory of what main said: one endpoint per channel, typed by the channel table. */
export const channelApi = createApi({
  reducerPath: 'loket',
  baseQuery: bridgeBaseQuery,
  tagTypes: TAG_TYPES,
  refetchOnMountOrArgChange: 30,
  endpoints: buildEndpoints,
});

/** The store's dispatch, for whoever puts an answer into the page's memory by hand. */
export type ApiDispatch = ThunkDispatch<
  { [channelApi.reducerPath]: ReturnType<typeof channelApi.reducer> },
  unknown,
  UnknownAction
>;

function buildEndpoints(build: EndpointBuilder<BridgeBaseQuery, TagType, 'loket'>): ChannelEndpoints {
  // Object.entries keeps the keys of the constant tables, but types them as string.
  const queries = (Object.keys(QUERY_TAGS) as QueryChannel[]).map((channel) => [
    channel,
    build.query<unknown, unknown>({
      query: (input) => ({ channel, input }),
      providesTags: (_result, _error, input) =>
        QUERY_TAGS[channel].map((type) => ({ type, id: type === 'File' ? fileIdOf(input) : 'ALL' })),
    }),
  ]);
  const mutations = (Object.keys(CHANGES) as MutationChannel[]).map((channel) => [
    channel,
    build.mutation<unknown, unknown>({
      query: (input) => ({ channel, input }),
      invalidatesTags: (_result, error) => (error ? [] : [...CHANGES[channel]]),
    }),
  ]);
  // Each endpoint was built for the channel that is its key; the mapped type says so once for all of them.
  return Object.fromEntries([...queries, ...mutations]) as ChannelEndpoints;
}

function fileIdOf(input: unknown): string {
  const id =
    typeof input === 'object' && input !== null && 'applicationId' in input ? input.applicationId : '';
  return String(id);
}
