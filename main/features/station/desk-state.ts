import { createHash } from 'node:crypto';
import { access } from 'node:fs/promises';
import { connect } from 'node:net';
import type { DeskReport } from '#common/contract/hub/fleet.ts';
import type { Scanner } from '#common/contract/ipc/intake.ts';
import type { DeskState, DeviceState, FleetDevice } from '#common/domain/station/desk-state.ts';
import type { Ends } from '#common/domain/station/endings.ts';
import { MACHINE_POLICY, POLICY_KEYS } from '#common/domain/station/machine-policy.ts';
import { SeatScanners } from '#main/features/biometrics/seat-scanners.ts';
import type { Desk } from '#main/features/desk.ts';
import { countUnanswered } from '#main/records/repositories/outbox.ts';
import { countRefused } from '#main/records/repositories/refused-actions.ts';
import { countUploads } from '#main/records/repositories/uploads.ts';
import { readPinnedCa } from '#main/settings/policy/read-policy.ts';
import { certificateEnds } from '#runtime/identity/certificate-ends.ts';
import { aptListEnds } from '#runtime/updates/apt-list.ts';
import { hubCertificateEnds } from './hub-certificate.ts';

/** Devices are asked themselves, so not with every round. */
const DEVICES_MS = 10 * 60_000;
const MOST_ENDS = 60;
const CONNECT_MS = 2_000;

/** What this PC tells the hub of itself. Nothing of an applicant or an officer is read for it. */
export class DeskStateReader {
  readonly #desk: Desk;
  #devices: { at: number; states: DeskState['devices'] } | null = null;
  #seen: { at: number; ends: Ends[] } | null = null;

  constructor(desk: Desk) {
    this.#desk = desk;
  }

