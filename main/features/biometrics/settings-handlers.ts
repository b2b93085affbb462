import { X509Certificate } from 'node:crypto';
import { CodedError } from '#common/contract/coded-error.ts';
import type { FingerScannerSettings, ShownSettings } from '#common/contract/ipc/fingers.ts';
import { plainDate } from '#common/kernel/plain-date.ts';
import { readChosen } from '#main/features/documents/store-attachment.ts';
import type { Desk } from '#main/features/desk.ts';
import type { Handlers } from '#main/ipc/pipeline.ts';
import type { SeatScanners } from './seat-scanners.ts';

type Mine =
  | 'biometrics.scannerSettings'
  | 'biometrics.addIssuer'
  | 'biometrics.removeIssuer'
  | 'biometrics.registerScanner'
  | 'biometrics.scannerLevel';

const MAX_PEM = 64 * 1024;

/** What IT sets up on this PC for fingerprint devices: whom it believes, and which device belongs to the desk. */
export function scannerSettingsHandlers(desk: Desk, seat: SeatScanners): Pick<Handlers, Mine> {
  const { preferences, session } = desk;

  async function save(change: Partial<FingerScannerSettings>, note: string): Promise<ShownSettings> {
    await session.audit('SETTING', session.desk, note);
    preferences.setFingers({ ...preferences.fingers(), ...change });
    return shown(preferences.fingers(), new Date());
  }

  return {
    async 'biometrics.scannerSettings'() {
      return shown(preferences.fingers(), new Date());
    },

    async 'biometrics.addIssuer'() {
      const [path] = await desk.dialogs.chooseFiles({ extensions: ['pem', 'crt', 'cer'], isMultiple: false });
      const { issuers } = preferences.fingers();
      if (path === undefined) return shown(preferences.fingers(), new Date());
      const certificate = readCertificate(await readChosen(path, MAX_PEM));
      const id = certificate.fingerprint256;
      if (issuers.some((known) => known.id === id)) throw new CodedError('FINGER_ANCHOR_KNOWN');
      const issuer = { id, name: nameOf(certificate), pem: certificate.toString() };
      return save({ issuers: [...issuers, issuer] }, 'issuer of fingerprint devices added');
    },

    async 'biometrics.removeIssuer'({ issuerId }) {
      const issuers = preferences.fingers().issuers.filter(({ id }) => id !== issuerId);
      return save({ issuers }, 'issuer of fingerprint devices removed');
    },

    async 'biometrics.registerScanner'({ scannerId }) {
      if (scannerId === null) return save({ device: null }, 'fingerprint device of the desk released');
      const { serial, code, make, model } = seat.getKnown(scannerId);
      return save({ device: { serial, code, make, model } }, 'fingerprint device of the desk registered');
    },

    async 'biometrics.scannerLevel'({ level }) {
      return save({ level }, 'least certification of fingerprint devices changed');
    },
  };
}

/** PEM or DER, with an RSA key; a file with a private key in it is not what belongs here. */
function readCertificate(bytes: Buffer): X509Certificate {
  if (bytes.includes('PRIVATE KEY')) throw new CodedError('FINGER_ANCHOR_INVALID');
  try {
    const certificate = new X509Certificate(bytes);
    if (certificate.publicKey.asymmetricKeyType === 'rsa') return certificate;
  } catch {
    // Told below in the desk's own words.
  }
  throw new CodedError('FINGER_ANCHOR_INVALID');
}

function nameOf({ subject }: X509Certificate): string {
  return (/^CN=(.+)$/m.exec(subject)?.[1] ?? subject).slice(0, 100);
}

function shown({ issuers, device, level }: FingerScannerSettings, now: Date): ShownSettings {
  return {
    device,
    level,
    issuers: issuers.map(({ id, name, pem }) => {
      const { validToDate } = new X509Certificate(pem);
      return {
        id,
        name,
        expiresOn: plainDate(validToDate.toISOString().slice(0, 10)),
        isExpired: validToDate < now,
      };
    }),
  };
}
