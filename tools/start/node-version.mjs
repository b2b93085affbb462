/** The oldest Node that can run the bootstrap (npm 10, `styleText`, `import.meta.dirname`). */
export const MINIMUM_NODE = '20.19.0';

/** Node-API level that the encrypted SQLite driver needs; an older Node crashes when it loads the driver. */
export const MINIMUM_NODE_API = 10;

/**
 * @param {string} version such as `v20.20.2`
 * @param {string} minimum such as `20.19.0`
 */
export function isAtLeast(version, minimum) {
  const have = numbers(version);
  const need = numbers(minimum);
  for (let i = 0; i < need.length; i++) {
    const a = have[i] || 0;
    const b = need[i] || 0;
    if (a !== b) return a > b;
  }
  return true;
}

/**
 * Whether this Node may load the database driver.
 * @param {Record<string, string | undefined>} versions `process.versions`
 */
export function canLoadDriver(versions) {
  return Number(versions['napi'] || 0) >= MINIMUM_NODE_API;
}

/** @param {string} version */
function numbers(version) {
  return version
    .replace(/^v|-.*$/g, '')
    .split('.')
    .map(Number);
}
