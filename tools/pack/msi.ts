import { execFileSync } from 'node:child_process';
import { cpSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { v5 } from 'uuid';
import type { PolicyKey } from '#common/domain/station/machine-policy.ts';

/** Never changed: by this Windows knows that a package is a newer one of the same product. */
const UPGRADE_CODE = '8f4e0f0a-3c55-4f0e-9a4b-0d5be5a1a7d3';
/** electron-builder.yml, nsis.guid. */
export const SETUP_KEY = '3b0f6a54-7d2e-5b0c-9d0a-6f7f4d1c5a21';
/** Of the setup program alone. */
const LEFT_OUT = new Set(['resources/elevate.exe']);
/** Public properties of a silent installation, and the keys of the machine policy that they set (common/domain/station/machine-policy.ts). */
const POLICY = [
  { property: 'HUB', key: 'HubUrl' },
  { property: 'CAFILE', key: 'HubCaFile' },
  { property: 'CASHA256', key: 'HubCaSha256' },
  { property: 'SITEFILE', key: 'SiteFile' },
  { property: 'SITEKEY', key: 'SiteKey' },
] as const satisfies readonly { property: string; key: PolicyKey }[];
/** What can be seen to be wrong without reading a file; the program itself judges each value at its start. */
const REFUSED = [
  ['NOT HUB OR HUB << "https://"', 'HUB'],
  ['(CAFILE AND CASHA256) OR (NOT CAFILE AND NOT CASHA256)', 'CAFILE + CASHA256'],
] as const;
const SECURE = [
  'WIX_DOWNGRADE_DETECTED',
  'WIX_UPGRADE_DETECTED',
  ...POLICY.map(({ property }) => property),
].join(';');
/** 64 bit, a registry value tells whether it is there, and it stays. */
const PERMANENT_VALUE = 256 + 4 + 16;
const OTHER_KIND =
  'Loket di komputer ini dipasang dengan program setup. Hapus dahulu, lalu ulangi. / Loket on this PC was installed with the setup program. Remove it first.';
const OLDER =
  'Versi yang lebih baru sudah terpasang; untuk kembali, hapus dahulu. / A newer version is installed; to go back, remove it first.';

export type MsiSource = { unpacked: string; work: string; target: string; version: string };

/** The Windows package for group policy, of the same files as the setup program. Made by wixl, without Windows; version: three numbers. */
export function makeMsi({ unpacked, work, target, version }: MsiSource): void {
  if (!/^\d+\.\d+\.\d+$/.test(version)) throw new Error(`an MSI has no version like ${version}`);
  const files = path.join(work, 'files');
  rmSync(work, { recursive: true, force: true });
  cpSync(unpacked, files, {
    recursive: true,
    filter: (from) => !LEFT_OUT.has(path.relative(unpacked, from)),
  });
  writeFileSync(path.join(files, 'resources', 'install-kind'), 'msi\n');
  const source = path.join(work, 'loket.wxs');
  writeFileSync(source, wxsOf(files, version));
  rmSync(target, { force: true });
  execFileSync('wixl', ['-a', 'x64', '-o', target, source], {
    // Names of files are read from where it stands.
    cwd: files,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  // wixl knows no conditions of its own, neither for a product nor for a part of it.
  const condition = (when: string, told: string) =>
    `INSERT INTO \`LaunchCondition\` (\`Condition\`, \`Description\`) VALUES ('${when}', '${told}')`;
  const queries = [
    condition('Installed OR NOT SETUPFOLDER', OTHER_KIND),
    ...REFUSED.map(([when, name]) => condition(`Installed OR ${when}`, notUsable(name))),
    // What a person without rights may hand on to the part that has them.
    `UPDATE \`Property\` SET \`Value\` = '${SECURE}' WHERE \`Property\` = 'SecureCustomProperties'`,
    ...POLICY.map(
      ({ property, key }) =>
        `UPDATE \`Component\` SET \`Condition\` = '${property}', \`Attributes\` = ${PERMANENT_VALUE} WHERE \`Component\` = 'Policy${key}'`,
    ),
  ];
  for (const query of queries) {
    execFileSync('msibuild', [target, '-q', query], { stdio: ['ignore', 'ignore', 'inherit'] });
  }
}

function notUsable(name: string): string {
  return `Nilai ${name} tidak dapat dipakai; tidak ada yang dipasang. / The value of ${name} cannot be used; nothing was installed.`;
}

function wxsOf(files: string, version: string): string {
  const ids: string[] = [];
  const tree = folderOf(files, '', ids);
  return `<?xml version="1.0" encoding="utf-8"?>
<Wix xmlns="http://schemas.microsoft.com/wix/2006/wi">
  <Product Id="${idOf(`product ${version}`)}" Name="Loket" Language="1033" Version="${version}" Manufacturer="Loket" UpgradeCode="${UPGRADE_CODE}">
    <Package InstallerVersion="500" Compressed="yes" InstallScope="perMachine" Comments="Loket ${version}"/>
    <MajorUpgrade DowngradeErrorMessage="${OLDER}"/>
    <Property Id="SETUPFOLDER">
      <RegistrySearch Id="SetupFolder" Root="HKLM" Key="Software\\${SETUP_KEY}" Name="InstallLocation" Type="raw" Win64="yes"/>
    </Property>
    <Property Id="ARPNOMODIFY" Value="1"/>
    <Media Id="1" Cabinet="loket.cab" EmbedCab="yes"/>
    <Directory Id="TARGETDIR" Name="SourceDir">
      <Directory Id="ProgramFiles64Folder">
        <Directory Id="INSTALLDIR" Name="Loket">
${tree}
          <Component Id="Kind" Guid="${idOf('component kind')}" Win64="yes">
            <RegistryValue Root="HKLM" Key="Software\\Loket" Name="InstallKind" Type="string" Value="msi" KeyPath="yes"/>
          </Component>
        </Directory>
      </Directory>
${POLICY.map(policyComponent).join('\n')}
      <Directory Id="ProgramMenuFolder">
        <Component Id="Menu" Guid="${idOf('component menu')}" Win64="yes">
          <Shortcut Id="MenuEntry" Name="Loket" Target="[INSTALLDIR]Loket.exe" WorkingDirectory="INSTALLDIR"/>
          <RegistryValue Root="HKLM" Key="Software\\Loket" Name="MenuEntry" Type="integer" Value="1" KeyPath="yes"/>
        </Component>
      </Directory>
    </Directory>
    <Feature Id="Loket" Level="1">
${['Kind', 'Menu', ...POLICY.map(({ key }) => `Policy${key}`), ...ids].map((id) => `      <ComponentRef Id="${id}"/>`).join('\n')}
    </Feature>
  </Product>
</Wix>
`;
}

/** What IT passes on the command line becomes a value of the PC's policy. It is there until IT takes it away, through every version. */
function policyComponent({ property, key }: (typeof POLICY)[number]): string {
  return `      <Component Id="Policy${key}" Guid="${idOf(`component policy ${key}`)}" Win64="yes">
        <RegistryValue Root="HKLM" Key="SOFTWARE\\Policies\\Loket" Name="${key}" Type="string" Value="[${property}]" KeyPath="yes"/>
      </Component>`;
}

/** One component a file, with an id that a file keeps through all versions. */
function folderOf(root: string, inside: string, ids: string[]): string {
  return readdirSync(path.join(root, inside))
    .toSorted()
    .map((name) => {
      const entry = path.posix.join(inside, name);
      const key = idOf(`file ${entry}`).replaceAll('-', '');
      if (statSync(path.join(root, entry)).isDirectory()) {
        return `<Directory Id="d${key}" Name="${xml(name)}">\n${folderOf(root, entry, ids)}\n</Directory>`;
      }
      ids.push(`c${key}`);
      return `<Component Id="c${key}" Guid="${idOf(`component ${entry}`)}" Win64="yes"><File Id="f${key}" Name="${xml(name)}" Source="${xml(entry)}" KeyPath="yes"/></Component>`;
    })
    .join('\n');
}

function idOf(text: string): string {
  return v5(text, UPGRADE_CODE);
}

function xml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
