import { useState, type ReactNode } from 'react';
import { useApiMutation, useApiQuery } from '../../../../ui/api/hooks.ts';
import { ApiProblem } from '../../../../ui/api/problem.ts';
import type { Output } from '../../../../ui/api/types.ts';
import { useProblemText } from '../../../../ui/api/use-problem-text.ts';
import { Button, Input, InputNumber, Select } from '../../../../ui/desk/antd.ts';
import { DeskPage, Panel } from '../../../../ui/desk/desk-page.tsx';
import { useFormat } from '../../../../ui/format/use-format.ts';
import { useTranslation } from '../../../../ui/i18n/index.ts';
import { Stack } from '../../../../ui/kit/layout.tsx';
import { Skeleton } from '../../../../ui/kit/skeleton.tsx';
import { ErrorState, Note } from '../../../../ui/kit/states.tsx';
import { showToast } from '../../../../ui/kit/toast.tsx';
import { addDays, plainDateOf } from '../../../../shared/time.ts';
import styles from './statistics.module.css';

type Rules = Output<'insight.listRateRules'>;
type Rule = Rules['items'][number];

const numbers = ['responseWeight', 'resolutionWeight', 'satisfactionWeight', 'basicallySatisfied'] as const;

function RulesTable({ items, today }: { readonly items: Rules['items']; readonly today: string }): ReactNode {
  const { t } = useTranslation('insight');
  const format = useFormat();
  const inForce = items.find(({ validFrom }) => validFrom <= today)?.id;
  return (
    <div className={styles.scroll} tabIndex={0} role="group" aria-label={t('rules.title')}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('rules.validFrom')}</th>
            {numbers.map((name) => (
              <th key={name} scope="col">{t(`fields.${name}`)}</th>
            ))}
            <th scope="col">{t('fields.smallNumber')}</th>
            <th scope="col">{t('fields.dayWindow')}</th>
            <th scope="col" className={styles.words}>{t('fields.source')}</th>
          </tr>
        </thead>
        <tbody>
          {items.map((rule) => (
            <tr key={rule.id}>
              <th scope="row">
                {format.date(rule.validFrom)} {rule.id === inForce ? <strong>{t('rules.inForce')}</strong> : null}
              </th>
              {numbers.map((name) => (
                <td key={name}>{rule[name] / 1000}</td>
              ))}
              <td>{rule.smallNumber}</td>
              <td>{t(`windows.${rule.dayWindow}`)}</td>
              <td className={styles.words}>{rule.source}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function AddRule({ current, today }: { readonly current: Rule; readonly today: string }): ReactNode {
  const { t } = useTranslation('insight');
  const words = useProblemText();
  const [values, setValues] = useState({ ...current, validFrom: addDays(today, 1), source: '' });
  const add = useApiMutation('insight.addRateRule', {
    onSuccess: () => showToast(t('rules.added'), 'done'),
  });
  const set = (change: Partial<typeof values>): void => setValues({ ...values, ...change });
  const { id: _, ...body } = values;
  const wrong = add.error instanceof ApiProblem ? add.error.fields[0] : undefined;
  return (
    <Panel title={t('rules.add')}>
      <Stack>
        <Note>{t('rules.addHint')}</Note>
        <div className={styles.controls}>
          <label className={styles.date}>{t('rules.validFrom')}<Input type="date" min={today} value={values.validFrom} onChange={(event) => set({ validFrom: event.target.value })} /></label>
          {numbers.map((name) => (
            <label key={name} className={styles.date}>
              {t(`fields.${name}`)}
              <InputNumber min={0} max={1} step={0.05} value={values[name] / 1000} onChange={(value) => set({ [name]: Math.round(Number(value ?? 0) * 1000) })} />
            </label>
          ))}
          <label className={styles.date}>{t('fields.smallNumber')}<InputNumber min={1} max={1000} value={values.smallNumber} onChange={(value) => set({ smallNumber: Number(value ?? 1) })} /></label>
          <Select aria-label={t('fields.dayWindow')} value={values.dayWindow} options={(['calendar', 'noon'] as const).map((value) => ({ value, label: t(`windows.${value}`) }))} onChange={(value) => set({ dayWindow: value })} />
        </div>
        <label>{t('fields.source')}<Input maxLength={300} value={values.source} onChange={(event) => set({ source: event.target.value })} /></label>
        {add.error ? <Note tone="late">{wrong ? words.field(wrong, 'insight') : words.text(add.error)}</Note> : null}
        <div>
          <Button type="primary" loading={add.isPending} disabled={values.source.trim() === ''} onClick={() => add.mutate({ body })}>{t('rules.save')}</Button>
        </div>
      </Stack>
    </Panel>
  );
}

/** The weights of the rates, dated, with their source. */
export function Page(): ReactNode {
  const { t } = useTranslation('insight');
  const today = plainDateOf(Date.now());
  const { data, error, refetch } = useApiQuery('insight.listRateRules', {});
  const current = data?.items.find(({ validFrom }) => validFrom <= today) ?? data?.items[0];
  return (
    <DeskPage title={t('rules.title')}>
      {error ? <ErrorState problem={error} onRetry={() => void refetch()} /> : null}
      {!data && !error ? <Skeleton block lines={4} /> : null}
      {data ? <Panel title={t('rules.all')}><RulesTable items={data.items} today={today} /></Panel> : null}
      <Panel title={t('rules.how')}>
        <ul className={styles.list}>
          {(['valid', 'formula', 'rated', 'suzhou', 'moments', 'windows'] as const).map((name) => (
            <li key={name}>{t(`rules.explained.${name}`)}</li>
          ))}
        </ul>
      </Panel>
      {data?.mayAdd && current ? <AddRule key={current.id} current={current} today={today} /> : null}
    </DeskPage>
  );
}
