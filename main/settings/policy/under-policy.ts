import type { MachinePolicy } from '#common/domain/station/machine-policy.ts';
import type { DeskSettings } from '#main/settings/settings.ts';

/** The PC's settings as they hold: what IT decides stands above what was chosen here, which is kept for the day IT lets go of it. */
export function underPolicy(settings: DeskSettings, policy: MachinePolicy): DeskSettings {
  const { printers } = settings;
  return {
    ...settings,
    idleLockMinutes: policy.IdleLockMinutes ?? settings.idleLockMinutes,
    printers: {
      A4: policy.PrinterA4 ?? printers.A4,
      ROLL_80: policy.PrinterRoll80 ?? printers.ROLL_80,
      LABEL: policy.PrinterLabel ?? printers.LABEL,
    },
  };
}
