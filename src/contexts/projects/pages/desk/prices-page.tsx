import { Download, Eye } from 'lucide-react';
import type { ReactNode } from 'react';
import { useSearchParams } from 'react-router';
import { addressOf } from '../../../../ui/api/client.ts';
import { useApiQuery } from '../../../../ui/api/hooks.ts';
import type { Output } from '../../../../ui/api/types.ts';
import { Input } from '../../../../ui/desk/antd.ts';
import { DeskPage } from '../../../../ui/desk/desk-page.tsx';
import { useTranslation } from '../../../../ui/i18n/index.ts';
import { LinkButton } from '../../../../ui/kit/button.tsx';
import { Stack, Text } from '../../../../ui/kit/layout.tsx';
import { Skeleton } from '../../../../ui/kit/skeleton.tsx';
import { EmptyState, ErrorState } from '../../../../ui/kit/states.tsx';
import { Money } from '../../../../ui/kit/values.tsx';
import styles from '../shared/projects.module.css';
import board from './board.module.css';

type Prices = Output<'projects.readPrices'>;
type Group = Prices['items'][number];

function Outliers({ outliers }: { readonly outliers: Group['outliers'] }): ReactNode {
  const { t } = useTranslation('projects');
  if (outliers.length === 0) return '—';
  return outliers.map(({ number, title, unitPriceFen, side }, index) => (
    // The same project may have two such lines.
    <div key={`${number} ${index}`}>
      <a href={`/projects/${number}`} target="_blank" rel="noreferrer" title={title}>{number}</a> {t(`unitPrices.${side}`)} <Money fen={unitPriceFen} />
    </div>
  ));
}

function PriceTable({ prices }: { readonly prices: Prices }): ReactNode {
  const { t } = useTranslation('projects');
  return (
    <div className={styles.scroll} role="region" aria-label={t('unitPrices.title')} tabIndex={0}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('fields.item')}</th>
            <th scope="col">{t('fields.unit')}</th>
            <th scope="col" className={styles.right}>{t('unitPrices.lines')}</th>
            <th scope="col" className={styles.right}>{t('unitPrices.median')}</th>
            <th scope="col" className={styles.right}>{t('unitPrices.usual')}</th>
            <th scope="col">{t('unitPrices.outliers')}</th>
          </tr>
        </thead>
        <tbody>
          {prices.items.map(({ item, unit, lines, medianFen, usual, outliers }) => (
            <tr key={`${item} ${unit}`}>
              <th scope="row">{item}</th>
              <td>{unit}</td>
              <td className={styles.right}>{lines}</td>
              <td className={styles.right}><Money fen={medianFen} /></td>
              <td className={styles.right}>
                {usual ? <><Money fen={usual.lowerFen} />–<Money fen={usual.upperFen} /></> : <span className={styles.muted}>{t('unitPrices.tooFew')}</span>}
              </td>
              <td><Outliers outliers={outliers} /></td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** What each item cost per unit in the finished projects of one's streets, what is usual, and which projects lie far from it. */
export function Page(): ReactNode {
  const { t } = useTranslation('projects');
  const [search, setSearch] = useSearchParams();
  const text = search.get('text') ?? '';
  const query = text === '' ? {} : { text };
  const { data, error, refetch, isFetching } = useApiQuery('projects.readPrices', { query }, { keepPrevious: true });
  return (
    <DeskPage
      title={t('unitPrices.title')}
      actions={
        <>
          {data && data.items.length > 0 ? <a href={addressOf('projects.exportPrices', { query })}><Download aria-hidden size={16} /> {t('unitPrices.export')}</a> : null}
          <LinkButton to="/projects/signals" icon={Eye}>{t('signals.title')}</LinkButton>
        </>
      }
    >
      <Stack gap={4}>
        {data && data.lines > 0 ? (
          <>
            <Text tone="muted">{t('unitPrices.intro', { count: data.lines, least: data.leastLines, factor: data.factor })}</Text>
            <Input.Search
              className={board.search ?? ''} allowClear maxLength={60} aria-label={t('unitPrices.search')} placeholder={t('unitPrices.search')} defaultValue={text}
              onSearch={(value) => setSearch(value.trim() === '' ? {} : { text: value.trim() })}
            />
          </>
        ) : null}
        {error ? <ErrorState problem={error} onRetry={() => void refetch()} busy={isFetching} /> : null}
        {!data && !error ? <Skeleton lines={8} /> : null}
        {data?.lines === 0 ? (
          <EmptyState picture="box" title={t('unitPrices.none')} hint={t('unitPrices.noneHint')} action={<LinkButton to="/projects" tone="primary">{t('funds.page.toProjects')}</LinkButton>} />
        ) : null}
        {data && data.lines > 0 && data.items.length === 0 ? <EmptyState picture="lane" title={t('unitPrices.notFound')} hint={t('unitPrices.notFoundHint')} /> : null}
        {data && data.items.length > 0 ? <PriceTable prices={data} /> : null}
      </Stack>
    </DeskPage>
  );
}
