import type { ReactNode } from 'react';
import { useApiQuery } from '../../../../../ui/api/hooks.ts';
import { Panel } from '../../../../../ui/desk/desk-page.tsx';
import { useTranslation } from '../../../../../ui/i18n/index.ts';
import { Note } from '../../../../../ui/kit/states.tsx';
import { Stack, Text } from '../../../../../ui/kit/layout.tsx';
import { StageList } from '../../shared/stage-list.tsx';
import type { Case } from './types.ts';

/** The stages with their limits, and how such cases are handled. */
export function StagesPanel({ record }: { readonly record: Case }): ReactNode {
  const { t } = useTranslation('requests');
  const { data } = useApiQuery('requests.listCategories', { query: { all: 'true' } }, { staleTime: 600_000 });
  const instructions = data?.items.find(({ id }) => id === record.categoryId)?.instructions;
  return (
    <Panel title={t('desk.case.stages')}>
      <Stack gap={3}>
        <StageList stages={record.stages} />
        <Text tone="muted" size="small">
          {t('desk.case.stagesHint')}
        </Text>
        {instructions ? (
          <Note>
            <strong>{t('desk.case.instructions')}</strong>
            <p>{instructions}</p>
          </Note>
        ) : null}
      </Stack>
    </Panel>
  );
}
