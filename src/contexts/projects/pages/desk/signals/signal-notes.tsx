import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { Output } from '../../../../../ui/api/types.ts';
import { useFormat } from '../../../../../ui/format/use-format.ts';
import { useTranslation } from '../../../../../ui/i18n/index.ts';
import { Row, Stack } from '../../../../../ui/kit/layout.tsx';
import { Note } from '../../../../../ui/kit/states.tsx';

type Signal = Output<'projects.readSignals'>['items'][number];

/** How many of the projects a signal rests on are named. */
const mostNamed = 6;

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

/** What is worth a second look, each with the projects it rests on. */
export function SignalNotes({ signals }: { readonly signals: readonly Signal[] }): ReactNode {
  const { t } = useTranslation('projects');
  const words = useWords();
  return (
    <Stack gap={3}>
      {signals.map((signal, index) => (
        <Note key={index} tone="soon">
          {words(signal)}
          {signal.others.length === 0 ? null : (
            <Row gap={2}>
              <span>{t('signals.with')}</span>
              {signal.others.slice(0, mostNamed).map(({ id, number }) => <Link key={number} to={`/projects/${id}`}>{number}</Link>)}
              {signal.others.length > mostNamed ? <span>{t('signals.more', { count: signal.others.length - mostNamed })}</span> : null}
            </Row>
          )}
        </Note>
      ))}
    </Stack>
  );
}
