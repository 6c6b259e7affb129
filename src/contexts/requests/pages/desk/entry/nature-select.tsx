import type { ReactNode } from 'react';
import { Select } from '../../../../../ui/desk/antd.ts';
import { useTranslation } from '../../../../../ui/i18n/index.ts';
import { natures, suggestNature } from '../../../rules/suggestion.ts';
import type { EntryDraft } from './draft.ts';

interface Props {
  readonly id: string;
  readonly text: string;
  readonly value: EntryDraft['nature'];
  readonly onChange: (nature: EntryDraft['nature']) => void;
}

/** 诉求性质: left empty, the words decide, and the box says how. */
export function NatureSelect({ id, text, value, onChange }: Props): ReactNode {
  const { t } = useTranslation('requests');
  return (
    <Select
      id={id}
      allowClear
      placeholder={text.trim() === '' ? undefined : t('desk.entry.natureSuggested', { nature: t(`options.nature.${suggestNature(text)}`) })}
      value={value ?? null}
      options={natures.map((nature) => ({ value: nature, label: t(`options.nature.${nature}`) }))}
      onChange={(next: EntryDraft['nature'] | null) => onChange(next ?? undefined)}
    />
  );
}
