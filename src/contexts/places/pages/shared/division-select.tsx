import { useEffect, useState, type ReactNode } from 'react';
import { useApiQuery } from '../../../../ui/api/hooks.ts';
import { useTranslation } from '../../../../ui/i18n/index.ts';
import { Select } from '../../../../ui/kit/form/inputs.tsx';
import { Stack } from '../../../../ui/kit/layout.tsx';

interface Props {
  /** The chosen unit, the smallest of them. */
  readonly value: string | undefined;
  readonly onChange: (code: string | undefined) => void;
  /** How far down one may choose. */
  readonly deepest?: 'street' | 'community';
}

const levels = ['district', 'street', 'community'] as const;
type Level = (typeof levels)[number];

interface LevelProps {
  readonly level: Level;
  readonly parent: string;
  readonly value: string;
  readonly onChange: (code: string) => void;
}

function LevelSelect({ level, parent, value, onChange }: LevelProps): ReactNode {
  const { t } = useTranslation('places');
  const { data } = useApiQuery('places.listDivisions', { query: { parent } }, { staleTime: 3_600_000 });
  const options = (data?.items ?? []).filter((item) => item.level === level).map(({ code, shortName }) => ({ value: code, label: shortName }));
  return <Select label={t(`levels.${level}`)} required value={value} onChange={onChange} options={options} placeholder={t('picker.choose')} />;
}

/** The city everything here lies in: the first unit of the city level. */
export function useCity(): string | undefined {
  const roots = useApiQuery('places.listDivisions', { query: {} }, { staleTime: 3_600_000 });
  const root = roots.data?.items[0]?.code;
  const cities = useApiQuery('places.listDivisions', { query: { parent: root ?? '' } }, { staleTime: 3_600_000, enabled: root !== undefined });
  return cities.data?.items[0]?.code;
}

/** District, street and community, one native list after the other: no map, no typing. */
export function DivisionSelect({ value, onChange, deepest = 'community' }: Props): ReactNode {
  const city = useCity();
  const known = useApiQuery('places.getDivision', { params: { code: value ?? '' } }, { enabled: value !== undefined, staleTime: 3_600_000 });
  const [chosen, setChosen] = useState<Partial<Record<Level, string>>>({});
  const lineage = known.data?.lineage;
  useEffect(() => {
    if (!lineage) return;
    setChosen(Object.fromEntries(lineage.map(({ level, code }) => [level, code])));
  }, [lineage]);
  if (city === undefined) return null;
  const shown = levels.slice(0, levels.indexOf(deepest) + 1);
  const choose = (level: Level, code: string): void => {
    const kept = levels.slice(0, levels.indexOf(level)).flatMap((above) => (chosen[above] ? [[above, chosen[above]] as const] : []));
    const next = Object.fromEntries([...kept, ...(code === '' ? [] : [[level, code] as const])]);
    setChosen(next);
    onChange(levels.map((one) => next[one]).filter((one) => one !== undefined).pop());
  };
  return (
    <Stack gap={3}>
      {shown.map((level, index) => {
        const above = index === 0 ? city : chosen[shown[index - 1] ?? 'district'];
        return above === undefined ? null : (
          <LevelSelect key={level} level={level} parent={above} value={chosen[level] ?? ''} onChange={(code) => choose(level, code)} />
        );
      })}
    </Stack>
  );
}
