import type { ReactNode } from 'react';
import { useApiQuery } from '../../../../ui/api/hooks.ts';
import { Panel } from '../../../../ui/desk/desk-page.tsx';
import type { SlotProps } from '../../../../ui/faces.ts';
import { useLanguage, useTranslation } from '../../../../ui/i18n/index.ts';
import { Stack, Text } from '../../../../ui/kit/layout.tsx';
import { SignalNotes } from './signals/signal-notes.tsx';

/** Beside a project: what is worth a second look, with the evidence. */
export function Fill({ recordId }: SlotProps): ReactNode {
  const { t } = useTranslation('projects');
  const language = useLanguage();
  const { data } = useApiQuery('projects.readSignals', { params: { id: recordId ?? '' } }, { enabled: recordId !== undefined });
  if (!data) return null;
  return (
    <Panel title={t('signals.title')}>
      <Stack gap={3}>
        {data.items.length === 0 ? <Text tone="muted">{t('signals.none')}</Text> : <SignalNotes signals={data.items} />}
        <Text tone="muted" size="small">{data.source?.[language] ?? t('signals.hint')}</Text>
      </Stack>
    </Panel>
  );
}
