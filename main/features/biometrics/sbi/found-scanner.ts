import type { DeviceStatus } from './messages.ts';

/** A fingerprint device on this PC whose own words about itself were signed by somebody whom the office trusts. */
export type FoundScanner = {
  port: number;
  deviceId: string;
  subIds: readonly string[];
  make: string;
  model: string;
  serial: string;
  code: string;
  certification: 'L0' | 'L1';
  status: DeviceStatus;
  /** Whether it takes several fingers at once. */
  isSlap: boolean;
  env: string;
};
