import { Tag, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useApiQuery } from '../../../../../ui/api/hooks.ts';
import { useLanguage, useTranslation } from '../../../../../ui/i18n/index.ts';
import { Button } from '../../../../../ui/kit/button.tsx';
import { Row, Stack, Text } from '../../../../../ui/kit/layout.tsx';
import { useSuggestion } from '../../shared/use-suggestion.ts';

interface Props {
  readonly text: string;
  readonly value: string | null;
  readonly onChange: (categoryId: string | null) => void;
}

/** What the find is likely about, as large buttons; without a network there are none and nothing is missed. */
export function CategoryHint({ text, value, onChange }: Props): ReactNode {
  const { t } = useTranslation('requests');
  const language = useLanguage();
  const { data } = useApiQuery('requests.listCategories', { query: {} }, { staleTime: 600_000, offline: true });
  const guesses = useSuggestion(text, value === null)?.categories.map(({ categoryId }) => categoryId) ?? [];
  const shown = (value === null ? guesses : [value]).flatMap((id) => data?.items.find((category) => category.id === id) ?? []);
  if (shown.length === 0) return null;
  return (
    <Stack gap={2}>
      <Text strong as="div">
        {t(value === null ? 'report.categorySuggested' : 'report.category')}
      </Text>
      <Row>
        {shown.map(({ id, nameZh, nameEn }) => (
          <Button key={id} icon={value === id ? X : Tag} aria-pressed={value === id} onClick={() => onChange(value === id ? null : id)}>
            {language === 'zh' ? nameZh : nameEn}
          </Button>
        ))}
      </Row>
    </Stack>
  );
}
