import { useState, type ReactNode } from 'react';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import { useApiMutation, useApiQuery } from '../../../../ui/api/hooks.ts';
import { useRecordAction } from '../../../../ui/action/use-record-action.ts';
import { DeskPage } from '../../../../ui/desk/desk-page.tsx';
import { useTranslation } from '../../../../ui/i18n/index.ts';
import { Button, LinkButton } from '../../../../ui/kit/button.tsx';
import { Row, Stack } from '../../../../ui/kit/layout.tsx';
import { Skeleton } from '../../../../ui/kit/skeleton.tsx';
import { ErrorState } from '../../../../ui/kit/states.tsx';
import { ApplicationFields } from './application/application-fields.tsx';
import { type ApplicationDraft, bodyOfDraft, emptyDraft, fromProject, fromSuggestion, hindrancesOf } from './application/draft.ts';

interface FormProps {
  readonly title: string;
  readonly initial: ApplicationDraft;
  readonly back: string;
  readonly busy: boolean;
  readonly problem: unknown;
  readonly onSave: (draft: ApplicationDraft) => void;
}

function ApplicationForm({ title, initial, back, busy, problem, onSave }: FormProps): ReactNode {
  const { t } = useTranslation('projects');
  const [draft, setDraft] = useState(initial);
  const [checked, setChecked] = useState(false);
  const missing = checked ? hindrancesOf(draft) : [];
  return (
    <DeskPage title={title}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setChecked(true);
          if (hindrancesOf(draft).length === 0) onSave(draft);
        }}
      >
        <Stack gap={4}>
          <ApplicationFields draft={draft} onChange={(part) => setDraft((old) => ({ ...old, ...part }))} missing={missing} problem={problem} />
          {problem ? <ErrorState problem={problem} kept={t('ui:steps.kept')} /> : null}
          <Row>
            <Button type="submit" tone="primary" busy={busy}>
              {t('form.save')}
            </Button>
            <LinkButton to={back}>{t('ui:cancel')}</LinkButton>
          </Row>
        </Stack>
      </form>
    </DeskPage>
  );
}

function NewApplication(): ReactNode {
  const { t } = useTranslation('projects');
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const requests = search.getAll('request');
  const sweep = search.get('sweep');
  const some = requests.length > 0 || sweep !== null;
  const query = { ...(requests.length > 0 ? { request: requests } : {}), ...(sweep === null ? {} : { sweep }) };
  const { data, error, refetch } = useApiQuery('projects.suggest', { query }, { enabled: some });
  const propose = useApiMutation('projects.propose', { onSuccess: ({ id }) => void navigate(`/projects/${id}`, { replace: true }) });
  if (some && error) return <DeskPage title={t('actions.propose')}><ErrorState problem={error} onRetry={() => void refetch()} /></DeskPage>;
  if (some && !data) return <DeskPage title={t('actions.propose')}><Skeleton lines={10} /></DeskPage>;
  return (
    <ApplicationForm
      title={t('actions.propose')} initial={data ? fromSuggestion(data) : emptyDraft} back="/projects" busy={propose.isPending} problem={propose.error}
      onSave={(draft) => propose.mutate({ body: { ...bodyOfDraft(draft), origins: draft.origins.map(({ type, id }) => ({ type, id })) } })}
    />
  );
}

function EditedApplication({ id }: { readonly id: string }): ReactNode {
  const { t } = useTranslation('projects');
  const navigate = useNavigate();
  const { data, error, refetch } = useApiQuery('projects.read', { params: { id } });
  const revise = useRecordAction({ context: 'projects', id, version: data?.version ?? 0, onDone: () => void navigate(`/projects/${id}`, { replace: true }) });
  if (error) return <DeskPage title={t('actions.revise')}><ErrorState problem={error} onRetry={() => void refetch()} /></DeskPage>;
  if (!data) return <DeskPage title={t('actions.revise')}><Skeleton lines={10} /></DeskPage>;
  return (
    <ApplicationForm
      title={`${t('actions.revise')} · ${data.number}`} initial={fromProject(data)} back={`/projects/${id}`} busy={revise.isPending} problem={revise.error}
      onSave={(draft) => revise.mutate({ action: 'revise', body: bodyOfDraft(draft) })}
    />
  );
}

/** 申请表: what, where, why, who was asked, what it costs line by line, and from which fund. */
export function Page(): ReactNode {
  const { id } = useParams();
  return id === undefined ? <NewApplication /> : <EditedApplication key={id} id={id} />;
}
