import { Building2, MapPin, PencilLine } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useTranslation } from '../../../../ui/i18n/index.ts';
import { ChoiceList } from '../../../../ui/kit/form/choices.tsx';
import { Stack } from '../../../../ui/kit/layout.tsx';
import { useOnline } from '../../../../ui/offline/queue.ts';
import type { PlaceValue, PlaceWay } from '../shared/place-value.ts';
import { AddressWay } from './address-way.tsx';
import { CompoundWay } from './compound-way.tsx';
import { PointWay } from './point-way.tsx';

interface Props {
  readonly value: PlaceValue | undefined;
  readonly onChange: (value: PlaceValue | undefined) => void;
  readonly error?: string | undefined;
}

/**
 * Where it is: a compound with its building, a pin or the phone's own position, or an address in words. None of them
 * needs a map or the permission to locate; without a network the address in words remains.
 */
export function PlacePicker({ value, onChange, error }: Props): ReactNode {
  const { t } = useTranslation('places');
  const online = useOnline();
  const [way, setWay] = useState<PlaceWay>(value?.kind ?? (online ? 'compound' : 'address'));
  const choose = (next: PlaceWay): void => {
    setWay(next);
    if (value && value.kind !== next) onChange(undefined);
  };
  const choices = [
    { value: 'compound', label: t('picker.compound'), icon: Building2 },
    { value: 'point', label: t('picker.point'), icon: MapPin },
    { value: 'address', label: t('picker.address'), icon: PencilLine },
  ] as const;
  return (
    <Stack>
      <ChoiceList legend={t('picker.way')} hideLegend inline choices={choices} value={way} onChange={choose} error={error} />
      {way === 'compound' ? (
        <CompoundWay value={value?.kind === 'compound' ? value : undefined} onChange={onChange} onGiveUp={() => choose('address')} />
      ) : way === 'point' ? (
        <PointWay value={value?.kind === 'point' ? value : undefined} onChange={onChange} />
      ) : (
        <AddressWay value={value?.kind === 'address' ? value : undefined} onChange={onChange} />
      )}
    </Stack>
  );
}
