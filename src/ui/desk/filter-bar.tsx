import { Button, Checkbox, Input, Popover, Select } from 'antd';
import { Search, SlidersHorizontal, X } from 'lucide-react';
import { useEffect, useRef, useState, type ReactNode, type RefObject } from 'react';
import { useTranslation } from '../i18n/index.ts';
import { isComposing, useKeys } from '../keys.ts';
import styles from './filter-bar.module.css';
import type { FilterDefinition, UrlFilters } from './use-url-filters.ts';

/** From here on a list is easier searched than read. */
const manyOptions = 12;

interface ControlProps {
  readonly definition: FilterDefinition;
  readonly filters: UrlFilters;
}

function FilterControl({ definition, filters }: ControlProps): ReactNode {
  const { name, label, control, options = [] } = definition;
  const value = filters.values[name];
  const list = [...options];
  switch (control) {
    case 'choice':
      return (
        <Select
          allowClear
          {...(list.length > manyOptions ? { showSearch: { optionFilterProp: 'label' } } : {})}
          aria-label={label}
          options={list}
          value={typeof value === 'string' ? value : null}
          onChange={(next: string | undefined) => filters.set(name, next)}
        />
      );
    case 'choices':
      return (
        <Select
          mode="multiple"
          aria-label={label}
          options={list}
          value={Array.isArray(value) ? [...(value as readonly string[])] : []}
          onChange={(next: string[]) => filters.set(name, next)}
        />
      );
    case 'flag':
      return (
        <Checkbox checked={value === 'true'} onChange={(event) => filters.set(name, event.target.checked ? 'true' : undefined)}>
          {label}
        </Checkbox>
      );
    case 'date':
      return (
        <Input type="date" aria-label={label} value={typeof value === 'string' ? value : ''} onChange={(event) => filters.set(name, event.target.value)} />
      );
    default:
      return <SearchBox label={label} value={typeof value === 'string' ? value : ''} onSearch={(text) => filters.set(name, text)} />;
  }
}

interface SearchProps {
  readonly label: string;
  readonly value: string;
  readonly onSearch: (text: string) => void;
  readonly box?: RefObject<HTMLInputElement | null>;
}

/** Searches on Enter, never while an input method is still composing. */
function SearchBox({ label, value, onSearch, box }: SearchProps): ReactNode {
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  return (
    <Input
      allowClear
      className={styles.search ?? ''}
      aria-label={label}
      placeholder={label}
      prefix={<Search size={16} aria-hidden />}
      value={text}
      ref={(input) => {
        if (box) box.current = input?.input ?? null;
      }}
      onChange={(event) => {
        setText(event.target.value);
        if (event.target.value === '' && value !== '') onSearch('');
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && !isComposing(event.nativeEvent)) onSearch(text.trim());
        if (event.key === 'Escape') event.currentTarget.blur();
      }}
    />
  );
}

function valueWords({ control, options = [], label }: FilterDefinition, value: string | readonly string[]): string {
  if (control === 'flag') return label;
  const values = typeof value === 'string' ? [value] : value;
  const words = values.map((one) => options.find((option) => option.value === one)?.label ?? one);
  return `${label} ${words.join(' / ')}`;
}

interface Props {
  readonly definitions: readonly FilterDefinition[];
  readonly filters: UrlFilters;
  /** Name of the text filter that `/` leads to. */
  readonly searchName?: string;
}

/** The filters of a list: search, the others in a panel, what is set as chips. */
export function FilterBar({ definitions, filters, searchName = 'text' }: Props): ReactNode {
  const { t } = useTranslation();
  const box = useRef<HTMLInputElement | null>(null);
  const search = definitions.find(({ name }) => name === searchName);
  const others = definitions.filter((definition) => definition !== search);
  const set = others.filter(({ name }) => filters.values[name] !== undefined);
  useKeys({ '/': () => box.current?.focus() }, search !== undefined);
  const searched = filters.values[searchName];
  return (
    <div className={styles.bar}>
      {search ? (
        <SearchBox
          box={box}
          label={search.label}
          value={typeof searched === 'string' ? searched : ''}
          onSearch={(text) => filters.set(searchName, text)}
        />
      ) : null}
      {others.length > 0 ? (
        <Popover
          trigger="click"
          placement="bottomLeft"
          content={
            <div className={styles.panel}>
              {others.map((definition) =>
                definition.control === 'flag' ? (
                  <FilterControl key={definition.name} definition={definition} filters={filters} />
                ) : (
                  <label key={definition.name}>
                    {definition.label}
                    <FilterControl definition={definition} filters={filters} />
                  </label>
                ),
              )}
            </div>
          }
        >
          <Button icon={<SlidersHorizontal size={16} aria-hidden />}>{t('table.filters')}</Button>
        </Popover>
      ) : null}
      {set.map((definition) => {
        const name = valueWords(definition, filters.values[definition.name] ?? '');
        return (
          <span key={definition.name} className={styles.chip}>
            {name}
            <button type="button" aria-label={t('table.removeFilter', { name })} onClick={() => filters.set(definition.name, undefined)}>
              <X aria-hidden />
            </button>
          </span>
        );
      })}
      {set.length > 1 ? (
        <Button type="link" onClick={filters.clear}>
          {t('table.clearFilters')}
        </Button>
      ) : null}
    </div>
  );
}
