import type { Applicant } from '#common/domain/applications/applicant.ts';
import { formatLetterDay } from '#renderer/lib/format.ts';
import { usePaperText } from '#renderer/lib/i18n.ts';

/** The applicant's data as terms and values on a paper; what was never asked is left out. */
export function useApplicantValue() {
  const t = usePaperText();
  const yes = (value: boolean) => t(value ? 'common.yes' : 'common.no');
  return (applicant: Applicant): (readonly [term: string, value: string])[] => {
    const { oldPassport, ...plain } = applicant;
    const values: Readonly<Partial<Record<keyof typeof plain, string | null | undefined>>> = {
      ...plain,
      sex: t(`labels.sex.${plain.sex}`),
      birthDate: formatLetterDay(plain.birthDate),
      married: yes(plain.married),
      isDualCitizen: yes(plain.isDualCitizen),
      nameChanged: yes(plain.nameChanged),
      naturalised: yes(plain.naturalised),
      purpose: plain.purpose && t(`labels.purpose.${plain.purpose}`),
      childSituation: plain.childSituation && t(`labels.childSituation.${plain.childSituation}`),
    };
    const given = Object.entries({ ...values, oldPassport: oldPassport?.number }) as [
      keyof Applicant,
      string | null | undefined,
    ][];
    return given.flatMap(([field, value]) =>
      value ? [[t(`labels.applicantField.${field}`), value] as const] : [],
    );
  };
}
