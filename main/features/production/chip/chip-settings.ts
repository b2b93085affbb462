import { X509Certificate } from 'node:crypto';
import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { CodedError } from '#common/contract/coded-error.ts';
import type { ChipReaderSettings, ShownChipReader } from '#common/contract/ipc/chip.ts';
import { plainDate } from '#common/kernel/plain-date.ts';
import { readChosen } from '#main/features/documents/store-attachment.ts';
import type { Desk } from '#main/features/desk.ts';
import type { Handlers } from '#main/ipc/pipeline.ts';

type Mine =
  | 'production.chipReader'
  | 'production.chooseChipReader'
  | 'production.removeChipReader'
  | 'production.addCountryCertificate'
  | 'production.removeCountryCertificate';

const MAX_CERTIFICATE = 64 * 1024;
const PROGRAMS = process.platform === 'win32' ? ['exe'] : ['*'];

/** What IT sets up on this PC: the program that reads chips, and the country signing certificates that are believed. */
export function chipSettingsHandlers(desk: Desk): Pick<Handlers, Mine> {
  const { preferences, session, dialogs } = desk;
  const now = () => shown(preferences.chipReader(), new Date(desk.clock.now()));

  async function save(change: Partial<ChipReaderSettings>, note: string): Promise<ShownChipReader> {
    await session.audit('SETTING', session.desk, note);
    preferences.setChipReader({ ...preferences.chipReader(), ...change });
    return now();
  }

  return {
    async 'production.chipReader'() {
      return now();
    },

    async 'production.chooseChipReader'() {
      const [command] = await dialogs.chooseFiles({ extensions: PROGRAMS, isMultiple: false });
      if (command === undefined) return now();
      await access(command, constants.X_OK).catch(() => {
        throw new CodedError('CHIP_READER_UNUSABLE');
      });
      return save({ command }, 'program for chips set up');
    },

    async 'production.removeChipReader'() {
      return save({ command: null }, 'program for chips removed');
    },

    async 'production.addCountryCertificate'() {
      const extensions = ['pem', 'crt', 'cer', 'der'];
      const [path] = await dialogs.chooseFiles({ extensions, isMultiple: false });
      if (path === undefined) return now();
      const certificate = readCertificate(await readChosen(path, MAX_CERTIFICATE));
      const { certificates } = preferences.chipReader();
      const id = certificate.fingerprint256;
      if (certificates.some((known) => known.id === id)) throw new CodedError('COUNTRY_CERTIFICATE_KNOWN');
      const added = { id, name: nameOf(certificate), pem: certificate.toString() };
      return save({ certificates: [...certificates, added] }, 'country certificate added');
    },

    async 'production.removeCountryCertificate'({ certificateId }) {
      const certificates = preferences.chipReader().certificates.filter(({ id }) => id !== certificateId);
      return save({ certificates }, 'country certificate removed');
    },
  };
}

/** PEM or DER of an authority; a file with a private key in it is not what belongs here. */
function readCertificate(bytes: Buffer): X509Certificate {
  if (bytes.includes('PRIVATE KEY')) throw new CodedError('COUNTRY_CERTIFICATE_INVALID');
  try {
    const certificate = new X509Certificate(bytes);
    if (certificate.ca) return certificate;
  } catch {
    // Told below in the desk's own words.
  }
  throw new CodedError('COUNTRY_CERTIFICATE_INVALID');
}

function nameOf({ subject }: X509Certificate): string {
  return (/^CN=(.+)$/m.exec(subject)?.[1] ?? subject).slice(0, 100);
}

function shown({ command, certificates }: ChipReaderSettings, now: Date): ShownChipReader {
  return {
    command,
    certificates: certificates.map(({ id, name, pem }) => {
      const { validToDate } = new X509Certificate(pem);
      const expiresOn = plainDate(validToDate.toISOString().slice(0, 10));
      return { id, name, expiresOn, isExpired: validToDate < now };
    }),
  };
}
