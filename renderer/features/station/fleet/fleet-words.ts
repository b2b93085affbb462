import type { FleetRow } from '#common/contract/ipc/fleet.ts';
import { WARN_DAYS } from '#common/domain/station/endings.ts';
import type { Trouble } from '#common/domain/station/fleet.ts';
import { missingDevices } from '#common/domain/station/fleet.ts';
import { FleetDevice } from '#common/domain/station/desk-state.ts';
import type { Translate } from '#renderer/lib/i18n.ts';

const URGENT: ReadonlySet<Trouble> = new Set(['LOCKED', 'ENDED', 'REFUSED', 'DISK', 'CLOCK']);

export function toneOf(trouble: Trouble): 'red' | 'amber' {
  return URGENT.has(trouble) ? 'red' : 'amber';
}

/** Seconds while they are few; a wrong hour is told in minutes. */
export function clockText(t: Translate, seconds: number): string {
  if (Math.abs(seconds) < 2) return t('fleet.exact');
  if (Math.abs(seconds) < 120) return t('fleet.seconds', { count: signed(seconds) });
  return t('fleet.minutes', { count: signed(Math.round(seconds / 60)) });
}

export function devicesText(t: Translate, { report }: FleetRow): string {
  if (!report) return '–';
  const missing = missingDevices(report.state);
  if (missing.length > 0) return missing.map((device) => t(`fleet.device.${device}`)).join(', ');
  const isAny = FleetDevice.options.some((device) => report.state.devices[device] === 'PRESENT');
  return t(isAny ? 'fleet.devicesWell' : 'fleet.devicesNone');
}

export function daysText(t: Translate, days: number | null): string {
  if (days === null) return t('fleet.noEnd');
  return days < 0 ? t('fleet.over') : t('fleet.days', { count: days });
}

export function isUrgentEnd(days: number | null): boolean {
  return days !== null && days < WARN_DAYS;
}

function signed(value: number): string {
  return value > 0 ? `+${value}` : `−${-value}`;
}
