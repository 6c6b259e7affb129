import { useEffect, useState, type ReactNode } from 'react';
import { Navigate } from 'react-router';
import { useApiMutation } from '../../../../ui/api/hooks.ts';
import { useTranslation } from '../../../../ui/i18n/index.ts';
import { Button } from '../../../../ui/kit/button.tsx';
import { Skeleton } from '../../../../ui/kit/skeleton.tsx';
import { ErrorState } from '../../../../ui/kit/states.tsx';
import { useSession } from '../../../../ui/session.tsx';
import { CodeField } from './code-field.tsx';
import { Enrolment } from './enrolment.tsx';
import { RecoveryCodes } from './recovery-codes.tsx';
import { SignInForm, SignInFrame } from './sign-in-frame.tsx';
import { useEntered } from './use-entered.ts';

/** First enrolment: the secret is made when the page opens. Replacing: after a code of the present authenticator. */
function useSecret(replacing: boolean) {
  const start = useApiMutation('people.startEnrolment');
  const { mutate } = start;
  useEffect(() => {
    if (!replacing) mutate({ body: {} });
  }, [replacing, mutate]);
  return start;
}

function ProveFirst({ start }: { readonly start: ReturnType<typeof useSecret> }): ReactNode {
  const { t } = useTranslation('people');
  const [code, setCode] = useState('');
  return (
    <SignInForm onSubmit={() => start.mutate({ body: { code } })}>
      <CodeField label={t('signIn.secondField')} letters value={code} onChange={setCode} />
      {start.error ? <ErrorState problem={start.error} /> : null}
      <Button type="submit" tone="primary" block busy={start.isPending} disabled={code.trim().length < 6}>
        {t('signIn.staffSubmit')}
      </Button>
    </SignInForm>
  );
}

function Setup({ replacing }: { readonly replacing: boolean }): ReactNode {
  const { t } = useTranslation('people');
  const { refresh } = useSession();
  const entered = useEntered('/');
  const start = useSecret(replacing);
  const [codes, setCodes] = useState<readonly string[] | undefined>(undefined);
  const signOut = useApiMutation('people.endSession', { onSuccess: refresh });
  if (codes) {
    return (
      <SignInFrame title={t('enrol.recoveryTitle')}>
        <RecoveryCodes codes={codes} doneLabel={t('enrol.continue')} onDone={() => void entered()} />
      </SignInFrame>
    );
  }
  return (
    <SignInFrame title={t(replacing ? 'enrol.begin' : 'enrol.title')} hint={t(replacing && !start.data ? 'enrol.beginHint' : 'enrol.why')}>
      {start.data ? (
        <Enrolment secret={start.data} onEnrolled={setCodes} />
      ) : replacing ? (
        <ProveFirst start={start} />
      ) : start.error ? (
        <ErrorState problem={start.error} onRetry={() => start.mutate({ body: {} })} />
      ) : (
        <Skeleton lines={6} />
      )}
      {replacing ? null : (
        <Button tone="quiet" onClick={() => signOut.mutate({})}>
          {t('enrol.signOut')}
        </Button>
      )}
    </SignInFrame>
  );
}

/** Setting up the authenticator; the only page open to staff without one. */
export function Page(): ReactNode {
  const { status, answer } = useSession();
  // What it was when the page opened: it changes while the recovery codes are still shown.
  const [replacing, setReplacing] = useState<boolean | undefined>(undefined);
  const mustEnrol = answer?.kind === 'staff' ? answer.mustEnrol : undefined;
  useEffect(() => {
    if (mustEnrol !== undefined) setReplacing((known) => known ?? !mustEnrol);
  }, [mustEnrol]);
  if (status === 'loading') return <Skeleton lines={6} />;
  if (answer?.kind !== 'staff') return <Navigate to="/sign-in" replace />;
  return replacing === undefined ? <Skeleton lines={6} /> : <Setup replacing={replacing} />;
}
