import { canLoadDriver, MINIMUM_NODE_API } from './node-version.mjs';

/**
 * For configuration files of tools that somebody may start without npm (`npx vitest`): the database driver would crash the
 * whole process on an older Node, so say it in one line first.
 */
export function assertProjectNode() {
  if (canLoadDriver(process.versions)) return;
  process.stderr.write(
    `Loket: this needs the project's own Node 24 (Node-API ${MINIMUM_NODE_API}), not ${process.version}. ` +
      'Use the npm scripts (npm test, npm run check …), or put node_modules/.bin first in PATH.\n',
  );
  process.exit(1);
}
