import { Megaphone } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from '../../../../ui/i18n/index.ts';
import { Button, LinkButton } from '../../../../ui/kit/button.tsx';
import { Section, Text } from '../../../../ui/kit/layout.tsx';
import { List } from '../../../../ui/kit/list.tsx';
import { Page as Frame } from '../../../../ui/kit/page.tsx';
import { Skeleton } from '../../../../ui/kit/skeleton.tsx';
import { EmptyState, ErrorState } from '../../../../ui/kit/states.tsx';
import { LinkedRow, MatterRow } from './mine/matter-row.tsx';
import { useMatters } from './mine/use-matters.ts';
import { WaitingRows } from './mine/waiting-rows.tsx';

/** 我反映的事: waiting on this phone, reported with my number, remembered here. */
export function Page(): ReactNode {
  const { t } = useTranslation('requests');
  const { own, links, waiting, loading, problem, retry, more, empty } = useMatters();
  return (
    <Frame title={t('mine.title')} back="/">
      {loading ? <Skeleton lines={6} /> : null}
      {problem ? <ErrorState problem={problem} onRetry={retry} /> : null}
      {empty ? (
        <EmptyState
          title={t('mine.empty')}
          hint={t('mine.emptyHint')}
          action={
            <LinkButton to="/report" tone="primary" icon={Megaphone}>
              {t('mine.report')}
            </LinkButton>
          }
        />
      ) : null}
      {waiting.length > 0 ? (
        <Section title={t('ui:queue.title')}>
          <List>
            <WaitingRows items={waiting} />
          </List>
        </Section>
      ) : null}
      {own.length > 0 ? (
        <Section title={t('mine.signedIn')}>
          <List>
            {own.map((matter) => (
              <MatterRow key={matter.number} matter={matter} />
            ))}
          </List>
          {more ? <Button onClick={more}>{t('ui:more')}</Button> : null}
        </Section>
      ) : null}
      {links.length > 0 ? (
        <Section title={t('mine.device')}>
          <Text tone="muted" size="small">
            {t('mine.deviceHint')}
          </Text>
          <List>
            {links.map((link) => (
              <LinkedRow key={link.token} link={link} />
            ))}
          </List>
        </Section>
      ) : null}
      {empty ? null : (
        <LinkButton to="/track" block>
          {t('track.title')}
        </LinkButton>
      )}
    </Frame>
  );
}
