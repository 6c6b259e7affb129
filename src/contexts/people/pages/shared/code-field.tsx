import type { ReactNode } from 'react';
import { TextInput } from '../../../../ui/kit/form/inputs.tsx';

interface Props {
  readonly label: string;
  readonly hint?: ReactNode;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly error?: string | undefined;
  /** Letters too, as recovery codes have them. */
  readonly letters?: boolean;
  readonly autoFocus?: boolean;
}

/** A one-time code: the phone offers the one it just received. */
export function CodeField({ label, hint, value, onChange, error, letters = false, autoFocus = true }: Props): ReactNode {
  return (
    <TextInput
      label={label}
      hint={hint}
      error={error}
      required
      autoFocus={autoFocus}
      inputMode={letters ? 'text' : 'numeric'}
      autoComplete="one-time-code"
      maxLength={letters ? 20 : 7}
      value={value}
      onChange={onChange}
    />
  );
}
