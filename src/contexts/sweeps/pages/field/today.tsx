import { Radar } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from '../../../../ui/i18n/index.ts';
import { Section, Stack } from '../../../../ui/kit/layout.tsx';
import { List, ListItem } from '../../../../ui/kit/list.tsx';
import { DueBadge } from '../shared/sweep-badges.tsx';
import { useChecklists } from './use-checklists.ts';

/** 今日: the sweeps with places for me; nothing when there are none. */
export function Fill(): ReactNode {
  const { t } = useTranslation('sweeps');
  const { items } = useChecklists();
  if (items.length === 0) return null;
  return (
    <Section title={t('field.title')}>
      <Stack gap={3}>
        <List label={t('field.title')}>
          {items.map((sweep) => (
            <ListItem
              key={sweep.id} icon={Radar} title={sweep.title} to={`/sweeps/${sweep.id}`} aside={<DueBadge sweep={sweep} />}
              detail={t('field.done', { done: sweep.places.filter(({ accounted }) => accounted).length, total: sweep.places.length })}
            />
          ))}
        </List>
      </Stack>
    </Section>
  );
}
