import type { ReactNode } from 'react';
import { Checkbox, Form, Select } from '../../../../../ui/desk/antd.ts';
import { useTranslation } from '../../../../../ui/i18n/index.ts';
import styles from '../desk.module.css';
import type { FieldsProps } from './category-drawer.tsx';

const callbacks = ['none', 'message', 'phone'] as const;

/** What has to be there before such a case may be closed. */
export function VerificationFields({ draft: { verification }, set }: FieldsProps): ReactNode {
  const { t } = useTranslation('requests');
  const change = (next: Partial<typeof verification>): void => set({ verification: { ...verification, ...next } });
  return (
    <fieldset className={styles.group}>
      <legend>{t('desk.categories.verification.title')}</legend>
      <Form.Item>
        <Checkbox checked={verification.photo} onChange={(event) => change({ photo: event.target.checked })}>
          {t('desk.categories.verification.photo')}
        </Checkbox>
      </Form.Item>
      <Form.Item>
        <Checkbox checked={verification.otherPerson} onChange={(event) => change({ otherPerson: event.target.checked })}>
          {t('desk.categories.verification.otherPerson')}
        </Checkbox>
      </Form.Item>
      <Form.Item label={t('desk.categories.verification.callback')} htmlFor="category-callback">
        <Select
          id="category-callback"
          value={verification.callback}
          options={callbacks.map((value) => ({ value, label: t(`desk.categories.verification.callbacks.${value}`) }))}
          onChange={(callback: (typeof callbacks)[number]) => change({ callback })}
        />
      </Form.Item>
    </fieldset>
  );
}
