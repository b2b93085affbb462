import { Checkbox, Select, TextInput } from '@mantine/core';
import { ageAt } from '#common/kernel/plain-date.ts';
import {
  AppType,
  PassportKind,
  PaymentStatus,
  PriorityReason,
  type ServiceLane,
  Sex,
  TravelPurpose,
} from '#common/domain/applications/vocabulary.ts';
import { BookPages } from '#common/domain/appointments/actions.ts';
import { ChildSituation } from '#common/domain/documents/child-situation.ts';
import { priorityByAge } from '#common/domain/sop/lanes.ts';
import type { Sop } from '#common/domain/sop/sop.ts';
import { formatMoney } from '#renderer/lib/format.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { ChoiceField } from '#renderer/ui/choice-field.tsx';
import { DateField } from '#renderer/ui/date-field.tsx';
import { Section } from '#renderer/ui/facts.tsx';
import { FieldRow, FieldStack } from '#renderer/ui/form-footer.tsx';
import { OpenFileNotice } from './open-file-notice.tsx';
import { OpeningDocuments } from './opening-documents.tsx';
import { nikOf, type OpeningForm } from './opening-form.ts';
import styles from './intake.module.css';

type OpeningFieldsProps = {
  form: OpeningForm;
  lanes: readonly ServiceLane[];
  /** Lanes shown but closed: no outage is declared. */
  closed?: readonly ServiceLane[];
  sop: Sop;
  fee: number | null;
  onChange: (change: Partial<OpeningForm>) => void;
};

export function OpeningFields({ form, lanes, closed = [], sop, fee, onChange }: OpeningFieldsProps) {
  const t = useText();
  const { today } = useFormat();
  const byAge = form.birthDate === null ? null : priorityByAge(form.birthDate, today, sop.lanes);
  const types = sop.lanes.lanes.find((rule) => rule.lane === form.lane)?.types ?? AppType.options;
  return (
    <>
      <Section title={t('intake.service')}>
        <FieldStack>
          <ChoiceField
            label={t('intake.lane')}
            choices={lanes.map((value) => ({
              value,
              label: t(`labels.lane.${value}`),
              isDisabled: closed.includes(value),
            }))}
            value={form.lane}
            onChange={(lane) => {
              const allowed = sop.lanes.lanes.find((rule) => rule.lane === lane)?.types ?? [];
              onChange({ lane, type: allowed.includes(form.type) ? form.type : (allowed[0] ?? form.type) });
            }}
          />
          {closed.length > 0 ? <p className={styles['lead']}>{t('intake.laneClosed')}</p> : null}
          {byAge && form.lane !== 'PRIORITY' && lanes.includes('PRIORITY') ? (
            <p className={styles['lead']}>
              {t('intake.priorityByAge', { reason: t(`labels.priority.${byAge}`) })}
            </p>
          ) : null}
          {form.lane === 'PRIORITY' ? (
            <ChoiceField
              label={t('intake.priorityReason')}
              choices={PriorityReason.options.map((value) => ({
                value,
                label: t(`labels.priority.${value}`),
              }))}
              value={form.priorityReason}
              onChange={(priorityReason) => onChange({ priorityReason })}
            />
          ) : null}
          <ChoiceField
            label={t('intake.type')}
            choices={types.map((value) => ({ value, label: t(`labels.type.${value}`) }))}
            value={form.type}
            onChange={(type) => onChange({ type })}
          />
          <FieldRow>
            <ChoiceField
              label={t('intake.kind')}
              choices={PassportKind.options.map((value) => ({ value, label: t(`labels.kind.${value}`) }))}
              value={form.kind}
              onChange={(kind) => onChange({ kind })}
            />
            <ChoiceField
              label={t('intake.years')}
              choices={[
                { value: '10', label: t('common.yearsCount', { years: 10 }) },
                { value: '5', label: t('common.yearsCount', { years: 5 }) },
              ]}
              value={String(form.validityYears) as '5' | '10'}
              onChange={(years) => onChange({ validityYears: years === '5' ? 5 : 10 })}
            />
            <ChoiceField
              label={t('intake.fields.pages')}
              choices={sop.settings.bookPages.value.map((pages) => ({
                value: String(pages),
                label: t('common.pagesCount', { pages }),
              }))}
              value={String(form.pages)}
              onChange={(pages) => onChange({ pages: BookPages.parse(Number(pages)) })}
            />
          </FieldRow>
        </FieldStack>
      </Section>
      <PersonFields form={form} adultAge={sop.settings.adultAge.value} onChange={onChange} />
      <OpeningDocuments form={form} sop={sop} />
      <Section
        title={t('intake.paymentPart')}
        aside={fee === null ? null : t('intake.fee', { amount: formatMoney(fee) })}
      >
        <FieldStack>
          <ChoiceField
            label={t('intake.paymentStatus')}
            choices={PaymentStatus.options
              .filter((value) => value !== 'WAIVED')
              .map((value) => ({ value, label: t(`labels.payment.${value}`) }))}
            value={form.paymentStatus}
            onChange={(paymentStatus) => onChange({ paymentStatus })}
          />
          <FieldRow>
            <TextInput
              label={t('intake.billingCode')}
              value={form.billingCode}
              inputMode="numeric"
              onChange={(event) => onChange({ billingCode: event.currentTarget.value })}
            />
            <TextInput
              label={t('intake.ntpn')}
              value={form.ntpn}
              onChange={(event) => onChange({ ntpn: event.currentTarget.value })}
            />
          </FieldRow>
        </FieldStack>
      </Section>
    </>
  );
}

