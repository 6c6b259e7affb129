import { RotateCcw, Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { useTranslation } from '../../../../../ui/i18n/index.ts';
import { Button } from '../../../../../ui/kit/button.tsx';
import { Row, Text } from '../../../../../ui/kit/layout.tsx';
import { actionOf, usePendingFor } from '../../../../../ui/offline/pending.ts';
import { removeQueued } from '../../../../../ui/offline/queue.ts';
import type { QueuedItem } from '../../../../../ui/offline/queue-types.ts';
import { PendingSection, RefusalNote } from '../../../../../ui/offline/queued-work.tsx';
import { reopenQueued, valuesOf } from '../../../../../ui/offline/reopen.ts';
import type { ProjectDetail } from '../../../contract.ts';
import { draftNameOf } from './site-work.ts';

interface ItemProps {
  readonly project: ProjectDetail;
  readonly item: QueuedItem;
}

/** Why it was refused, and the ways on; nothing written or photographed is lost. */
function Refused({ project, item }: ItemProps): ReactNode {
  const { t } = useTranslation('projects');
  const navigate = useNavigate();
  const action = actionOf(item);
  const possible = project.actions.some((one) => one.action === action);
  const again = async (): Promise<void> => {
    await reopenQueued(item, draftNameOf(project.id, action));
    await navigate(`/projects/${project.id}/${action}`);
  };
  return (
    <>
      <RefusalNote item={item} words={(reason) => t('field.refused', { reason })} />
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
  return (
    <PendingSection title={t('field.pending')} pending={usePendingFor(project.id)} labelOf={(action) => t(`actions.${action}`)}>
      {(item) => (
        <>
          {Object.entries(valuesOf(item)).map(([field, value]) => (field === 'defectId' || typeof value !== 'string' ? null : <Text key={field}>{value}</Text>))}
          {item.photos.length > 0 ? <Text tone="muted" size="small">{t('field.photoCount', { count: item.photos.length })}</Text> : null}
          {item.state === 'refused' ? <Refused project={project} item={item} /> : null}
        </>
      )}
    </PendingSection>
  );
}
