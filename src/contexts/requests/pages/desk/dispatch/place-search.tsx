import { useState, type ReactNode } from 'react';
import { useApiQuery } from '../../../../../ui/api/hooks.ts';
import { Select } from '../../../../../ui/desk/antd.ts';

/** A community, grid or compound, found by its name. */
export interface FoundPlace {
  /** `division:` or `compound:` before the code or id. */
  readonly value: string;
  readonly label: string;
}

interface Props {
  readonly id: string;
  readonly within: string;
  readonly value: readonly FoundPlace[];
  readonly placeholder: string;
  readonly onChange: (places: readonly FoundPlace[]) => void;
}

/** Places inside a place, by part of the name or the first letters of its pinyin. */
export function PlaceSearch({ id, within, value, placeholder, onChange }: Props): ReactNode {
  const [text, setText] = useState('');
  const { data } = useApiQuery('places.search', { query: { q: text, within } }, { enabled: text.trim() !== '' && within !== '', keepPrevious: true });
  const found: readonly FoundPlace[] = (data?.items ?? []).flatMap((hit) => {
    if (hit.type === 'workstation') return [];
    return [{ value: `${hit.type}:${hit.type === 'division' ? hit.divisionCode : hit.id}`, label: hit.name }];
  });
  const options = [...new Map([...value, ...(text.trim() === '' ? [] : found)].map((option) => [option.value, option])).values()];
  return (
    <Select<string[], FoundPlace>
      id={id}
      mode="multiple"
      showSearch={{ filterOption: false, onSearch: setText }}
      placeholder={placeholder}
      value={value.map((one) => one.value)}
      options={options}
      onChange={(next) => {
        onChange(options.filter((option) => next.includes(option.value)));
        setText('');
      }}
    />
  );
}
