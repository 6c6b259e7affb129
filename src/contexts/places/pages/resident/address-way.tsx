import { useState, type ReactNode } from 'react';
import { useTranslation } from '../../../../ui/i18n/index.ts';
import { Button } from '../../../../ui/kit/button.tsx';
import { TextArea } from '../../../../ui/kit/form/inputs.tsx';
import { Stack } from '../../../../ui/kit/layout.tsx';
import { DivisionSelect } from '../shared/division-select.tsx';
import type { PlaceValue } from '../shared/place-value.ts';
import { PlaceSummary } from './place-summary.tsx';

interface Props {
  readonly value: Extract<PlaceValue, { kind: 'address' }> | undefined;
  readonly onChange: (value: PlaceValue | undefined) => void;
}

const longest = 200;

/** The place in words, with the community where the person knows it. */
export function AddressWay({ value, onChange }: Props): ReactNode {
  const { t } = useTranslation('places');
  const [asking, setAsking] = useState(value?.divisionCode !== undefined);
  const change = (text: string, divisionCode: string | undefined): void => {
    if (text === '' && divisionCode === undefined) onChange(undefined);
    else onChange({ kind: 'address', text, ...(divisionCode === undefined ? {} : { divisionCode }) });
  };
  return (
    <Stack gap={3}>
      <TextArea
        label={t('picker.addressText')}
        placeholder={t('picker.addressExample')}
        required
        spoken
        rows={2}
        maxLength={longest}
        value={value?.text ?? ''}
        onChange={(text) => change(text, value?.divisionCode)}
      />
      <PlaceSummary value={value} />
      {asking ? (
        <DivisionSelect value={value?.divisionCode} onChange={(code) => change(value?.text ?? '', code)} />
      ) : (
        <Button tone="quiet" onClick={() => setAsking(true)}>
          {t('picker.addCommunity')}
        </Button>
      )}
    </Stack>
  );
}
