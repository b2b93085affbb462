import type { Server } from 'node:http';

const LOOK_EVERY_MS = 100;

/**
 * For a hub that stops: a connection over which nothing was asked yet (a monitor, a desk that had just dialled) is none that Node counts as
 * idle, and would keep the hub from stopping for minutes. Answers what has to be called when it begins to stop; running requests end first,
 * and the live feed's connections are its own to close.
 */
export function letGoOf(server: Server): () => void {
  let running = 0;
  server.on('request', (_request, response) => {
    running += 1;
    response.once('close', () => (running -= 1));
  });
  return () => {
    const look = setInterval(() => {
      if (running === 0) server.closeAllConnections();
    }, LOOK_EVERY_MS);
    server.once('close', () => clearInterval(look));
  };
}
