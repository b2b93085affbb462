import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const PASSWORD = 'word of the trial';
/** Of the certificate for code, as Windows prints it: the other way round than it stands there. */
export const PUBLISHER = 'CN=Trial code, O=Loket, C=ID';

const CLOCK = `[tsa]
default_tsa=t
[t]
serial=./serial
signer_digest=sha256
default_policy=1.2.3.4.1
digests=sha256
accuracy=secs:1
ess_cert_id_chain=no
ess_cert_id_alg=sha256
`;
const REPLY =
  'ts -reply -config tsa.cnf -queryfile query -signer clock.crt -inkey clock.key -chain ca.crt -out reply';

/** An authority, a certificate for code, one for something else, and a clock (RFC 3161): made for one run, believed by nobody. */
export class TrialAuthority {
  readonly folder = mkdtempSync(join(tmpdir(), 'loket-signing-'));
  #clock: Server | null = null;
  clockUrl = '';

  static async open(): Promise<TrialAuthority> {
    const made = new TrialAuthority();
    made.openssl(
      ...'req -x509 -newkey rsa:2048 -nodes -days 2 -keyout ca.key -out ca.crt'.split(' '),
      '-subj',
      '/CN=Trial authority',
    );
    made.#certificate('code', 'codeSigning');
    made.#certificate('mail', 'emailProtection');
    made.#certificate('clock', 'critical,timeStamping');
    await made.#startClock();
    return made;
  }

  path(name: string): string {
    return join(this.folder, name);
  }

  openssl(...args: string[]): void {
    execFileSync('openssl', args, { cwd: this.folder, stdio: 'pipe' });
  }

  close(): void {
    this.#clock?.close();
    rmSync(this.folder, { recursive: true, force: true });
  }

  #certificate(name: string, usage: string): void {
    writeFileSync(
      this.path(`${name}.ext`),
      `extendedKeyUsage=${usage}\nkeyUsage=critical,digitalSignature\n`,
    );
    const files = ['-keyout', `${name}.key`, '-out', `${name}.csr`];
    this.openssl(
      ...'req -newkey rsa:2048 -nodes'.split(' '),
      ...files,
      '-subj',
      `/C=ID/O=Loket/CN=Trial ${name}`,
    );
    const signed = ['-in', `${name}.csr`, '-out', `${name}.crt`, '-extfile', `${name}.ext`];
    this.openssl(...'x509 -req -days 2 -CA ca.crt -CAkey ca.key -CAcreateserial'.split(' '), ...signed);
    const pair = ['-in', `${name}.crt`, '-inkey', `${name}.key`, '-out', `${name}.pfx`];
    this.openssl(...'pkcs12 -export -certfile ca.crt'.split(' '), ...pair, '-passout', `pass:${PASSWORD}`);
  }

  /** What asks it must be another process: this one answers. */
  async #startClock(): Promise<void> {
    writeFileSync(this.path('tsa.cnf'), CLOCK);
    writeFileSync(this.path('serial'), '01\n');
    const clock = createServer((request, response) => {
      const parts: Buffer[] = [];
      request.on('data', (part: Buffer) => parts.push(part));
      request.on('end', () => {
        writeFileSync(this.path('query'), Buffer.concat(parts));
        this.openssl(...REPLY.split(' '));
        response.setHeader('content-type', 'application/timestamp-reply');
        response.end(readFileSync(this.path('reply')));
      });
    });
    await new Promise<void>((resolve) => clock.listen(0, '127.0.0.1', resolve));
    this.#clock = clock;
    // Where it listens on a port, the address has one.
    this.clockUrl = `http://127.0.0.1:${(clock.address() as AddressInfo).port}`;
  }
}
