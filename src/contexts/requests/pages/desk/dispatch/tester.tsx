import { useState, type ReactNode } from 'react';
import { useApiMutation } from '../../../../../ui/api/hooks.ts';
import { useProblemText } from '../../../../../ui/api/use-problem-text.ts';
import { Button, Form, Input, Select } from '../../../../../ui/desk/antd.ts';
import { DeskForm } from '../../../../../ui/desk/desk-form.tsx';
import { Panel } from '../../../../../ui/desk/desk-page.tsx';
import { useTranslation } from '../../../../../ui/i18n/index.ts';
import { Stack, Text } from '../../../../../ui/kit/layout.tsx';
import { ErrorState } from '../../../../../ui/kit/states.tsx';
import { DispatchReason } from '../../shared/dispatch-reason.tsx';
import { PlaceField, type Where, isPlace } from '../../shared/place-field.tsx';
import { CategoryPicker } from '../controls/category-control.tsx';
import styles from '../desk.module.css';
import { channels, natures, priorities } from './condition-fields.tsx';

type Channel = (typeof channels)[number];
type Nature = (typeof natures)[number];
type Priority = (typeof priorities)[number];

/** `2026-03-10T08:00` of Suzhou as an instant; undefined when empty: now. */
function instantOf(local: string): string | undefined {
  return local === '' ? undefined : new Date(Date.parse(`${local}:00Z`) - 8 * 3_600_000).toISOString();
}

/** 会派到哪里: asks the rules about a case that does not exist. */
export function Tester(): ReactNode {
  const { t } = useTranslation('requests');
  const { forField } = useProblemText();
  const [where, setWhere] = useState<Where | null>(null);
  const [categoryId, setCategoryId] = useState<string | undefined>(undefined);
  const [channel, setChannel] = useState<Channel>('phone');
  const [nature, setNature] = useState<Nature | undefined>(undefined);
  const [priority, setPriority] = useState<Priority>('normal');
  const [at, setAt] = useState('');
  const [missing, setMissing] = useState(false);
  const ask = useApiMutation('requests.testDispatch');
  const submit = (): void => {
    setMissing(!isPlace(where));
    const moment = instantOf(at);
    if (isPlace(where)) ask.mutate({ body: { where, channel, priority, ...(categoryId ? { categoryId } : {}), ...(nature ? { nature } : {}), ...(moment ? { at: moment } : {}) } });
  };
  return (
    <Panel title={t('dispatch.test.title')}>
      <Stack gap={4}>
        <Text tone="muted">{t('dispatch.test.hint')}</Text>
        <DeskForm onSubmit={submit}>
          <PlaceField value={where} onChange={setWhere} error={missing ? t('dispatch.test.placeMissing') : forField(ask.error, 'where')} />
          <div className={styles.fields}>
            <Form.Item label={t('dispatch.fields.categoryIds')} htmlFor="test-category">
              <CategoryPicker id="test-category" value={categoryId} onChange={setCategoryId} />
            </Form.Item>
            <Form.Item label={t('dispatch.fields.channels')} htmlFor="test-channel">
              <Select<Channel> id="test-channel" value={channel} options={channels.map((one) => ({ value: one, label: t(`channels.${one}`) }))} onChange={setChannel} />
            </Form.Item>
            <Form.Item label={t('dispatch.fields.natures')} htmlFor="test-nature">
              <Select<Nature> id="test-nature" allowClear value={nature ?? null} options={natures.map((one) => ({ value: one, label: t(`options.nature.${one}`) }))} onChange={(next?: Nature) => setNature(next)} />
            </Form.Item>
            <Form.Item label={t('dispatch.fields.priorities')} htmlFor="test-priority">
              <Select<Priority> id="test-priority" value={priority} options={priorities.map((one) => ({ value: one, label: t(`options.priority.${one}`) }))} onChange={setPriority} />
            </Form.Item>
            <Form.Item label={t('dispatch.test.at')} htmlFor="test-at">
              <Input id="test-at" type="datetime-local" value={at} onChange={(event) => setAt(event.target.value)} />
            </Form.Item>
          </div>
          <Button type="primary" htmlType="submit" loading={ask.isPending}>
            {t('dispatch.test.ask')}
          </Button>
        </DeskForm>
        {ask.error ? <ErrorState problem={ask.error} /> : null}
        {ask.data ? (
          <div role="status">
            <DispatchReason reason={ask.data} />
          </div>
        ) : null}
      </Stack>
    </Panel>
  );
}
