// Records what the very first page script can see.
window.seenAtStart = {
  bridge: typeof window.bridge,
  require: typeof require,
  process: typeof process,
  module: typeof module,
  sum: window.bridge?.sum(1, 2),
  eval: tryEval(),
};

function tryEval() {
  try {
    // Exactly what the policy forbids.
    // oxlint-disable-next-line no-new-func, typescript/no-implied-eval
    return String(Function('return 1')());
  } catch {
    return 'refused';
  }
}
