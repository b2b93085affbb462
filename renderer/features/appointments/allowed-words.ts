import {
  AppType,
  PassportKind,
  PaymentStatus,
  PriorityReason,
  ServiceLane,
  Sex,
  TravelPurpose,
} from '#common/domain/applications/vocabulary.ts';
import type { Translate } from '#renderer/lib/i18n.ts';

type Word = { value: string; label: string };

/** Our words of a closed list, with the label that officers know; none for free text. */
export function allowedWords(t: Translate, field: string): Word[] {
  switch (field) {
    case 'sex':
      return Sex.options.map((value) => ({ value, label: t(`labels.sex.${value}`) }));
    case 'type':
      return AppType.options.map((value) => ({ value, label: t(`labels.type.${value}`) }));
    case 'lane':
      return ServiceLane.options.map((value) => ({ value, label: t(`labels.lane.${value}`) }));
    case 'priorityReason':
      return PriorityReason.options.map((value) => ({ value, label: t(`labels.priority.${value}`) }));
    case 'kind':
      return PassportKind.options.map((value) => ({ value, label: t(`labels.kind.${value}`) }));
    case 'paymentStatus':
      return PaymentStatus.options.map((value) => ({ value, label: t(`labels.payment.${value}`) }));
    case 'purpose':
      return TravelPurpose.options.map((value) => ({ value, label: t(`labels.purpose.${value}`) }));
    case 'married':
    case 'isDualCitizen':
    case 'oldPassportIssuedAbroad':
      return [
        { value: 'true', label: t('common.yes') },
        { value: 'false', label: t('common.no') },
      ];
    default:
      return [];
  }
}
