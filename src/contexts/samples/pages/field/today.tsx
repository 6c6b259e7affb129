import { Dices } from 'lucide-react';
import type { ReactNode } from 'react';
import { useApiQuery } from '../../../../ui/api/hooks.ts';
import { useTranslation } from '../../../../ui/i18n/index.ts';
import { Section } from '../../../../ui/kit/layout.tsx';
import { List, ListItem } from '../../../../ui/kit/list.tsx';
import { DueBadge } from '../shared/sample-badges.tsx';

/** 今日: the samples under way in my places; nothing when there are none. */
export function Fill(): ReactNode {
  const { t } = useTranslation('samples');
  const { data } = useApiQuery('samples.underWay', {}, { refetchInterval: 120_000, offline: true });
  if (!data || data.items.length === 0) return null;
  return (
    <Section title={t('field.title')}>
      <List label={t('field.title')}>
        {data.items.map((sample) => (
          <ListItem key={sample.id} icon={Dices} title={sample.title} to={`/samples/${sample.id}`} aside={<DueBadge sample={sample} />} detail={t('field.done', { checked: sample.tally.checked, total: sample.tally.total })} />
        ))}
      </List>
    </Section>
  );
}
