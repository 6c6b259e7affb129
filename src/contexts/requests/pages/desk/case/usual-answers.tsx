import type { ReactNode } from 'react';
import { useApiQuery } from '../../../../../ui/api/hooks.ts';
import { useTranslation } from '../../../../../ui/i18n/index.ts';
import { Stack, Text } from '../../../../../ui/kit/layout.tsx';
import { Note } from '../../../../../ui/kit/states.tsx';
import { CopyButton } from '../../shared/copy-button.tsx';
import type { Case } from './types.ts';

/** The answers the office often gives about such a case, to be copied into the reply. */
export function UsualAnswers({ record }: { readonly record: Case }): ReactNode {
  const { t } = useTranslation('requests');
  const { data } = useApiQuery('requests.listCategories', { query: { all: 'true' } }, { staleTime: 600_000 });
  const templates = data?.items.find(({ id }) => id === record.categoryId)?.templates ?? [];
  if (templates.length === 0) return null;
  return (
    <Note>
      <strong>{t('desk.categories.fields.templates')}</strong>
      <Stack gap={2}>
        {templates.map(({ name, text }) => (
          <div key={name}>
            <Text size="small">{text}</Text>
            <CopyButton text={text}>{name}</CopyButton>
          </div>
        ))}
      </Stack>
    </Note>
  );
}
