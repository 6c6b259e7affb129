import { useState, type ReactNode } from 'react';
import { useTranslation } from '../../../../ui/i18n/index.ts';
import { Tick } from '../../../../ui/kit/form/choices.tsx';
import { TextInput } from '../../../../ui/kit/form/inputs.tsx';

interface Props {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** `new` lets the browser offer a strong one; `present` the kept one. */
  readonly kind: 'new' | 'present';
  readonly hint?: ReactNode;
  readonly error?: string | undefined;
}

/** A password that can be looked at while it is typed; pasting is welcome. */
export function PasswordField({ label, value, onChange, kind, hint, error }: Props): ReactNode {
  const { t } = useTranslation('people');
  const [shown, setShown] = useState(false);
  return (
    <>
      <TextInput
        label={label}
        hint={hint}
        error={error}
        required
        type={shown ? 'text' : 'password'}
        autoComplete={kind === 'new' ? 'new-password' : 'current-password'}
        maxLength={128}
        value={value}
        onChange={onChange}
      />
      <Tick label={t('signIn.showPassword')} value={shown} onChange={setShown} />
    </>
  );
}
