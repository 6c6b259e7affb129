import { RotateCcw, Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { ApiProblem } from '../../../../../ui/api/problem.ts';
import { useProblemText } from '../../../../../ui/api/use-problem-text.ts';
import type { FormValues } from '../../../../../ui/action/form-values.ts';
import { useDraft } from '../../../../../ui/draft.ts';
import { useTranslation } from '../../../../../ui/i18n/index.ts';
import { Button } from '../../../../../ui/kit/button.tsx';
import { Card, Row, Section, Stack, Text } from '../../../../../ui/kit/layout.tsx';
import { StateBadge } from '../../../../../ui/kit/state-badge.tsx';
import { Note } from '../../../../../ui/kit/states.tsx';
import { writeDraftPhotos } from '../../../../../ui/offline/draft-photos.ts';
import { actionOf, usePendingFor } from '../../../../../ui/offline/pending.ts';
import { removeQueued } from '../../../../../ui/offline/queue.ts';
import type { QueuedItem } from '../../../../../ui/offline/queue-types.ts';
import type { ProjectDetail } from '../../../contract.ts';
import { draftNameOf } from './site-work.ts';

interface ItemProps {
  readonly project: ProjectDetail;
  readonly item: QueuedItem;
}

function valuesOf({ input }: QueuedItem): FormValues {
  const { baseVersion: _, writtenAt: __, photos: ___, ...values } = input.body ?? {};
  return values;
}

/** Why it was refused, and the ways on; nothing written or photographed is lost. */
function Refused({ project, item }: ItemProps): ReactNode {
  const { t } = useTranslation('projects');
  const { text } = useProblemText();
  const navigate = useNavigate();
  const action = actionOf(item);
  const name = draftNameOf(project.id, action);
  const draft = useDraft<{ readonly values: FormValues }>(name, { values: {} });
  const possible = project.actions.some((one) => one.action === action);
  const again = async (): Promise<void> => {
    draft.set({ values: valuesOf(item) });
    await writeDraftPhotos(name, item.photos.map(({ key, blob, id }) => ({ key, blob, state: 'waiting' as const, ...(id === undefined ? {} : { id }) })));
    await removeQueued(item.idempotencyKey);
    await navigate(`/projects/${project.id}/${action}`);
  };
  return (
    <>
      <Note tone="late">{t('field.refused', { reason: item.refusal ? text(new ApiProblem(item.refusal)) : '' })}</Note>
      {possible ? null : <Text>{t('field.noLonger', { action: t(`actions.${action}`) })}</Text>}
      <Row>
        {possible ? <Button tone="primary" icon={RotateCcw} onClick={() => void again()}>{t('field.redo')}</Button> : null}
        <Button tone="danger" icon={Trash2} onClick={() => void removeQueued(item.idempotencyKey)}>{t('field.drop')}</Button>
      </Row>
    </>
  );
}

/** What this phone has not sent yet for a project, and what was refused. */
export function PendingList({ project }: { readonly project: ProjectDetail }): ReactNode {
  const { t } = useTranslation('projects');
  const pending = usePendingFor(project.id);
  if (pending.length === 0) return null;
  return (
    <Section title={t('field.pending')}>
      <Stack gap={2}>
        {pending.map((item) => (
          <Card key={item.idempotencyKey}>
            <Stack gap={3}>
              <Row between>
                <strong>{t(`actions.${actionOf(item)}`)}</strong>
                <StateBadge tone={item.state === 'refused' ? 'late' : item.state === 'sending' ? 'active' : 'soon'}>{t(`ui:queue.${item.state}`)}</StateBadge>
              </Row>
              {Object.entries(valuesOf(item)).map(([field, value]) => (field === 'defectId' || typeof value !== 'string' ? null : <Text key={field}>{value}</Text>))}
              {item.photos.length > 0 ? <Text tone="muted" size="small">{t('field.photoCount', { count: item.photos.length })}</Text> : null}
              {item.state === 'refused' ? <Refused project={project} item={item} /> : null}
            </Stack>
          </Card>
        ))}
      </Stack>
    </Section>
  );
}
