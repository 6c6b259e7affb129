import type { ReactNode } from 'react';
import { useTranslation } from '../../../../ui/i18n/index.ts';
import { LinkButton } from '../../../../ui/kit/button.tsx';
import { Card, Stack } from '../../../../ui/kit/layout.tsx';
import { List } from '../../../../ui/kit/list.tsx';
import { Skeleton } from '../../../../ui/kit/skeleton.tsx';
import { EmptyState, ErrorState } from '../../../../ui/kit/states.tsx';
import { isFinished, type State } from '../shared/states.ts';
import { LinkedRow, MatterRow } from './mine/matter-row.tsx';
import { useMatters } from './mine/use-matters.ts';
import { WaitingRows } from './mine/waiting-rows.tsx';

const mostShown = 3;

/** What still moves stands before what is finished; otherwise the order stays. */
function openFirst<One extends { readonly state: State }>(matters: readonly One[]): readonly One[] {
  return [...matters].sort((a, b) => Number(isFinished(a.state)) - Number(isFinished(b.state)));
}

/** Home page: my open matters with their next step and date. */
export function Fill(): ReactNode {
  const { t } = useTranslation('requests');
  const { own, links, waiting, loading, problem, retry, empty } = useMatters(mostShown);
  const [open, openLinks] = [openFirst(own), openFirst(links)];
  const room = Math.max(0, mostShown - own.length);
  if (loading) return <Skeleton lines={3} />;
  if (empty) {
    return (
      <Card>
        <EmptyState compact title={t('mine.empty')} hint={t('mine.emptyHint')} />
      </Card>
    );
  }
  return (
    <Stack gap={3}>
      {problem ? <ErrorState problem={problem} onRetry={retry} /> : null}
      <List label={t('mine.section')}>
        <WaitingRows items={waiting} />
        {open.slice(0, mostShown).map((matter) => (
          <MatterRow key={matter.number} matter={matter} />
        ))}
        {openLinks.slice(0, room).map((link) => (
          <LinkedRow key={link.token} link={link} />
        ))}
      </List>
      <LinkButton to="/mine" block>
        {t('mine.all')}
      </LinkButton>
    </Stack>
  );
}
