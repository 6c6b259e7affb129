import { Pencil } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useParams } from 'react-router';
import { useRecordAction } from '../../../../ui/action/use-record-action.ts';
import { useApiQuery } from '../../../../ui/api/hooks.ts';
import type { Output } from '../../../../ui/api/types.ts';
import { ActionPanel } from '../../../../ui/desk/action-panel.tsx';
import { DeskPage, Panel, RecordPage } from '../../../../ui/desk/desk-page.tsx';
import { useLanguage, useTranslation } from '../../../../ui/i18n/index.ts';
import { Button } from '../../../../ui/kit/button.tsx';
import { Stack } from '../../../../ui/kit/layout.tsx';
import { Skeleton } from '../../../../ui/kit/skeleton.tsx';
import { EmptyState, ErrorState } from '../../../../ui/kit/states.tsx';
import { Timeline } from '../../../../ui/kit/timeline.tsx';
import { Clauses } from './policy/clauses.tsx';
import { PolicyEditor } from './policy/editor.tsx';
import { PolicyState } from './policy/policy-state.tsx';
import { SimulationForm } from './policy/simulation-form.tsx';
import { SimulationResult } from './policy/simulation-result.tsx';

type Policy = Output<'fares.readPolicy'>;

/** Actions with forms of their own on this page; the rest stands in the action panel. */
const ownForms = ['revise', 'simulate'];

/** One version of a policy: its clauses, what it would change, and what can be done now. */
export function Page(): ReactNode {
  const { t } = useTranslation('fares');
  const { id = '' } = useParams();
  const { data, error, refetch, isFetching } = useApiQuery('fares.readPolicy', { params: { id } });
  if (data) return <Record policy={data} />;
  return (
    <DeskPage title={t('editor.title')}>
      {error ? <ErrorState problem={error} onRetry={() => void refetch()} busy={isFetching} /> : <Skeleton lines={10} />}
    </DeskPage>
  );
}

function Record({ policy }: { readonly policy: Policy }): ReactNode {
  const { t } = useTranslation('fares');
  const language = useLanguage();
  const [editing, setEditing] = useState(false);
  const take = useRecordAction({ context: 'fares', id: policy.id, version: policy.version, onDone: () => setEditing(false) });
  const may = (action: string): boolean => policy.actions.some((open) => open.action === action);
  const others = policy.actions.filter(({ action }) => !ownForms.includes(action));
  return (
    <RecordPage
      title={policy.title[language]}
      badges={<><PolicyState state={policy.state} /><span>{t('editor.version', { code: policy.code, number: policy.number })}</span></>}
      actions={may('revise') && !editing ? <Button icon={Pencil} onClick={() => setEditing(true)}>{t('actions.revise')}</Button> : undefined}
      aside={
        <Stack gap={4}>
          {others.length > 0 ? (
            <ActionPanel context="fares" id={policy.id} version={policy.version} actions={others} dangerous={['withdraw', 'discard']} record={policy} />
          ) : (
            <Panel title={t('ui:record.now')}><EmptyState compact title={t('editor.nothingOpen')} hint={t(`editor.next.${policy.state}`)} /></Panel>
          )}
          <Panel title={t('editor.history')}>
            <Timeline entries={policy.steps.map((step) => ({
              id: String(step.sequence), title: t(`actions.${step.action}`), at: step.at,
              ...(typeof step.detail['explanation'] === 'string' ? { text: step.detail['explanation'] } : typeof step.detail['remark'] === 'string' ? { text: step.detail['remark'] } : {}),
            }))} />
          </Panel>
        </Stack>
      }
    >
      <Stack gap={4}>
        {editing ? (
          <PolicyEditor
            initial={policy.content} fixedCode saveLabel={t('editor.save')} busy={take.isPending} problem={take.error}
            onSave={(content) => take.mutate({ action: 'revise', body: { content } })} onCancel={() => setEditing(false)}
          />
        ) : (
          <>
            <Clauses content={policy.content} />
            <Panel title={t('simulation.title')}>
              <Stack gap={4}>
                {policy.simulation ? (
                  <SimulationResult from={policy.simulation.question.from} to={policy.simulation.question.to} result={policy.simulation.result} />
                ) : (
                  <EmptyState compact title={t('simulation.none')} hint={t('simulation.noneHint')} />
                )}
                {may('simulate') ? (
                  <SimulationForm
                    content={policy.content} initial={policy.simulation?.question} busy={take.isPending} problem={take.error}
                    onRun={(question) => take.mutate({ action: 'simulate', body: { ...question } })}
                  />
                ) : null}
              </Stack>
            </Panel>
          </>
        )}
      </Stack>
    </RecordPage>
  );
}
