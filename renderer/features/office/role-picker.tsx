import { Role } from '#common/domain/applications/vocabulary.ts';
import { conflictsWith } from '#common/domain/session/account-roles.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { ReasonPicker } from '#renderer/ui/reason-picker.tsx';
import styles from './office.module.css';

type RolePickerProps = { chosen: readonly Role[]; onChange: (roles: Role[]) => void };

/** A role that separation of duties keeps apart from a chosen one is off at once, and the line below says from which. */
export function RolePicker({ chosen, onChange }: RolePickerProps) {
  const t = useText();
  const names = (roles: readonly Role[]) => roles.map((role) => t(`labels.role.${role}`)).join(', ');
  const why = (role: Role) =>
    t('office.rolesApart', {
      role: t(`labels.role.${role}`),
      others: names(conflictsWith(role, chosen)),
    });
  // What an older account holds already stays on, so that it can be taken off.
  const isOff = (role: Role) => !chosen.includes(role) && conflictsWith(role, chosen).length > 0;
  // One line for all chosen roles that keep away from the same ones.
  const apart = [...Map.groupBy(chosen, (role) => names(conflictsWith(role, Role.options)))].filter(
    ([others]) => others !== '',
  );
  return (
    <div>
      <ReasonPicker
        label={t('office.accountRoles')}
        reasons={Role.options.map((role) => ({
          code: role,
          label: t(`labels.role.${role}`),
          ...(isOff(role) ? { isDisabled: true, hint: why(role) } : {}),
        }))}
        chosen={chosen}
        onChange={(codes) => onChange(Role.array().parse(codes))}
      />
      <div aria-live="polite">
        {apart.map(([others, roles]) => (
          <p key={others} className={styles['note']}>
            {t('office.rolesApart', { role: names(roles), others })}
          </p>
        ))}
      </div>
    </div>
  );
}
