import { useEffect, useState, type ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { useApiMutation } from '../../../../ui/api/hooks.ts';
import { useProblemText } from '../../../../ui/api/use-problem-text.ts';
import type { Output } from '../../../../ui/api/types.ts';
import { useFormat } from '../../../../ui/format/use-format.ts';
import { useTranslation } from '../../../../ui/i18n/index.ts';
import { Button } from '../../../../ui/kit/button.tsx';
import { TextInput } from '../../../../ui/kit/form/inputs.tsx';
import { Text } from '../../../../ui/kit/layout.tsx';
import { Skeleton } from '../../../../ui/kit/skeleton.tsx';
import { ErrorState } from '../../../../ui/kit/states.tsx';
import { PasswordField } from './password-field.tsx';
import { SignInForm, SignInFrame } from './sign-in-frame.tsx';
import { useEntered } from './use-entered.ts';

type Link = Output<'people.readLink'>;

function Redeem({ token, link }: { readonly token: string; readonly link: Link }): ReactNode {
  const { t } = useTranslation('people');
  const format = useFormat();
  const { forField } = useProblemText();
  const navigate = useNavigate();
  const entered = useEntered('/');
  const first = link.purpose === 'firstAdministrator';
  const [userName, setUserName] = useState('');
  const [displayName, setDisplayName] = useState('');
  const [password, setPassword] = useState('');
  const redeem = useApiMutation('people.redeemLink', {
    // With an authenticator set up already the ordinary sign-in asks for its code.
    onSuccess: async ({ next }) => (next === 'code' ? navigate('/sign-in', { replace: true }) : entered()),
  });
  const names = first ? { userName, displayName } : {};
  return (
    <SignInForm onSubmit={() => redeem.mutate({ body: { token, password, ...names } })}>
      {first ? (
        <>
          <TextInput
            label={t('fields.userName')}
            hint={t('start.userNameHint')}
            required
            autoComplete="username"
            value={userName}
            onChange={setUserName}
            error={forField(redeem.error, 'userName')}
          />
          <TextInput
            label={t('fields.displayName')}
            required
            autoComplete="name"
            maxLength={40}
            value={displayName}
            onChange={setDisplayName}
            error={forField(redeem.error, 'displayName')}
          />
        </>
      ) : (
        <input hidden readOnly autoComplete="username" value={link.userName ?? ''} />
      )}
      <PasswordField
        label={t('fields.newPassword')}
        kind="new"
        hint={t('start.passwordHint', { count: link.minimumLength })}
        value={password}
        onChange={setPassword}
        error={forField(redeem.error, 'password')}
      />
      {redeem.error && redeem.error.fields.length === 0 ? <ErrorState problem={redeem.error} /> : null}
      <Button type="submit" tone="primary" block busy={redeem.isPending} disabled={password === ''}>
        {t('start.submit')}
      </Button>
      <Text tone="muted" size="small">
        {t('start.expiresAt', { time: format.dateTime(link.expiresAt) })}
      </Text>
    </SignInForm>
  );
}

/** Where one-time links lead: a password for an account, or the first administrator. */
export function Page(): ReactNode {
  const { t } = useTranslation('people');
  const [token] = useState(() => location.hash.slice(1));
  const read = useApiMutation('people.readLink');
  const { mutate } = read;
  useEffect(() => {
    // The token stays out of the history of the browser and of what is copied from the address bar.
    history.replaceState(history.state, '', location.pathname);
    if (token !== '') mutate({ body: { token } });
  }, [token, mutate]);
  const first = read.data?.purpose === 'firstAdministrator';
  return (
    <SignInFrame
      title={t(first ? 'start.firstTitle' : 'start.title')}
      hint={read.data ? (first ? t('start.firstHint') : t('start.hint', { userName: read.data.userName })) : undefined}
    >
      {token === '' ? (
        <Text>{t('start.missing')}</Text>
      ) : read.error ? (
        <ErrorState problem={read.error} />
      ) : read.data ? (
        <Redeem token={token} link={read.data} />
      ) : (
        <Skeleton lines={4} />
      )}
    </SignInFrame>
  );
}
