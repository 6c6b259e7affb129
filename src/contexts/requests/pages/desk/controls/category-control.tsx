import { useMemo, type ReactNode } from 'react';
import type { ControlProps } from '../../../../../ui/action/use-action-form.ts';
import { useApiQuery } from '../../../../../ui/api/hooks.ts';
import { Form, Select } from '../../../../../ui/desk/antd.ts';
import { usePlace } from '../../../../../ui/desk/place.tsx';
import { refused } from '../../../../../ui/desk/refused.ts';
import { useLanguage, useTranslation } from '../../../../../ui/i18n/index.ts';
import { CategoryHint } from '../entry/category-hint.tsx';

interface Option {
  readonly value: string;
  readonly label: string;
  /** What typing looks through: code and both names. */
  readonly words: string;
}

interface Branch {
  readonly label: string;
  readonly options: Option[];
}

/** The categories under their branches. */
function useBranches(): readonly Branch[] {
  const language = useLanguage();
  const { place } = usePlace();
  const { data } = useApiQuery('requests.listCategories', { query: place ? { divisionCode: place.code } : {} }, { staleTime: 600_000 });
  return useMemo(() => {
    const items = data?.items ?? [];
    const optionOf = ({ id, code, nameZh, nameEn }: (typeof items)[number]): Option => ({
      value: id,
      label: language === 'zh' ? nameZh : nameEn,
      words: `${code} ${nameZh} ${nameEn}`.toLowerCase(),
    });
    return items
      .filter(({ parentId }) => parentId === null)
      .map((branch) => {
        const leaves = items.filter(({ parentId }) => parentId === branch.id);
        return { label: optionOf(branch).label, options: (leaves.length > 0 ? leaves : [branch]).map(optionOf) };
      });
  }, [data, language]);
}

interface PickerProps {
  readonly id: string;
  readonly value: string | undefined;
  readonly onChange: (value: string | undefined) => void;
}

/** Categories by branch, found by code or name. */
export function CategoryPicker({ id, value, onChange }: PickerProps): ReactNode {
  const { t } = useTranslation('requests');
  const branches = useBranches();
  return (
    <Select<string, Option>
      id={id}
      allowClear
      showSearch={{ filterOption: (text, option) => option?.words?.includes(text.trim().toLowerCase()) ?? false }}
      placeholder={t('desk.category.search')}
      options={branches as unknown as Option[]}
      value={value ?? null}
      onChange={(next: string | undefined) => onChange(next)}
    />
  );
}

/** The category field of a form; where the record says what is being typed, with what that is likely about. */
export function Control({ field, label, hint, error, value, onChange, record }: ControlProps): ReactNode {
  const id = `category-${field.name}`;
  const { typedText } = (record ?? {}) as { readonly typedText?: string };
  const chosen = typeof value === 'string' ? value : undefined;
  return (
    <Form.Item
      label={label}
      htmlFor={id}
      required={field.required}
      {...refused(error)}
      {...(hint ? { extra: hint } : {})}
    >
      <CategoryPicker id={id} value={chosen} onChange={onChange} />
      {typedText === undefined ? null : <CategoryHint text={typedText} value={chosen} onChange={onChange} />}
    </Form.Item>
  );
}
