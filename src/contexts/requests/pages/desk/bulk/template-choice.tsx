import type { ReactNode } from 'react';
import { useApiQuery } from '../../../../../ui/api/hooks.ts';
import { Select } from '../../../../../ui/desk/antd.ts';
import { usePlace } from '../../../../../ui/desk/place.tsx';
import { useTranslation } from '../../../../../ui/i18n/index.ts';

interface Props {
  /** The categories of the cases to be answered: their template answers are offered. */
  readonly categoryIds: readonly string[];
  readonly onChoose: (text: string) => void;
}

/** The template answers of the categories at hand, to begin a reply with. */
export function TemplateChoice({ categoryIds, onChoose }: Props): ReactNode {
  const { t } = useTranslation('requests');
  const { place } = usePlace();
  const { data } = useApiQuery('requests.listCategories', { query: { all: 'true', ...(place ? { divisionCode: place.code } : {}) } }, { staleTime: 600_000 });
  const wanted = new Set(categoryIds);
  const categories = (data?.items ?? []).filter(({ id }) => wanted.has(id));
  const options = categories.flatMap(({ id, templates }) => templates.map(({ name, text }, index) => ({ value: `${id} ${index}`, label: name, text })));
  if (options.length === 0) return null;
  return (
    <Select
      aria-label={t('desk.bulk.template')}
      placeholder={t('desk.bulk.template')}
      options={options}
      onChange={(value: string) => onChoose(options.find((option) => option.value === value)?.text ?? '')}
    />
  );
}
