import type { ReactNode } from 'react';
import { Panel } from '../../../../../ui/desk/desk-page.tsx';
import { useTranslation } from '../../../../../ui/i18n/index.ts';
import { Text } from '../../../../../ui/kit/layout.tsx';
import { List, ListItem } from '../../../../../ui/kit/list.tsx';
import { StateBadge } from '../../../../../ui/kit/state-badge.tsx';
import { isShelved, matterStatus, matterTone, useMatterWords } from '../parts/matter-words.ts';
import type { Case } from './types.ts';

/** What was asked, noticed and contested about the case, and how each ended. */
export function MattersPanel({ record: { matters, state } }: { readonly record: Case }): ReactNode {
  const { t } = useTranslation('requests');
  const words = useMatterWords();
  if (matters.length === 0) return null;
  return (
    <Panel title={t('desk.matters.title')}>
      <List label={t('desk.matters.title')}>
        {matters.map((matter) => (
          <ListItem
            key={matter.id}
            title={[t(`desk.matters.kinds.${matter.kind}`), ...words(matter)].join(' · ')}
            detail={
              <>
                {matter.note ? <Text size="small">{matter.note}</Text> : null}
                {matter.answer ? <Text size="small">{`${t('desk.matters.answer')}：${matter.answer}`}</Text> : null}
              </>
            }
            aside={<StateBadge tone={matterTone(matter, Date.now())}>{t(matterStatus(matter, isShelved(state)))}</StateBadge>}
          />
        ))}
      </List>
    </Panel>
  );
}
