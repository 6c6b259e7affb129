import { useState, type ReactNode } from 'react';
import { useApiMutation, useApiQuery } from '../../../../../ui/api/hooks.ts';
import { useLive } from '../../../../../ui/api/live.ts';
import { useProblemText } from '../../../../../ui/api/use-problem-text.ts';
import { Button, Form, Input, Progress } from '../../../../../ui/desk/antd.ts';
import { DeskForm } from '../../../../../ui/desk/desk-form.tsx';
import { Panel } from '../../../../../ui/desk/desk-page.tsx';
import { refused } from '../../../../../ui/desk/refused.ts';
import { useTranslation } from '../../../../../ui/i18n/index.ts';
import { Row, Stack, Text } from '../../../../../ui/kit/layout.tsx';
import { ErrorState, Note } from '../../../../../ui/kit/states.tsx';
import { useRuleSentence } from '../../shared/rule-sentence.ts';
import styles from '../desk.module.css';
import type { TriedDraft } from './rule-drawer.tsx';
import { monthBefore, withoutPlace } from './rule-form.ts';
import { TrialResult } from './trial-result.tsx';

interface Props {
  readonly placeCode: string;
  readonly today: string;
  readonly draft: TriedDraft | undefined;
  readonly onLeaveDraft: () => void;
}

interface Started {
  readonly id: string;
  readonly progressId: string;
}

/** How far a trial is; then what it found. */
function Running({ started: { id, progressId } }: { readonly started: Started }): ReactNode {
  const { t } = useTranslation('requests');
  const { data: job } = useApiQuery('jobs.getProgress', { params: { id: progressId } }, { refetchInterval: 1000 });
  useLive([`job:${progressId}`], ['jobs.getProgress']);
  const cancel = useApiMutation('jobs.cancel');
  if (job?.state === 'failed' || job?.state === 'cancelled') return <Note tone="late">{t(`dispatch.trial.${job.state}`)}</Note>;
  if (job?.state === 'done') return <TrialResult id={id} />;
  return (
    <Stack gap={2}>
      <Progress percent={job?.total ? Math.round((job.done / job.total) * 100) : 0} aria-label={t('dispatch.trial.title')} />
      <Text>{t('dispatch.trial.progress', { done: job?.done ?? 0, total: job?.total ?? 0 })}</Text>
      <Row>
        <Button danger loading={cancel.isPending} onClick={() => cancel.mutate({ params: { id: progressId } })}>
          {t('dispatch.trial.cancel')}
        </Button>
      </Row>
    </Stack>
  );
}

/** 试算: rules tried on the real cases of a period, last month unless told otherwise. */
export function Trial({ placeCode, today, draft, onLeaveDraft }: Props): ReactNode {
  const { t } = useTranslation('requests');
  const sentence = useRuleSentence();
  const { forField } = useProblemText();
  const [period, setPeriod] = useState(() => monthBefore(today));
  const [started, setStarted] = useState<Started | undefined>(undefined);
  const start = useApiMutation('requests.startDispatchTrial', { onSuccess: setStarted });
  const submit = (): void => {
    setStarted(undefined);
    start.mutate({ body: { divisionCode: placeCode, ...period, ...(draft ? { draft: { ...withoutPlace(draft.body), ruleId: draft.ruleId } } : {}) } });
  };
  return (
    <Panel title={t('dispatch.trial.title')}>
      <Stack gap={4}>
        <Text tone="muted">{t('dispatch.trial.hint')}</Text>
        {draft ? (
          <Note tone="soon">
            {t('dispatch.trial.draft')} <Text strong>{draft.words ? sentence(draft.words) : ''}</Text>
            <Row>
              <Button onClick={onLeaveDraft}>{t('dispatch.trial.leaveDraft')}</Button>
            </Row>
          </Note>
        ) : (
          <Text>{t('dispatch.trial.reality')}</Text>
        )}
        <DeskForm onSubmit={submit}>
          <div className={styles.fields}>
            {(['from', 'until'] as const).map((name) => {
              const error = forField(start.error, name);
              return (
                <Form.Item key={name} label={t(`dispatch.trial.${name}`)} htmlFor={`trial-${name}`} {...refused(error)}>
                  <Input id={`trial-${name}`} type="date" value={period[name]} onChange={(event) => setPeriod((old) => ({ ...old, [name]: event.target.value }))} />
                </Form.Item>
              );
            })}
          </div>
          <Button type="primary" htmlType="submit" loading={start.isPending}>
            {t('dispatch.trial.start')}
          </Button>
        </DeskForm>
        {start.error ? <ErrorState problem={start.error} /> : null}
        {started ? <Running key={started.id} started={started} /> : null}
      </Stack>
    </Panel>
  );
}
