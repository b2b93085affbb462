import type { PolicyEntry } from '#common/domain/station/machine-policy.ts';
import { CATALOGUES } from '#common/i18n/index.ts';
import { entries, PLACES, REGISTRY_KEY } from './names.ts';

const COLUMNS = ['Key', 'Registry type', 'Allowed', 'What it means'];

/** The page for IT; the table in it is the table in the code. */
export function page(): string {
  const { help, label } = CATALOGUES.en.policy;
  const rows = entries().map(([key, entry]) => [
    `\`${key}\``,
    registryType(entry),
    allowed(entry),
    `**${label[key]}.** ${help[key]}`,
  ]);
  const sample = JSON.stringify(
    Object.fromEntries(entries().map(([key, entry]) => [key, entry.example])),
    null,
    2,
  );
  return `# Set the policy of a PC

<!-- Made by \`npm run policy\` from common/domain/station/machine-policy.ts; change it there. -->

What IT decides for a PC stands above everything that can be chosen on it. Where a key is left out, the office (its published
\`policy\`) and the person at the desk decide. The page *Komputer ini* shows IT what is set and where; nobody can change it there.

* **Windows:** \`HKLM\\${REGISTRY_KEY}\`, best by group policy: copy \`${PLACES.admx}\` and the folders \`id-ID\` and \`en-US\`
  beside it into the domain's \`PolicyDefinitions\`. Only the machine's part is read; what a person writes under HKCU decides nothing.
* **Linux:** \`/etc/loket/policy.json\`, which must belong to root, as must its folder, and be writable by nobody else.
  \`${PLACES.schema}\` lets an editor check it.

A value that is not allowed keeps the program shut: it opens a page that names the key, and touches no record. A key that this
version does not know is written to the log, shown on *Komputer ini* and not obeyed. A change holds from the next start.

${tableOf(COLUMNS, rows)}

\`HubCaFile\` and \`HubCaSha256\` go together: the file brings the certificate, the fingerprint says which one is meant
(\`openssl x509 -in hub-ca.pem -noout -fingerprint -sha256\`, without the colons).

All keys in one file:

\`\`\`json
${sample}
\`\`\`
`;
}

/** In columns as the formatter would set them, so that making and formatting agree. */
function tableOf(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((title, at) =>
    Math.max(title.length, ...rows.map((row) => (row[at] ?? '').length)),
  );
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join(' | ')} |`;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n');
}

function registryType(entry: PolicyEntry): string {
  if (entry.kind === 'LIST') return 'REG_MULTI_SZ';
  return entry.kind === 'NUMBER' || entry.kind === 'FLAG' ? 'REG_DWORD' : 'REG_SZ';
}

function allowed(entry: PolicyEntry): string {
  switch (entry.kind) {
    case 'TEXT':
      return `text, e.g. \`${entry.example}\``;
    case 'CHOICE':
      return entry.options.map((option) => `\`${option}\``).join(', ');
    case 'NUMBER':
      return `${entry.minimum}–${entry.maximum}`;
    case 'FLAG':
      return 'true, false (1, 0)';
    case 'LIST':
      return `any of ${entry.options.map((option) => `\`${option}\``).join(', ')}`;
  }
}
