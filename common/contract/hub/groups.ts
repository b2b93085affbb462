/** Actions of one request stand side by side and stand or fall together. */
export function groupsOf<A extends { group: string }>(actions: readonly A[]): A[][] {
  const groups: A[][] = [];
  for (const action of actions) {
    const last = groups.at(-1);
    if (last?.[0]?.group === action.group) last.push(action);
    else groups.push([action]);
  }
  return groups;
}
