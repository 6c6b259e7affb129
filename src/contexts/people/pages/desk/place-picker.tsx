import { useState, type ReactNode } from 'react';
import { useApiQuery } from '../../../../ui/api/hooks.ts';
import { Select } from '../../../../ui/desk/antd.ts';
import { useTranslation } from '../../../../ui/i18n/index.ts';
import { Field } from '../../../../ui/kit/form/field.tsx';
import { useSession } from '../../../../ui/session.tsx';

interface Props {
  readonly value: string | undefined;
  readonly onChange: (code: string) => void;
  readonly error?: string | undefined;
}

/** A place within those the administrator manages: begins with these, finds others by name or pinyin initials. */
export function PlacePicker({ value, onChange, error }: Props): ReactNode {
  const { t } = useTranslation('people');
  const { answer } = useSession();
  const [text, setText] = useState('');
  const own = answer?.kind === 'staff' ? answer.assignments.filter(({ role }) => role === 'administrator') : [];
  const q = text.trim();
  // Looks once in the smallest unit that holds everything the person manages; with several places everywhere.
  const within = own.length === 1 ? own[0]?.placeCode : undefined;
  const found = useApiQuery(
    'places.search',
    { query: { q, type: 'division', ...(within === undefined ? {} : { within }) } },
    { enabled: q !== '', keepPrevious: true },
  );
  const options =
    q === ''
      ? own.map(({ placeCode, placeName }) => ({ value: placeCode, label: placeName }))
      : (found.data?.items ?? []).map(({ divisionCode, name, where }) => ({ value: divisionCode, label: `${name}  ${where}` }));
  return (
    <Field label={t('fields.place')} required error={error}>
      {({ id }) => (
        <Select
          id={id}
          showSearch={{ filterOption: false, onSearch: setText }}
          placeholder={t('staff.choosePlace')}
          value={value ?? null}
          options={options}
          loading={found.isFetching}
          onChange={(code: string) => onChange(code)}
        />
      )}
    </Field>
  );
}
