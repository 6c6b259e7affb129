import type { ReactNode } from 'react';
import { useApiQuery } from '../../../../../ui/api/hooks.ts';
import { useLive } from '../../../../../ui/api/live.ts';
import { Panel } from '../../../../../ui/desk/desk-page.tsx';
import { usePlace } from '../../../../../ui/desk/place.tsx';
import { useTranslation } from '../../../../../ui/i18n/index.ts';
import { LinkButton } from '../../../../../ui/kit/button.tsx';
import { List, ListItem } from '../../../../../ui/kit/list.tsx';
import { StateBadge } from '../../../../../ui/kit/state-badge.tsx';
import { matterTone, useMatterWords } from '../parts/matter-words.ts';

const shown = 5;
const asked = 50;

/** On the workbench: extensions, shelvings, disputes over who has a case and contested solutions to decide; nothing when there are none. */
export function Fill(): ReactNode {
  const { t } = useTranslation('requests');
  const { place } = usePlace();
  const words = useMatterWords();
  const { data } = useApiQuery('requests.listMatters', { query: { kind: ['extension', 'shelving', 'ownership', 'contest'], status: 'open', limit: asked } });
  useLive(place ? [`place:${place.code}`] : [], ['requests.listMatters']);
  const items = data?.items ?? [];
  if (items.length === 0) return null;
  const title = t(data?.nextCursor ? 'desk.followUp.waitingMore' : 'desk.followUp.waiting', { count: items.length });
  return (
    <Panel title={title} extra={<LinkButton to="/follow-up">{t('desk.followUp.toAll')}</LinkButton>}>
      <List label={title}>
        {items.slice(0, shown).map(({ matter, request }) => (
          <ListItem
            key={matter.id}
            to={`/requests/${request.id}`}
            title={`${request.number} ${request.title}`}
            detail={words(matter).join(' · ')}
            aside={<StateBadge tone={matterTone(matter, Date.now())}>{t(`desk.matters.kinds.${matter.kind}`)}</StateBadge>}
          />
        ))}
      </List>
    </Panel>
  );
}
