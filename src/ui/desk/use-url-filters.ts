import { useMemo } from 'react';
import { useSearchParams } from 'react-router';

/** One filter of a list; its values stand in the address under `name`. */
export interface FilterDefinition {
  readonly name: string;
  readonly label: string;
  /** `choice` one of, `choices` any of, `text`, `date` (`YYYY-MM-DD`), `flag` (`true` or absent). */
  readonly control: 'choice' | 'choices' | 'text' | 'date' | 'flag';
  readonly options?: readonly { readonly value: string; readonly label: string }[];
}

export type FilterValues = Readonly<Record<string, string | readonly string[]>>;

export interface UrlFilters {
  /** What is set: texts, or lists for `choices`; ready to be the query of a list operation. */
  readonly values: FilterValues;
  readonly set: (name: string, value: string | readonly string[] | undefined) => void;
  readonly clear: () => void;
  /** The whole search part, for saved views. */
  readonly search: string;
  readonly apply: (search: string) => void;
}

/** Filters that live in the address, so that a list can be sent as a link and “back” brings it back. */
export function useUrlFilters(definitions: readonly FilterDefinition[]): UrlFilters {
  const [search, setSearch] = useSearchParams();
  const text = search.toString();
  const values = useMemo(() => {
    const found: Record<string, string | readonly string[]> = {};
    const current = new URLSearchParams(text);
    for (const { name, control } of definitions) {
      const all = current.getAll(name);
      if (all.length > 0) found[name] = control === 'choices' ? all : (all[0] ?? '');
    }
    return found;
  }, [text, definitions]);

  const set: UrlFilters['set'] = (name, value) => {
    setSearch((old) => {
      const next = new URLSearchParams(old);
      next.delete(name);
      for (const one of typeof value === 'string' ? [value] : (value ?? [])) if (one !== '') next.append(name, one);
      return next;
    });
  };
  const clear = (): void => {
    setSearch((old) => {
      const next = new URLSearchParams(old);
      for (const { name } of definitions) next.delete(name);
      return next;
    });
  };
  return { values, set, clear, search: text, apply: (wanted) => setSearch(new URLSearchParams(wanted)) };
}
