import { Button } from '@mantine/core';
import type { CodeKind } from '#common/contract/hub/station.ts';
import type { Instant } from '#common/kernel/instant.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { FieldStack, FormFooter } from '#renderer/ui/form-footer.tsx';
import styles from './station.module.css';

type CodeShownProps = {
  name: string;
  kind: CodeKind;
  made: { code: string; expiresAt: Instant };
  onClose: () => void;
};

/** Shown once and kept nowhere. */
export function CodeShown({ name, kind, made, onClose }: CodeShownProps) {
  const t = useText();
  const format = useFormat();
  return (
    <FieldStack>
      <p>{t(`station.made.${kind}`, { name })}</p>
      <output className={styles['code']}>{made.code.replace(/^(.{5})(.{5})$/, '$1-$2')}</output>
      <p>{t(`station.codeText.${kind}`, { time: format.moment(made.expiresAt) })}</p>
      <FormFooter>
        <Button onClick={onClose}>{t('common.done')}</Button>
      </FormFooter>
    </FieldStack>
  );
}
