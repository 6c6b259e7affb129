import { Download } from 'lucide-react';
import { useMemo, type ReactNode } from 'react';
import { useParams } from 'react-router';
import { addressOf } from '../../../../ui/api/client.ts';
import { useApiQuery } from '../../../../ui/api/hooks.ts';
import { FlowChart } from '../../../../ui/chart/flow-chart.tsx';
import { useFormat } from '../../../../ui/format/use-format.ts';
import { useLanguage, useTranslation } from '../../../../ui/i18n/index.ts';
import { LinkButton } from '../../../../ui/kit/button.tsx';
import { Card, Facts, Section, Stack, Text } from '../../../../ui/kit/layout.tsx';
import { List, ListItem } from '../../../../ui/kit/list.tsx';
import { Page as Frame } from '../../../../ui/kit/page.tsx';
import { Skeleton } from '../../../../ui/kit/skeleton.tsx';
import { EmptyState, ErrorState } from '../../../../ui/kit/states.tsx';
import type { PublicFund } from '../../contract.ts';

function Shown({ fund }: { readonly fund: PublicFund }): ReactNode {
  const { t } = useTranslation('projects');
  const language = useLanguage();
  const format = useFormat();
  const { balances, flow } = fund;
  const spec = useMemo(() => {
    // The books are written in Chinese; what still lies in the fund is said in the reader's language.
    const spoken = new Map(flow.nodes.map(({ name, kind }) => [name, kind === 'free' || kind === 'reserved' || kind === 'carried' ? t(`funds.flow.${kind}`) : name]));
    const nameOf = (name: string): string => spoken.get(name) ?? name;
    return {
      nodes: flow.nodes.map(({ name }) => nameOf(name)), links: flow.links.map(({ source, target, valueFen }) => ({ source: nameOf(source), target: nameOf(target), value: valueFen })),
      columns: { source: t('funds.public.from'), target: t('funds.public.to'), value: t('fields.amountFen') },
    };
  }, [flow, t]);
  const share = balances.source === 0 ? 0 : Math.round((balances.paid * 100) / balances.source);
  return (
    <Stack gap={4}>
      <Stack gap={1}>
        <Text size="lead" strong>{`${fund.name} ${fund.year}`}</Text>
        <Text tone="muted">{`${fund.placeName} · ${t(`funds.kinds.${fund.kind}`)}`}</Text>
      </Stack>
      <Card>
        <Facts
          facts={[
            { label: t('funds.page.sourceName'), value: fund.source },
            { label: t('funds.public.given'), value: format.money(balances.source) },
            { label: t('funds.accounts.paid'), value: format.money(balances.paid) },
            { label: t('funds.accounts.reserved'), value: format.money(balances.reserved) },
            { label: t('funds.accounts.free'), value: format.money(balances.free) },
            ...(balances.carried > 0 ? [{ label: t('funds.accounts.carried'), value: format.money(balances.carried) }] : []),
          ]}
        />
      </Card>
      {spec.links.length > 0 ? (
        <Card><FlowChart title={t('funds.public.flowTitle', { share })} spec={spec} amount={(fen) => format.money(fen)} source={t('funds.public.flowSource', { count: fund.entryCount })} /></Card>
      ) : null}
      <Section title={t('funds.public.uses')}>
        {fund.uses.length === 0 ? <EmptyState compact title={t('funds.public.noUses')} /> : (
          <List label={t('funds.public.uses')}>
            {fund.uses.map((use, index) => (
              <ListItem
                key={`${use.number ?? ''} ${index}`} title={use.title ?? t('funds.page.unnamed')} detail={`${use.placeName} · ${format.date(use.lastAt)}`}
                aside={use.paidFen > 0 ? format.money(use.paidFen) : t('funds.public.promised', { amount: format.money(use.reservedFen) })}
                {...(use.number === null ? {} : { to: `/projects/${use.number}` })}
              />
            ))}
          </List>
        )}
      </Section>
      <Section title={t('funds.public.data')}>
        <List label={t('funds.public.data')}>
          <ListItem icon={Download} title={t('funds.public.csv')} detail={t('funds.public.csvHint')} href={addressOf('projects.downloadPublicFund', { params: { key: fund.key } })} />
          <ListItem icon={Download} title={t('funds.public.json')} detail={t('funds.public.jsonHint')} href={addressOf('projects.readPublicFund', { params: { key: fund.key } })} />
        </List>
      </Section>
      {fund.rule ? <Text tone="muted" size="small">{fund.rule[language]}</Text> : null}
    </Stack>
  );
}

/** One fund for everybody: where the money came from, where it went, every figure from the ledger. */
export function Page(): ReactNode {
  const { t } = useTranslation('projects');
  const { key = '' } = useParams();
  const { data, error, refetch, isFetching } = useApiQuery('projects.readPublicFund', { params: { key } });
  const missing = error?.status === 404 || error?.status === 422;
  return (
    <Frame title={t('funds.public.title')} documentTitle={data?.name ?? key} back="/funds">
      {missing ? <EmptyState picture="box" title={t('funds.page.notFound')} action={<LinkButton to="/funds" tone="primary">{t('funds.page.toFunds')}</LinkButton>} /> : null}
      {error && !missing ? <ErrorState problem={error} onRetry={() => void refetch()} busy={isFetching} /> : null}
      {!data && !error ? <Skeleton block lines={8} /> : null}
      {data ? <Shown fund={data} /> : null}
    </Frame>
  );
}
