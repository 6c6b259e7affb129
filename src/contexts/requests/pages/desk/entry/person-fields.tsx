import type { ReactNode } from 'react';
import { Checkbox, Form, Input, Select } from '../../../../../ui/desk/antd.ts';
import { refused } from '../../../../../ui/desk/refused.ts';
import { useTranslation } from '../../../../../ui/i18n/index.ts';
import styles from '../desk.module.css';
import type { EntryDraft } from './draft.ts';

interface Props {
  readonly draft: EntryDraft;
  readonly set: (change: Partial<EntryDraft>) => void;
  /** What is wrong with a field: `who`, `phone`, `helper`, `helperPhone`. */
  readonly errors: Readonly<Record<string, string | undefined>>;
}

const relations = ['family', 'neighbour', 'stairwellLead', 'gridWorker', 'communityStaff', 'volunteer', 'other'] as const;

/** Who reports, and who helps somebody to report 代办. */
export function PersonFields({ draft, set, errors }: Props): ReactNode {
  const { t } = useTranslation('requests');
  return (
    <>
      <div className={styles.fields}>
        <Form.Item label={t('desk.entry.name')} htmlFor="entry-name" {...refused(errors['who'])}>
          <Input id="entry-name" autoComplete="off" maxLength={40} disabled={draft.anonymous} value={draft.name} onChange={(event) => set({ name: event.target.value })} />
        </Form.Item>
        <Form.Item label={t('desk.entry.phone')} htmlFor="entry-phone" {...refused(errors['phone'])}>
          <Input
            id="entry-phone"
            inputMode="tel"
            autoComplete="off"
            maxLength={20}
            disabled={draft.anonymous}
            value={draft.phone}
            onChange={(event) => set({ phone: event.target.value })}
          />
        </Form.Item>
      </div>
      <div className={styles.ticks}>
        <Checkbox checked={draft.anonymous} onChange={(event) => set({ anonymous: event.target.checked })}>
          {t('report.anonymous')}
        </Checkbox>
        <Checkbox checked={draft.helped} onChange={(event) => set({ helped: event.target.checked })}>
          {t('desk.entry.helped')}
        </Checkbox>
      </div>
      {draft.helped ? (
        <div className={styles.fields}>
          <Form.Item required label={t('desk.entry.helperName')} htmlFor="entry-helper" {...refused(errors['helper'])}>
            <Input id="entry-helper" autoComplete="off" maxLength={40} value={draft.helperName} onChange={(event) => set({ helperName: event.target.value })} />
          </Form.Item>
          <Form.Item required label={t('desk.entry.relation')} htmlFor="entry-relation">
            <Select
              id="entry-relation"
              value={draft.relation === '' ? null : draft.relation}
              options={relations.map((value) => ({ value, label: t(`options.relation.${value}`) }))}
              onChange={(relation) => set({ relation: relation ?? '' })}
            />
          </Form.Item>
          <Form.Item label={t('desk.entry.helperPhone')} htmlFor="entry-helper-phone" {...refused(errors['helperPhone'])}>
            <Input
              id="entry-helper-phone"
              inputMode="tel"
              autoComplete="off"
              maxLength={20}
              value={draft.helperPhone}
              onChange={(event) => set({ helperPhone: event.target.value })}
            />
          </Form.Item>
        </div>
      ) : null}
    </>
  );
}
