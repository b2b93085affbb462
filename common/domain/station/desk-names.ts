/** The next names of a row of desks – "Loket 4", "Loket 5" – that nobody bears yet, whatever the case of the letters. */
export function freeDeskNames(
  prefix: string,
  { count, taken }: { count: number; taken: readonly string[] },
): readonly string[] {
  const first = prefix.trim();
  if (first === '') return [];
  const used = new Set(taken.map((name) => name.trim().toLowerCase()));
  const names: string[] = [];
  for (let number = 1; names.length < count; number += 1) {
    const name = `${first} ${number}`;
    if (!used.has(name.toLowerCase())) names.push(name);
  }
  return names;
}
