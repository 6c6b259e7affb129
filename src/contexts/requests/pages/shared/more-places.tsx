import { MapPinPlus, Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from '../../../../ui/i18n/index.ts';
import { Button } from '../../../../ui/kit/button.tsx';
import { Section, Stack } from '../../../../ui/kit/layout.tsx';
import { isPlace, PlaceField, type Where } from './place-field.tsx';

/** As the contract has it. */
export const mostFurtherPlaces = 9;

/** Further places while somebody still chooses them: an empty one is `null`. */
export type FurtherPlaces = readonly (Where | null)[];

/** The chosen ones, as the call takes them; nothing when there are none. */
export function alsoAtOf(places: FurtherPlaces): { readonly alsoAt?: Where[] } {
  const chosen = places.filter(isPlace);
  return chosen.length === 0 ? {} : { alsoAt: chosen };
}

interface Props {
  readonly places: FurtherPlaces;
  readonly onChange: (places: FurtherPlaces) => void;
  /** What is wrong with one of them, by its index. */
  readonly errorOf?: (index: number) => string | undefined;
}

/** The same matter at further places: each like the first, added and removed one by one. */
export function MorePlaces({ places, onChange, errorOf }: Props): ReactNode {
  const { t } = useTranslation('requests');
  return (
    <>
      {places.map((where, index) => (
        <Section
          key={index}
          title={t('places.nth', { count: index + 2 })}
          action={
            <Button tone="quiet" icon={Trash2} onClick={() => onChange(places.filter((_, other) => other !== index))}>
              {t('places.remove', { count: index + 2 })}
            </Button>
          }
        >
          <Stack gap={3}>
            <PlaceField value={where} onChange={(next) => onChange(places.map((place, other) => (other === index ? next : place)))} error={errorOf?.(index)} />
          </Stack>
        </Section>
      ))}
      {places.length < mostFurtherPlaces && places.every(isPlace) ? (
        <Button tone="quiet" icon={MapPinPlus} onClick={() => onChange([...places, null])}>
          {t('places.add')}
        </Button>
      ) : null}
    </>
  );
}
