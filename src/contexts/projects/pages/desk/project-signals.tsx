import type { ReactNode } from 'react';
import { useApiQuery } from '../../../../ui/api/hooks.ts';
import type { Output } from '../../../../ui/api/types.ts';
import { Panel } from '../../../../ui/desk/desk-page.tsx';
import type { SlotProps } from '../../../../ui/faces.ts';
import { useFormat } from '../../../../ui/format/use-format.ts';
import { useLanguage, useTranslation } from '../../../../ui/i18n/index.ts';
import { Stack, Text } from '../../../../ui/kit/layout.tsx';
import { Note } from '../../../../ui/kit/states.tsx';

type Signal = Output<'projects.readSignals'>['items'][number];

function useWords(): (signal: Signal) => string {
  const { t } = useTranslation('projects');
  const format = useFormat();
  return ({ kind, evidence }) => {
    const money = (name: string): string => format.money(Number(evidence[name] ?? 0));
    switch (kind) {
      case 'contractorShare':
        return t('signals.contractorShare', evidence);
      case 'samePlace':
        return t('signals.samePlace', { count: Number(evidence['times']) });
      case 'unitPrice':
        return t('signals.unitPrice', { ...evidence, price: money('unitPriceFen'), usual: money('usualFen') });
      default:
        return t('signals.splitting', { count: Number(evidence['projects']), days: evidence['days'], total: money('totalFen'), limit: money('limitFen') });
    }
  };
}

/** Beside a project: what is worth a second look, with the evidence. */
export function Fill({ recordId }: SlotProps): ReactNode {
  const { t } = useTranslation('projects');
  const language = useLanguage();
  const words = useWords();
  const { data } = useApiQuery('projects.readSignals', { params: { id: recordId ?? '' } }, { enabled: recordId !== undefined });
  if (!data) return null;
  return (
    <Panel title={t('signals.title')}>
      <Stack gap={3}>
        {data.items.length === 0 ? <Text tone="muted">{t('signals.none')}</Text> : data.items.map((signal, index) => (
          <Note key={index} tone="soon">
            {words(signal)}
            {signal.numbers.length === 0 ? null : <><br />{t('signals.with', { numbers: signal.numbers.slice(0, 5).join(language === 'zh' ? '、' : ', ') })}</>}
          </Note>
        ))}
        <Text tone="muted" size="small">{data.source?.[language] ?? t('signals.hint')}</Text>
      </Stack>
    </Panel>
  );
}
