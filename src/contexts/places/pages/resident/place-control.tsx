import type { ReactNode } from 'react';
import type { ControlProps } from '../../../../ui/action/use-action-form.ts';
import { asPlaceValue } from '../shared/place-value.ts';
import { PlacePicker } from './place-picker.tsx';

/** The place picker as a field of any form. */
export function Control({ value, onChange, error }: ControlProps): ReactNode {
  return <PlacePicker value={asPlaceValue(value)} onChange={onChange} error={error} />;
}
