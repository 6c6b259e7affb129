import { useState, type ReactNode } from 'react';
import { useApiMutation } from '../../../../ui/api/hooks.ts';
import { useProblemText } from '../../../../ui/api/use-problem-text.ts';
import type { Output } from '../../../../ui/api/types.ts';
import { useTranslation } from '../../../../ui/i18n/index.ts';
import { Button } from '../../../../ui/kit/button.tsx';
import { TextInput } from '../../../../ui/kit/form/inputs.tsx';
import { Text } from '../../../../ui/kit/layout.tsx';
import { ErrorState } from '../../../../ui/kit/states.tsx';
import { CodeField } from './code-field.tsx';
import { DemoIdentities } from './demo-identities.tsx';
import { PasswordField } from './password-field.tsx';
import { SignInForm, SignInFrame } from './sign-in-frame.tsx';
import { useEntered } from './use-entered.ts';

type Step = Output<'people.signInStaff'>;

interface StepProps {
  readonly onStep: (step: Step) => void;
}

function PasswordStep({ onStep }: StepProps): ReactNode {
  const { t } = useTranslation('people');
  const { forField } = useProblemText();
  const [userName, setUserName] = useState('');
  const [password, setPassword] = useState('');
  const signIn = useApiMutation('people.signInStaff', { onSuccess: onStep });
  return (
    <SignInForm onSubmit={() => signIn.mutate({ body: { userName, password } })}>
      <TextInput
        label={t('fields.userName')}
        required
        autoFocus
        autoComplete="username"
        value={userName}
        onChange={setUserName}
        error={forField(signIn.error, 'userName')}
      />
      <PasswordField label={t('fields.password')} kind="present" value={password} onChange={setPassword} error={forField(signIn.error, 'password')} />
      {signIn.error && signIn.error.fields.length === 0 ? <ErrorState problem={signIn.error} /> : null}
      <Button type="submit" tone="primary" block busy={signIn.isPending} disabled={userName.trim() === '' || password === ''}>
        {t('signIn.staffSubmit')}
      </Button>
      <Text tone="muted" size="small">
        {t('signIn.forgot')}
      </Text>
    </SignInForm>
  );
}

function CodeStep({ ticket, onStep, onRestart }: StepProps & { readonly ticket: string; readonly onRestart: () => void }): ReactNode {
  const { t } = useTranslation('people');
  const [code, setCode] = useState('');
  const [recovery, setRecovery] = useState(false);
  const prove = useApiMutation('people.proveSecondFactor', { onSuccess: onStep });
  return (
    <SignInForm onSubmit={() => prove.mutate({ body: { ticket, code } })}>
      <CodeField
        key={recovery ? 'recovery' : 'digits'}
        label={t(recovery ? 'signIn.recoveryField' : 'signIn.secondField')}
        hint={recovery ? t('signIn.recoveryHint') : undefined}
        letters={recovery}
        value={code}
        onChange={setCode}
      />
      {prove.error ? <ErrorState problem={prove.error} /> : null}
      <Button type="submit" tone="primary" block busy={prove.isPending} disabled={code.trim().length < 6}>
        {t('signIn.secondSubmit')}
      </Button>
      <Button
        tone="quiet"
        onClick={() => {
          setRecovery(!recovery);
          setCode('');
          prove.reset();
        }}
      >
        {t(recovery ? 'signIn.useAuthenticator' : 'signIn.useRecovery')}
      </Button>
      <Button tone="quiet" onClick={onRestart}>
        {t('signIn.startOver')}
      </Button>
    </SignInForm>
  );
}

function ExpiredStep({ ticket, onStep }: StepProps & { readonly ticket: string }): ReactNode {
  const { t } = useTranslation('people');
  const { forField } = useProblemText();
  const [password, setPassword] = useState('');
  const replace = useApiMutation('people.replaceExpiredPassword', { onSuccess: onStep });
  return (
    <SignInForm onSubmit={() => replace.mutate({ body: { ticket, password } })}>
      <PasswordField label={t('fields.newPassword')} kind="new" value={password} onChange={setPassword} error={forField(replace.error, 'password')} />
      {replace.error && replace.error.fields.length === 0 ? <ErrorState problem={replace.error} /> : null}
      <Button type="submit" tone="primary" block busy={replace.isPending} disabled={password === ''}>
        {t('signIn.expiredSubmit')}
      </Button>
    </SignInForm>
  );
}

/** Sign-in of desk and field: password, then the authenticator; with the demonstration one tap. */
export function Page(): ReactNode {
  const { t } = useTranslation('people');
  const entered = useEntered('/');
  const [step, setStep] = useState<Step | undefined>(undefined);
  const onStep = (next: Step): void => {
    setStep(next);
    if (next.next === 'done' || next.next === 'enrol') void entered();
  };
  const restart = (): void => setStep(undefined);
  if (step?.next === 'code') {
    return (
      <SignInFrame title={t('signIn.secondTitle')} hint={t('signIn.secondHint')}>
        <CodeStep ticket={step.ticket} onStep={onStep} onRestart={restart} />
      </SignInFrame>
    );
  }
  if (step?.next === 'password') {
    return (
      <SignInFrame title={t('signIn.expiredTitle')} hint={t('signIn.expiredHint')}>
        <ExpiredStep ticket={step.ticket} onStep={onStep} />
      </SignInFrame>
    );
  }
  return (
    <SignInFrame title={t('signIn.staffTitle')} hint={t('signIn.staffHint')} beside={<DemoIdentities kind="staff" onEntered={entered} />}>
      <PasswordStep onStep={onStep} />
      <a href="/sign-in">{t('signIn.wrongFace')}</a>
    </SignInFrame>
  );
}
