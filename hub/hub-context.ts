import type { Clock } from '#runtime/clock.ts';
import type { Logger } from '#runtime/logging/logger.ts';
import type { HubOffice } from './features/office/hub-office.ts';
import type { Store } from './store/database.ts';

export type Keys = {
  /** Ed25519, base64url. */
  sign(text: string): string;
  /** The raw public key, base64url. */
  hubKey: string;
  /** 32 bytes; names and seals attachments. */
  attachmentKey: Buffer;
};

/** Everything a feature of the hub may reach. Made once by the composition root and handed on; nothing is global. */
export type HubContext = {
  store: Store;
  office: HubOffice;
  clock: Clock;
  log: Logger;
  keys: Keys;
  /** A central gateway is set up: accepted actions are told to the centre. */
  tellsCentre: boolean;
};

/** The desk of a request, known by its key. */
export type CallingDesk = { id: string; name: string; officeId: string };
