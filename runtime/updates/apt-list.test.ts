import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, it } from 'vitest';
import { aptListEnds } from './apt-list.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'loket-apt-list-'));
  return () => rmSync(folder, { recursive: true });
});

const SIGNED = '-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA512\n\n';
const list = (origin: string, until: string) =>
  `${SIGNED}Origin: ${origin}\nSuite: stable\nDate: Tue, 24 Nov 2026 02:00:00 UTC\n${until}SHA256:\n${' 0'.repeat(9000)}\n`;
const UNTIL = 'Valid-Until: Mon, 22 Feb 2027 02:00:00 GMT\n';
const put = (name: string, text: string) => writeFileSync(join(folder, name), text);

it('the office’s own lists are told with their address and the day on which they end', async () => {
  put('apt.kanim-x.example_loket_dists_stable_InRelease', list('Loket', UNTIL));
  put('_media_my%5fstick_apt_dists_stable_Release', list('Loket', UNTIL.replace('22 Feb', '23 Feb')));
  const ends = await aptListEnds(folder);
  expect(ends.toSorted((one, other) => one.endsAt.localeCompare(other.endsAt))).toEqual([
    { kind: 'APT_LIST', name: 'apt.kanim-x.example/loket', endsAt: '2027-02-22T02:00:00.000Z' },
    { kind: 'APT_LIST', name: '/media/my_stick/apt', endsAt: '2027-02-23T02:00:00.000Z' },
  ]);
});

it('of anybody else’s lists, and of what tells no day, nothing is told', async () => {
  put('deb.debian.org_debian_dists_stable_InRelease', list('Debian', UNTIL));
  put('a.example_dists_stable_InRelease', list('Loket', ''));
  put('b.example_dists_stable_InRelease', list('Loket', 'Valid-Until: some day\n'));
  put('c%zz.example_dists_stable_InRelease', list('Loket', UNTIL));
  put('d.example_dists_stable_main_binary-amd64_Packages', list('Loket', UNTIL));
  expect(await aptListEnds(folder)).toEqual([]);
});

it('where apt is not, there is nothing to tell', async () => {
  expect(await aptListEnds(join(folder, 'nowhere'))).toEqual([]);
});
