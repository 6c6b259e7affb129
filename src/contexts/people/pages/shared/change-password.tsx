import { useState, type ReactNode } from 'react';
import { useApiMutation } from '../../../../ui/api/hooks.ts';
import { useProblemText } from '../../../../ui/api/use-problem-text.ts';
import { useTranslation } from '../../../../ui/i18n/index.ts';
import { Button } from '../../../../ui/kit/button.tsx';
import { ErrorState } from '../../../../ui/kit/states.tsx';
import { showToast } from '../../../../ui/kit/toast.tsx';
import { PasswordField } from './password-field.tsx';
import { SignInForm } from './sign-in-frame.tsx';

/** Changing one's own password. */
export function ChangePassword(): ReactNode {
  const { t } = useTranslation('people');
  const { forField } = useProblemText();
  const [current, setCurrent] = useState('');
  const [password, setPassword] = useState('');
  const change = useApiMutation('people.changePassword', {
    onSuccess: () => {
      setCurrent('');
      setPassword('');
      showToast(t('account.passwordDone'));
    },
  });
  return (
    <SignInForm onSubmit={() => change.mutate({ body: { current, password } })}>
      <PasswordField label={t('fields.currentPassword')} kind="present" value={current} onChange={setCurrent} error={forField(change.error, 'current')} />
      <PasswordField label={t('fields.newPassword')} kind="new" value={password} onChange={setPassword} error={forField(change.error, 'password')} />
      {change.error && change.error.fields.length === 0 ? <ErrorState problem={change.error} /> : null}
      <Button type="submit" busy={change.isPending} disabled={current === '' || password === ''}>
        {t('account.changePassword')}
      </Button>
    </SignInForm>
  );
}
