import { PasswordInput } from '@mantine/core';
import type { ReplyError } from '#common/contract/ipc/reply.ts';
import { TotpField } from './totp-field.tsx';

export type Proof = { password: string; totp: string };

export const NO_PROOF: Proof = { password: '', totp: '' };

/** As the session takes it: no code is none. */
export function asCredentials({ password, totp }: Proof): { password: string; totp: string | null } {
  return { password, totp: totp === '' ? null : totp };
}

type ProofFieldsProps = {
  label: string;
  value: Proof;
  /** What the last try was answered: the code of the telephone is asked for when it is. */
  error: ReplyError | undefined;
  hasFocus?: boolean;
  onChange: (proof: Proof) => void;
};

/** Password, and the second factor where the account has one. */
export function ProofFields({ label, value, error, hasFocus = false, onChange }: ProofFieldsProps) {
  const isCodeAsked = error?.code === 'TOTP_NEEDED' || value.totp !== '';
  return (
    <>
      <PasswordInput
        label={label}
        value={value.password}
        autoComplete="off"
        data-autofocus={hasFocus || undefined}
        onChange={({ currentTarget }) => onChange({ ...value, password: currentTarget.value })}
      />
      {isCodeAsked ? (
        <TotpField value={value.totp} onChange={(totp) => onChange({ ...value, totp })} />
      ) : null}
    </>
  );
}
