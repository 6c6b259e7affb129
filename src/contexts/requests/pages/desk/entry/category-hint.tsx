import type { ReactNode } from 'react';
import { useApiQuery } from '../../../../../ui/api/hooks.ts';
import { Button } from '../../../../../ui/desk/antd.ts';
import { useFormat } from '../../../../../ui/format/use-format.ts';
import { useLanguage, useTranslation } from '../../../../../ui/i18n/index.ts';
import { Row, Text } from '../../../../../ui/kit/layout.tsx';
import { useSuggestion } from '../../shared/use-suggestion.ts';

interface Props {
  readonly text: string;
  readonly value: string | undefined;
  readonly onChange: (categoryId: string) => void;
}

/** What the text is likely about, with how sure that is; one press takes it. Nothing while a category is chosen or nothing is known. */
export function CategoryHint({ text, value, onChange }: Props): ReactNode {
  const { t } = useTranslation('requests');
  const language = useLanguage();
  const format = useFormat();
  const { data } = useApiQuery('requests.listCategories', { query: {} }, { staleTime: 600_000 });
  const guesses = useSuggestion(text, value === undefined)?.categories ?? [];
  const known = guesses.flatMap(({ categoryId, confidence }) => {
    const category = data?.items.find(({ id }) => id === categoryId);
    return category ? [{ id: categoryId, name: language === 'zh' ? category.nameZh : category.nameEn, confidence }] : [];
  });
  if (value !== undefined || known.length === 0) return null;
  return (
    <Row>
      <Text tone="muted" size="small">
        {t('report.categorySuggested')}
      </Text>
      {known.map(({ id, name, confidence }) => (
        <Button key={id} size="small" onClick={() => onChange(id)}>
          {t('suggestion.guess', { name, share: format.share(confidence) })}
        </Button>
      ))}
    </Row>
  );
}
