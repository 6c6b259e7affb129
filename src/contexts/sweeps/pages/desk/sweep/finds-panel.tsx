import type { ReactNode } from 'react';
import type { Output } from '../../../../../ui/api/types.ts';
import { Panel } from '../../../../../ui/desk/desk-page.tsx';
import { useTranslation } from '../../../../../ui/i18n/index.ts';
import { Text } from '../../../../../ui/kit/layout.tsx';
import { List, ListItem } from '../../../../../ui/kit/list.tsx';
import { StateBadge } from '../../../../../ui/kit/state-badge.tsx';

/** The cases that the finds became, each with how far it is. */
export function FindsPanel({ sweep }: { readonly sweep: Output<'sweeps.read'> }): ReactNode {
  const { t } = useTranslation(['sweeps', 'requests']);
  const finds = sweep.places.filter((place) => place.case !== null);
  return (
    <Panel title={t('finds.title', { count: finds.length })}>
      {finds.length === 0 ? (
        <Text tone="muted">{t('finds.none')}</Text>
      ) : (
        <List label={t('finds.title', { count: finds.length })}>
          {finds.map((place) =>
            place.case ? (
              <ListItem
                key={place.id} title={place.name} to={`/requests/${place.case.id}`}
                detail={place.result === 'found' ? place.case.number : `${place.case.number} · ${t('finds.corrected')}`}
                aside={<StateBadge tone={place.case.state === 'closed' ? 'done' : 'active'}>{t(`requests:states.${place.case.state}`)}</StateBadge>}
              />
            ) : null,
          )}
        </List>
      )}
    </Panel>
  );
}