  async report(): Promise<DeskReport> {
    const { db, clock, updates, freeDiskMb } = this.#desk;
    const { mode, version, state, notInstalled } = updates.status();
    const uploads = await countUploads(db);
    return {
      now: clock.now(),
      state: {
        version,
        waiting: (await countUnanswered(db)).count,
        uploads: uploads.waiting,
        refused: (await countRefused(db)) + uploads.setAside,
        freeMb: Math.floor(await freeDiskMb()),
        devices: await this.#devicesNow(),
        policy: policyMarks(this.#desk),
        update: {
          mode,
          // IT is to see it in the overview too, whatever was found since.
          state: notInstalled === null ? state.id : 'FAILED',
          version: 'version' in state ? state.version : null,
        },
        ends: [...(await deskEnds(this.#desk)), ...(await this.#hubEnds())].slice(0, MOST_ENDS),
      },
    };
  }

  async #hubEnds(): Promise<Ends[]> {
    const { hub } = this.#desk.office;
    if (!hub) return [];
    if (!this.#seen || Date.now() - this.#seen.at >= DEVICES_MS) {
      this.#seen = { at: Date.now(), ends: await hubCertificateEnds(hub.hubUrl) };
    }
    return this.#seen.ends;
  }

  async #devicesNow(): Promise<DeskState['devices']> {
    const camera = cameraState(this.#desk);
    if (this.#devices && Date.now() - this.#devices.at < DEVICES_MS) {
      return { ...this.#devices.states, CAMERA: camera };
    }
    const [FINGERPRINT, SCANNER, PRINTER] = await Promise.all([
      fingerprintState(this.#desk),
      scannerState(this.#desk),
      printerState(this.#desk),
    ]);
    const states = { CAMERA: camera, FINGERPRINT, SCANNER, PRINTER };
    this.#devices = { at: Date.now(), states };
    return states;
  }
}

/** What ends on this PC: whose signature it believes, its scanners, and the lists of updates that come from no hub. */
export async function deskEnds(desk: Desk): Promise<Ends[]> {
  const { preferences, machine, office, updates } = desk;
  const { from, version, expires } = updates.status();
  // IT's policy names one, or the site file by which this PC joined brought it along.
  const pinned = [await readPinnedCa(machine).catch(() => null), office.hub?.ca ?? null];
  return [
    ...pinned.flatMap((pem) => (pem === null ? [] : certificateEnds(pem, 'PINNED_CA'))),
    ...preferences.chipReader().certificates.flatMap(({ pem }) => certificateEnds(pem, 'CHIP_CA')),
    ...preferences.fingers().issuers.flatMap(({ pem }) => certificateEnds(pem, 'FINGER_CA')),
    ...(isBarred(desk, 'SCANNER') ? [] : scannerEnds(preferences.intake().scanners)),
    ...(await aptListEnds()),
    ...(from === 'FOLDER' && expires !== null
      ? [{ kind: 'UPDATE_FEED' as const, name: version, endsAt: expires }]
      : []),
  ].slice(0, MOST_ENDS);
}

/** The one certificate that each scanner may show; under the office's own name for it, as what stands inside is the maker's. */
function scannerEnds(scanners: readonly Scanner[]): Ends[] {
  return scanners.flatMap(({ name, certificate }) =>
    certificateEnds(certificate ?? '', 'SCANNER_TLS').map((one) => ({ ...one, name: name.slice(0, 100) })),
  );
}

/** Values that are a choice as they are; of a free text only a mark, because a path may name somebody. */
function policyMarks({ machine: { policy } }: Desk): DeskState['policy'] {
  const marks: DeskState['policy'] = {};
  for (const key of POLICY_KEYS) {
    const value = policy[key];
    if (value === undefined) continue;
    const text = Array.isArray(value)
      ? value.toSorted((left, right) => left.localeCompare(right)).join(' ')
      : String(value);
    marks[key] = MACHINE_POLICY[key].kind === 'TEXT' ? `#${markOf(text)}` : text.slice(0, 80);
  }
  return marks;
}

function markOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 12);
}

function isBarred({ machine }: Desk, device: FleetDevice): boolean {
  const allowed = machine.policy.Devices;
  return allowed !== undefined && !allowed.includes(device);
}

/** The page counts the cameras; this PC needs one where it has been set up with one. */
function cameraState(desk: Desk): DeviceState {
  const { cameraId, paperCameraId } = desk.preferences.read();
  if (isBarred(desk, 'CAMERA')) return 'NOT_SET_UP';
  const { count } = desk.cameras;
  if (count === null) return 'UNKNOWN';
  if (count > 0) return 'PRESENT';
  return cameraId === '' && paperCameraId === '' ? 'NOT_SET_UP' : 'MISSING';
}

async function fingerprintState(desk: Desk): Promise<DeviceState> {
  if (isBarred(desk, 'FINGERPRINT') || desk.preferences.fingers().issuers.length === 0) return 'NOT_SET_UP';
  const { scanners } = await new SeatScanners(desk).find().catch(() => ({ scanners: [] }));
  return scanners.some(({ isOfDesk }) => isOfDesk) ? 'PRESENT' : 'MISSING';
}

/** The folder that a scanner writes to, and every scanner of the network that was added. */
async function scannerState(desk: Desk): Promise<DeviceState> {
  const { folder, scanners } = desk.preferences.intake();
  if (isBarred(desk, 'SCANNER') || (folder === null && scanners.length === 0)) return 'NOT_SET_UP';
  const isFolderThere =
    folder === null ||
    (await access(folder).then(
      () => true,
      () => false,
    ));
  const answers = await Promise.all(scanners.map(({ url }) => doesListen(url)));
  return isFolderThere && answers.every(Boolean) ? 'PRESENT' : 'MISSING';
}

async function printerState(desk: Desk): Promise<DeviceState> {
  const chosen = Object.values(desk.preferences.printers()).filter((name) => name !== null);
  if (isBarred(desk, 'PRINTER') || chosen.length === 0) return 'NOT_SET_UP';
  const names = (await desk.printers.list().catch(() => [])).map(({ name }) => name);
  return chosen.every((name) => names.includes(name)) ? 'PRESENT' : 'MISSING';
}

function doesListen(address: string): Promise<boolean> {
  const { hostname, port, protocol } = new URL(address);
  return new Promise((resolve) => {
    const socket = connect({ host: hostname, port: Number(port) || (protocol === 'https:' ? 443 : 80) });
    const end = (isThere: boolean) => {
      socket.destroy();
      resolve(isThere);
    };
    socket.setTimeout(CONNECT_MS, () => end(false));
    socket.once('connect', () => end(true));
    socket.once('error', () => end(false));
  });
}
