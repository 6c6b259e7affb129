import { Eye } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useRecordAction } from '../../../../ui/action/use-record-action.ts';
import { useApiMutation } from '../../../../ui/api/hooks.ts';
import { useProblemText } from '../../../../ui/api/use-problem-text.ts';
import { Panel } from '../../../../ui/desk/desk-page.tsx';
import { useTranslation } from '../../../../ui/i18n/index.ts';
import { Button } from '../../../../ui/kit/button.tsx';
import { Dialog } from '../../../../ui/kit/dialog.tsx';
import { ChoiceList, Tick } from '../../../../ui/kit/form/choices.tsx';
import { TextArea, TextInput } from '../../../../ui/kit/form/inputs.tsx';
import { Card, Row, Stack, Text } from '../../../../ui/kit/layout.tsx';
import { StateBadge } from '../../../../ui/kit/state-badge.tsx';
import { EmptyState, ErrorState, Note } from '../../../../ui/kit/states.tsx';
import { DateTime } from '../../../../ui/kit/values.tsx';
import type { DeskNotice } from '../../contract.ts';

type Objection = DeskNotice['objectionList'][number];

function AnswerForm({ notice, objection, onDone }: { readonly notice: DeskNotice; readonly objection: Objection; readonly onDone: () => void }): ReactNode {
  const { t } = useTranslation('notices');
  const { forField } = useProblemText();
  const [decision, setDecision] = useState<'yes' | 'no' | undefined>();
  const [answer, setAnswer] = useState('');
  const [publishWords, setPublishWords] = useState(false);
  const [checked, setChecked] = useState(false);
  const take = useRecordAction({ context: 'notices', id: notice.id, version: notice.version, onDone });
  const required = t('ui:fieldProblems.required');
  const submit = (): void => {
    setChecked(true);
    if (decision === undefined || answer.trim() === '') return;
    take.mutate({ action: 'answer', body: { objectionNumber: objection.number, upheld: decision === 'yes', answer: answer.trim(), publishWords } });
  };
  return (
    <Stack gap={3}>
      <Text strong>{t('desk.answerTitle', { number: objection.number })}</Text>
      <ChoiceList
        legend={t('desk.upheldChoice')} required value={decision} onChange={setDecision} error={checked && decision === undefined ? required : undefined}
        choices={[{ value: 'yes', label: t('desk.upheldYes') }, { value: 'no', label: t('desk.upheldNo') }]}
      />
      <TextArea required label={t('fields.answer')} maxLength={1000} rows={4} value={answer} onChange={setAnswer} error={checked && answer.trim() === '' ? required : forField(take.error, 'answer')} />
      <Tick label={t('fields.publishWords')} hint={t('desk.publishHint')} value={publishWords} onChange={setPublishWords} />
      {take.error ? <ErrorState problem={take.error} kept onRetry={submit} busy={take.isPending} /> : null}
      <Row><Button tone="primary" busy={take.isPending} onClick={submit}>{t('actions.answer')}</Button><Button onClick={onDone}>{t('ui:cancel')}</Button></Row>
    </Stack>
  );
}

function Contact({ notice, objection }: { readonly notice: DeskNotice; readonly objection: Objection }): ReactNode {
  const { t } = useTranslation('notices');
  const [asking, setAsking] = useState(false);
  const [reason, setReason] = useState('');
  const unmask = useApiMutation('notices.unmask', { onSuccess: () => setAsking(false) });
  if (objection.name === null && objection.phone === null) return <Text tone="muted" size="small">{t('desk.noContact')}</Text>;
  const shown = unmask.data ?? objection;
  return (
    <Row>
      <Text as="span">{[shown.name, shown.phone].filter(Boolean).join(' · ')}</Text>
      {unmask.data ? null : <Button tone="quiet" icon={Eye} onClick={() => setAsking(true)}>{t('desk.show')}</Button>}
      <Dialog
        open={asking} title={t('desk.show')} onClose={() => setAsking(false)}
        actions={<Button tone="primary" busy={unmask.isPending} disabled={reason.trim() === ''} onClick={() => unmask.mutate({ params: { id: notice.id, objectionNumber: objection.number }, body: { reason: reason.trim() } })}>{t('desk.show')}</Button>}
      >
        <Stack gap={3}>
          <Note tone="soon">{t('desk.showHint')}</Note>
          <TextInput required label={t('desk.showReason')} maxLength={200} value={reason} onChange={setReason} />
          {unmask.error ? <ErrorState problem={unmask.error} kept /> : null}
        </Stack>
      </Dialog>
    </Row>
  );
}

/** What people object to, with the answers; whoever may answers here. */
export function Objections({ notice }: { readonly notice: DeskNotice }): ReactNode {
  const { t } = useTranslation('notices');
  const [answering, setAnswering] = useState<number | undefined>();
  const mayAnswer = notice.actions.some(({ action }) => action === 'answer');
  return (
    <Panel title={t('desk.objections')}>
      {notice.objectionList.length === 0 ? <EmptyState compact title={t('desk.noObjections')} hint={t('desk.noObjectionsHint')} /> : null}
      <Stack gap={3}>
        {notice.objectionList.map((objection) => (
          <Card key={objection.number}>
            <Stack gap={2}>
              <Row between>
                <Text strong>{t('page.numbered', { number: objection.number })} · <DateTime value={objection.createdAt} /></Text>
                <StateBadge tone={objection.answeredAt === null ? 'soon' : 'done'}>{t(objection.answeredAt === null ? 'desk.open' : 'desk.answered')}</StateBadge>
              </Row>
              <Text>{objection.erased ? t('desk.erased') : objection.text}</Text>
              <Contact notice={notice} objection={objection} />
              {objection.answer === null ? null : <Note tone={objection.upheld ? 'done' : 'neutral'}><strong>{t(objection.upheld ? 'page.upheld' : 'page.notUpheld')}</strong> {objection.answer}</Note>}
              {objection.answeredAt === null && mayAnswer && answering !== objection.number ? <Row><Button onClick={() => setAnswering(objection.number)}>{t('actions.answer')}</Button></Row> : null}
              {answering === objection.number ? <AnswerForm notice={notice} objection={objection} onDone={() => setAnswering(undefined)} /> : null}
            </Stack>
          </Card>
        ))}
      </Stack>
    </Panel>
  );
}
