import type { ReactNode } from 'react';
import { useNavigate, useParams } from 'react-router';
import { useRecordAction } from '../../../../ui/action/use-record-action.ts';
import { hasText, useTranslation } from '../../../../ui/i18n/index.ts';
import { ActionForm } from '../../../../ui/kit/action-form.tsx';
import { LinkButton } from '../../../../ui/kit/button.tsx';
import { Text } from '../../../../ui/kit/layout.tsx';
import { Page as Frame } from '../../../../ui/kit/page.tsx';
import { Skeleton } from '../../../../ui/kit/skeleton.tsx';
import { EmptyState } from '../../../../ui/kit/states.tsx';
import { showToast } from '../../../../ui/kit/toast.tsx';
import { usePendingFor } from '../../../../ui/offline/pending.ts';
import type { ProjectDetail } from '../../contract.ts';
import { isSiteAction } from '../../rules/site-work.ts';
import { SiteForm } from './project/site-form.tsx';
import { actionsNow } from './project/site-work.ts';
import { useProject } from './project/use-project.ts';

function DecisionForm({ project, name }: { readonly project: ProjectDetail; readonly name: string }): ReactNode {
  const { t } = useTranslation('projects');
  const navigate = useNavigate();
  const back = `/projects/${project.id}`;
  const take = useRecordAction({
    context: 'projects', id: project.id, version: project.version, refreshes: ['requests', 'notices'],
    onDone: (action) => {
      showToast(hasText(`projects:actionsDone.${action}`) ? t(`actionsDone.${action}`) : t(`actions.${action}`));
      void navigate(back, { replace: true });
    },
  });
  const offered = project.actions.find(({ action }) => action === name);
  if (!offered) {
    return (
      <Frame title={project.title} back={back}>
        <EmptyState picture="lane" title={t('field.noLonger', { action: t(`actions.${name}`) })} action={<LinkButton to={back} tone="primary" replace>{t('field.open')}</LinkButton>} />
      </Frame>
    );
  }
  return (
    <Frame title={t(`actions.${name}`)} back={back}>
      <Text tone="muted">{project.title}</Text>
      <ActionForm
        context="projects" action={name} fields={offered.fields} record={project} busy={take.isPending} problem={take.error}
        initial={name === 'pay' ? { amountFen: (project.finalFen ?? 0) - project.paidFen - project.returnedFen } : {}}
        onSubmit={(body) => take.mutate({ action: name, body })} onCancel={() => void navigate(back, { replace: true })}
      />
    </Frame>
  );
}

/** Work on site goes through the phone's queue; decisions and money need an answer at once. */
function Form({ project, name }: { readonly project: ProjectDetail; readonly name: string }): ReactNode {
  const navigate = useNavigate();
  const onSite = actionsNow(project, usePendingFor(project.id)).find(({ action }) => action === name && isSiteAction(action));
  if (onSite) return <SiteForm project={project} action={onSite} onDone={() => void navigate(`/projects/${project.id}`, { replace: true })} />;
  return <DecisionForm project={project} name={name} />;
}

/** One action of a project on a page of its own, so that the phone's “back” leads to the project. */
export function Page(): ReactNode {
  const { id = '', action = '' } = useParams();
  const { data } = useProject(id);
  return data ? <Form project={data} name={action} /> : <Skeleton block lines={6} />;
}
