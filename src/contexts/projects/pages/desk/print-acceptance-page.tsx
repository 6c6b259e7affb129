import type { ReactNode } from 'react';
import { useParams } from 'react-router';
import { formatDate } from '../../../../shared/time.ts';
import { useApiQuery } from '../../../../ui/api/hooks.ts';
import { useFormat } from '../../../../ui/format/use-format.ts';
import { useLanguage, useTranslation } from '../../../../ui/i18n/index.ts';
import { Skeleton } from '../../../../ui/kit/skeleton.tsx';
import { ErrorState } from '../../../../ui/kit/states.tsx';
import type { ProjectDetail } from '../../contract.ts';
import { Sheet, SheetTable } from './print/sheet.tsx';

function useAcceptance(): (project: ProjectDetail) => { readonly people: string | undefined; readonly view: string | undefined } {
  const { t } = useTranslation('projects');
  return ({ steps }) => {
    const detail = steps.find(({ action }) => action === 'accept')?.detail;
    const { residentsPresent, residentsAgreed, acceptanceView } = detail ?? {};
    return {
      people: detail ? t('print.present', { present: residentsPresent, agreed: residentsAgreed }) : undefined,
      view: typeof acceptanceView === 'string' ? acceptanceView : undefined,
    };
  };
}

/** 民生小项目验收单 on A4: filled in as far as it has come, with room for signatures. */
export function Page(): ReactNode {
  const { t } = useTranslation('projects');
  const { id = '' } = useParams();
  const language = useLanguage();
  const format = useFormat();
  const acceptance = useAcceptance();
  const { data, error, refetch } = useApiQuery('projects.read', { params: { id } });
  const accepted = data ? acceptance(data) : undefined;
  return (
    <Sheet title={t('print.acceptanceTitle')} number={data?.number} back={`/projects/${id}`}>
      {error ? <ErrorState problem={error} onRetry={() => void refetch()} /> : null}
      {!data && !error ? <Skeleton lines={12} /> : null}
      {data ? (
        <SheetTable
          rows={[
            [t('fields.title'), data.title],
            [t('fields.places'), data.places.map(({ placeName, note }) => [placeName, note].filter(Boolean).join(' ')).join(t('show.comma'))],
            [t('fields.contractorId'), data.contractorName ?? '—'],
            [t('fields.approvedFen'), data.approvedFen === null ? '—' : format.money(data.approvedFen)],
            [t('fields.finalFen'), data.finalFen === null ? undefined : format.money(data.finalFen)],
            [t('print.started'), data.startedAt === null ? undefined : format.dateTime(data.startedAt)],
            [t('print.done'), data.doneAt === null ? undefined : format.dateTime(data.doneAt)],
            [t('fields.defects'), data.defects.map(({ description, fixedAt }) => `${description} (${t(fixedAt ? 'show.fixed' : 'show.open')})`).join('\n') || t('print.noDefects')],
            [t('print.residents'), accepted?.people],
            [t('fields.acceptanceView'), accepted?.view],
            [t('show.warranty'), data.warrantyUntil === null ? '—' : formatDate(data.warrantyUntil, language)],
            [t('print.signResidents'), undefined],
            [t('print.signCommunity'), undefined],
            [t('print.signContractor'), undefined],
          ]}
        />
      ) : null}
    </Sheet>
  );
}