function PersonFields({
  form,
  adultAge,
  onChange,
}: {
  form: OpeningForm;
  adultAge: number;
  onChange: OpeningFieldsProps['onChange'];
}) {
  const t = useText();
  const { today } = useFormat();
  const isChild = form.birthDate !== null && ageAt(form.birthDate, today) < adultAge && !form.married;
  const text = (name: 'fullName' | 'nik' | 'birthPlace' | 'phone' | 'address', isRequired = false) => (
    <TextInput
      label={t(`documents.fields.${name}`)}
      value={form[name]}
      required={isRequired}
      onChange={(event) => onChange({ [name]: event.currentTarget.value })}
    />
  );
  return (
    <Section title={t('intake.applicant')}>
      <FieldStack>
        <FieldRow>
          {text('fullName', true)}
          {text('nik', true)}
        </FieldRow>
        <OpenFileNotice nik={nikOf(form)} />
        <FieldRow>
          {text('birthPlace', true)}
          <DateField
            label={t('documents.fields.birthDate')}
            value={form.birthDate}
            isRequired
            onChange={(birthDate) => onChange({ birthDate })}
          />
        </FieldRow>
        <FieldRow>
          <ChoiceField
            label={t('documents.fields.sex')}
            choices={Sex.options.map((value) => ({ value, label: t(`labels.sex.${value}`) }))}
            value={form.sex}
            onChange={(sex) => onChange({ sex })}
          />
          <Checkbox
            mt={28}
            label={t('documents.fields.married')}
            checked={form.married}
            onChange={(event) => onChange({ married: event.currentTarget.checked })}
          />
        </FieldRow>
        {isChild ? (
          <Select
            label={t('documents.fields.childSituation')}
            data={ChildSituation.options.map((value) => ({
              value,
              label: t(`documents.childSituation.${value}`),
            }))}
            value={form.childSituation}
            onChange={(value) => onChange({ childSituation: ChildSituation.nullable().parse(value) })}
          />
        ) : null}
        <FieldRow>
          {text('address')}
          {text('phone')}
        </FieldRow>
        <FieldRow>
          <Select
            label={t('documents.fields.purpose')}
            data={TravelPurpose.options.map((value) => ({ value, label: t(`labels.purpose.${value}`) }))}
            value={form.purpose}
            allowDeselect={false}
            onChange={(value) => onChange({ purpose: TravelPurpose.parse(value) })}
          />
          {form.type === 'NEW' ? null : (
            <TextInput
              label={t('documents.fields.oldNumber')}
              value={form.oldNumber}
              onChange={(event) => onChange({ oldNumber: event.currentTarget.value })}
            />
          )}
          {form.type === 'NEW' ? null : (
            <DateField
              label={t('documents.fields.oldIssued')}
              value={form.oldIssuedOn}
              onChange={(oldIssuedOn) => onChange({ oldIssuedOn })}
            />
          )}
        </FieldRow>
      </FieldStack>
    </Section>
  );
}
