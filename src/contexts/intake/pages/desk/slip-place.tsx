import { useEffect, useState, type KeyboardEvent, type ReactNode } from 'react';
import { useApiQuery } from '../../../../ui/api/hooks.ts';
import { AutoComplete, Input } from '../../../../ui/desk/antd.ts';
import { useTranslation } from '../../../../ui/i18n/index.ts';
import type { SlipDraft } from './slip-draft.ts';

interface Props {
  readonly draft: SlipDraft;
  readonly set: (change: Partial<SlipDraft>) => void;
  readonly divisionCode: string;
  readonly placeName: string;
  readonly onKey: (event: KeyboardEvent) => void;
}

function useRested(value: string): string {
  const [rested, setRested] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), 250);
    return () => clearTimeout(timer);
  }, [value]);
  return rested;
}

/** The place of a slip: nothing means the record's own place; a compound is offered by name or pinyin letters. */
export function SlipPlace({ draft, set, divisionCode, placeName, onKey }: Props): ReactNode {
  const { t } = useTranslation('intake');
  const question = useRested(draft.placeText.trim());
  const { data } = useApiQuery('places.search', { query: { q: question, limit: 8, within: divisionCode } }, { enabled: question !== '', staleTime: 60_000, keepPrevious: true });
  const hits = question === '' ? [] : (data?.items ?? []).filter(({ type }) => type === 'compound');
  return (
    <label>
      <span>{t('slips.where')}</span>
      <AutoComplete
        value={draft.placeText}
        options={hits.map(({ id, name }) => ({ value: id, label: name }))}
        onSearch={(placeText) => set({ placeText, where: undefined })}
        onSelect={(id: string) => set({ placeText: hits.find((hit) => hit.id === id)?.name ?? '', where: { kind: 'compound', compoundId: id } })}
      >
        <Input maxLength={200} autoComplete="off" placeholder={placeName} onKeyDown={(event) => (event.currentTarget.getAttribute('aria-activedescendant') ? undefined : onKey(event))} />
      </AutoComplete>
    </label>
  );
}
