import { Radar } from 'lucide-react';
import type { ReactNode } from 'react';
import { useApiQuery } from '../../../../ui/api/hooks.ts';
import { Panel } from '../../../../ui/desk/desk-page.tsx';
import type { SlotProps } from '../../../../ui/faces.ts';
import { useTranslation } from '../../../../ui/i18n/index.ts';
import { LinkButton } from '../../../../ui/kit/button.tsx';
import { Stack, Text } from '../../../../ui/kit/layout.tsx';
import { List, ListItem } from '../../../../ui/kit/list.tsx';
import { SweepBadge } from '../shared/sweep-badges.tsx';

/** On a case: the sweeps it set off, the one it was found by, and the way to another one. */
export function Fill({ recordId = '' }: SlotProps): ReactNode {
  const { t } = useTranslation('sweeps');
  const { data } = useApiQuery('sweeps.ofRequest', { params: { id: recordId } });
  if (!data || (data.setOff.length === 0 && !data.foundBy && !data.mayPlan)) return null;
  const { setOff, foundBy, mayPlan } = data;
  return (
    <Panel title={t('nav.sweeps')}>
      <Stack gap={3}>
        {foundBy ? <ListItemOf label={t('case.foundBy')} sweep={foundBy} /> : null}
        {setOff.map((sweep) => (
          <ListItemOf key={sweep.id} label={t('case.setOff', { total: sweep.progress.total, found: sweep.progress.found })} sweep={sweep} />
        ))}
        {setOff.length === 0 && !foundBy ? <Text tone="muted">{t('case.hint')}</Text> : null}
        {mayPlan ? (
          <LinkButton to={`/sweeps/new?from=${recordId}`} icon={Radar}>
            {t('case.plan')}
          </LinkButton>
        ) : null}
      </Stack>
    </Panel>
  );
}

function ListItemOf({ label, sweep }: { readonly label: string; readonly sweep: { readonly id: string; readonly number: string; readonly title: string; readonly state: 'draft' | 'running' | 'closed' | 'cancelled' } }): ReactNode {
  return (
    <List>
      <ListItem title={`${sweep.number} ${sweep.title}`} detail={label} aside={<SweepBadge state={sweep.state} />} to={`/sweeps/${sweep.id}`} />
    </List>
  );
}
