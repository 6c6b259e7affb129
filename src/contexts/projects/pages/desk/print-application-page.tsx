import type { ReactNode } from 'react';
import { useParams } from 'react-router';
import { toChineseCapitals } from '../../../../shared/money.ts';
import { useApiQuery } from '../../../../ui/api/hooks.ts';
import { useFormat } from '../../../../ui/format/use-format.ts';
import { useTranslation } from '../../../../ui/i18n/index.ts';
import { Skeleton } from '../../../../ui/kit/skeleton.tsx';
import { ErrorState } from '../../../../ui/kit/states.tsx';
import { LinesTable } from '../shared/lines-table.tsx';
import { Sheet, SheetTable } from './print/sheet.tsx';

/** 民生小项目申请表 on A4, with room for signatures. */
export function Page(): ReactNode {
  const { t } = useTranslation('projects');
  const { id = '' } = useParams();
  const format = useFormat();
  const { data, error, refetch } = useApiQuery('projects.read', { params: { id } });
  const step = (action: string): string | undefined => {
    const found = data?.steps.find((one) => one.action === action);
    if (!found) return undefined;
    const opinion = found.internal['opinion'];
    return [typeof opinion === 'string' ? opinion : t(`actions.${action}`), found.actorName, format.dateTime(found.at)].filter(Boolean).join(' · ');
  };
  return (
    <Sheet title={t('print.applicationTitle')} number={data?.number} back={`/projects/${id}`}>
      {error ? <ErrorState problem={error} onRetry={() => void refetch()} /> : null}
      {!data && !error ? <Skeleton lines={12} /> : null}
      {data ? (
        <>
          <SheetTable
            rows={[
              [t('fields.title'), data.title],
              [t('fields.kind'), `${t(`options.kind.${data.kind}`)} · ${t(`options.workType.${data.workType}`)}`],
              [t('fields.places'), data.places.map(({ placeName, note }) => [placeName, note].filter(Boolean).join(' ')).join(t('show.comma'))],
              [t('fields.origins'), data.origins.map(({ number }) => number).join(t('show.comma')) || '—'],
              [t('fields.what'), data.what],
              [t('fields.why'), data.why],
              [t('fields.residentsViews'), [data.residentsViews, data.residentsAsked === null ? '' : t('show.asked', { asked: data.residentsAsked, agreed: data.residentsAgreed ?? 0 })].filter(Boolean).join(' ')],
              [t('fields.partyCommitteeView'), data.partyCommitteeView],
              [t('fields.fundId'), data.fundName ?? '—'],
              [t('show.estimate'), `${format.money(data.estimateFen)} ${toChineseCapitals(data.estimateFen)}`],
            ]}
          />
          <LinesTable label={t('fields.lines')} lines={data.lines.filter(({ stage }) => stage === 'estimate')} />
          <SheetTable
            rows={[
              [t('actions.submit'), step('submit') ?? step('submitPapers')],
              [t('actions.approve'), step('approve') ?? step('ratify')],
              ...(data.persons === 2 ? [[t('actions.confirm'), step('confirm')] as const] : []),
            ]}
          />
        </>
      ) : null}
    </Sheet>
  );
}
