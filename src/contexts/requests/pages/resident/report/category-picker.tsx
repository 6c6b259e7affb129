import { Tag } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useLanguage, useTranslation } from '../../../../../ui/i18n/index.ts';
import { Button } from '../../../../../ui/kit/button.tsx';
import { Dialog } from '../../../../../ui/kit/dialog.tsx';
import { ChoiceList } from '../../../../../ui/kit/form/choices.tsx';
import { Row, Stack, Text } from '../../../../../ui/kit/layout.tsx';
import type { Category } from '../../../contract.ts';
import { useSuggestion } from '../../shared/use-suggestion.ts';
import { groupCategories, suggestCategories } from './suggest-categories.ts';

interface Props {
  readonly categories: readonly Category[];
  readonly text: string;
  readonly value: string | null;
  readonly onChange: (id: string | null) => void;
}

/** The category, to be skipped by whoever likes: what the text suggests as buttons, all others a tap away. */
export function CategoryPicker({ categories, text, value, onChange }: Props): ReactNode {
  const { t } = useTranslation('requests');
  const language = useLanguage();
  const [open, setOpen] = useState(false);
  const nameOf = (category: Category): string => (language === 'zh' ? category.nameZh : category.nameEn);
  const chosen = categories.find(({ id }) => id === value);
  const learned = useSuggestion(text, !chosen)?.categories.flatMap(({ categoryId }) => categories.find(({ id, offered }) => offered && id === categoryId) ?? []) ?? [];
  // Until the office has solved enough cases to learn from, and without a network, the names of the categories help.
  const suggested = chosen ? [] : learned.length > 0 ? learned : suggestCategories(text, categories);
  const choose = (id: string | null): void => {
    onChange(id);
    setOpen(false);
  };
  if (categories.length === 0) return null;
  return (
    <Stack gap={2}>
      <Text strong as="div">
        {t('report.category')}
      </Text>
      <Text tone="muted" size="small">
        {suggested.length > 0 ? t('report.categorySuggested') : t('report.categoryHint')}
      </Text>
      <Row>
        {suggested.map((category) => (
          <Button key={category.id} onClick={() => choose(category.id)}>
            {nameOf(category)}
          </Button>
        ))}
        {chosen ? (
          <Button icon={Tag} aria-pressed onClick={() => setOpen(true)}>
            {nameOf(chosen)}
          </Button>
        ) : null}
        <Button tone="quiet" onClick={() => setOpen(true)}>
          {t(chosen ? 'report.categoryOther' : 'report.categoryAll')}
        </Button>
      </Row>
      <Dialog
        open={open}
        title={t('report.category')}
        onClose={() => setOpen(false)}
        actions={<Button onClick={() => choose(null)}>{t('report.categoryClear')}</Button>}
      >
        <Stack gap={6}>
          {groupCategories(categories).map(({ group, items }) => (
            <ChoiceList
              key={group.id}
              legend={nameOf(group)}
              choices={items.map((item) => ({ value: item.id, label: nameOf(item) }))}
              value={value ?? undefined}
              onChange={choose}
            />
          ))}
        </Stack>
      </Dialog>
    </Stack>
  );
}
