import type { ReactNode } from 'react';
import { useApiQuery } from '../../../../ui/api/hooks.ts';
import { useFormat } from '../../../../ui/format/use-format.ts';
import { useTranslation } from '../../../../ui/i18n/index.ts';
import { Section, Stack, Text } from '../../../../ui/kit/layout.tsx';
import { List, ListItem } from '../../../../ui/kit/list.tsx';
import { Page as Frame } from '../../../../ui/kit/page.tsx';
import { Skeleton } from '../../../../ui/kit/skeleton.tsx';
import { EmptyState, ErrorState } from '../../../../ui/kit/states.tsx';

/** All public funds, by year. */
export function Page(): ReactNode {
  const { t } = useTranslation('projects');
  const format = useFormat();
  const { data, error, refetch, isFetching } = useApiQuery('projects.listPublicFunds', {});
  const years = [...new Set((data?.items ?? []).map(({ year }) => year))];
  return (
    <Frame title={t('funds.public.title')} back="/nearby">
      <Stack gap={4}>
        <Text tone="muted">{t('funds.public.intro')}</Text>
        {error ? <ErrorState problem={error} onRetry={() => void refetch()} busy={isFetching} /> : null}
        {!data && !error ? <Skeleton block lines={6} /> : null}
        {data && data.items.length === 0 ? <EmptyState picture="box" title={t('funds.page.empty')} hint={t('funds.public.emptyHint')} /> : null}
        {years.map((year) => (
          <Section key={year} title={t('funds.public.year', { year })}>
            <List label={t('funds.public.year', { year })}>
              {(data?.items ?? []).filter((fund) => fund.year === year).map((fund) => (
                <ListItem
                  key={fund.id} to={`/funds/${fund.key}`} title={fund.name}
                  detail={t('funds.public.line', { place: fund.placeName, given: format.money(fund.balances.source), paid: format.money(fund.balances.paid) })}
                />
              ))}
            </List>
          </Section>
        ))}
      </Stack>
    </Frame>
  );
}
