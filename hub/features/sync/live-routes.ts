import type { Doors } from '#hub/http/auth.ts';
import { deskOf, type HubServer } from '#hub/http/hub-server.ts';
import type { LiveFeed } from './live.ts';

/** The page that is made from the schemas leaves WebSockets out. */
export const LIVE_PATHS = {
  '/v1/live': {
    get: {
      description:
        'WebSocket. The hub sends what happened as a binary message (LivePage: JSON packed with zstd) or, where a desk must fetch it, {"seq":n}; the same line is the heartbeat.',
      responses: { 101: { description: 'Switching protocols' } },
    },
  },
};

/** The live feed. The first request carries token and proof like every other; after that only the hub speaks. */
export function liveRoutes(server: HubServer, { doors, live }: { doors: Doors; live: LiveFeed }): void {
  // In a context of its own: the routes of the plugin must be known after it was loaded.
  void server.register(async (scope) => {
    scope.get('/v1/live', { websocket: true, onRequest: doors.desk }, (socket, request) => {
      const { officeId, id } = deskOf(request);
      live.join(socket, { officeId, deskId: id });
    });
  });
}
