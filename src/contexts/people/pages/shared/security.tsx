import { KeyRound, ShieldCheck } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useApiMutation } from '../../../../ui/api/hooks.ts';
import { useTranslation } from '../../../../ui/i18n/index.ts';
import { Button, LinkButton } from '../../../../ui/kit/button.tsx';
import { Dialog } from '../../../../ui/kit/dialog.tsx';
import { Row, Stack, Text } from '../../../../ui/kit/layout.tsx';
import { StateBadge } from '../../../../ui/kit/state-badge.tsx';
import { ErrorState } from '../../../../ui/kit/states.tsx';
import { CodeField } from './code-field.tsx';
import { RecoveryCodes } from './recovery-codes.tsx';
import { SignInForm } from './sign-in-frame.tsx';

function RenewCodes({ onClose }: { readonly onClose: () => void }): ReactNode {
  const { t } = useTranslation('people');
  const [code, setCode] = useState('');
  const renew = useApiMutation('people.renewRecoveryCodes');
  if (renew.data) return <RecoveryCodes codes={renew.data.recoveryCodes} doneLabel={t('ui:close')} onDone={onClose} />;
  return (
    <SignInForm onSubmit={() => renew.mutate({ body: { code } })}>
      <Text tone="muted">{t('enrol.renewHint')}</Text>
      <CodeField label={t('signIn.secondField')} value={code} onChange={setCode} />
      {renew.error ? <ErrorState problem={renew.error} /> : null}
      <Button type="submit" tone="primary" busy={renew.isPending} disabled={code.trim().length < 6}>
        {t('enrol.renew')}
      </Button>
    </SignInForm>
  );
}

/** The authenticator: that it stands, replacing it, new recovery codes. */
export function SecondFactor(): ReactNode {
  const { t } = useTranslation('people');
  const [renewing, setRenewing] = useState(false);
  const close = (): void => setRenewing(false);
  return (
    <Stack gap={3}>
      <Row between>
        <Text as="span">{t('account.secondFactor')}</Text>
        <StateBadge tone="done">{t('account.secondFactorOn')}</StateBadge>
      </Row>
      <Row>
        <LinkButton to="/second-factor" icon={ShieldCheck}>
          {t('enrol.begin')}
        </LinkButton>
        <Button icon={KeyRound} onClick={() => setRenewing(true)}>
          {t('enrol.renew')}
        </Button>
      </Row>
      <Dialog open={renewing} title={t('enrol.renew')} onClose={close}>
        <RenewCodes onClose={close} />
      </Dialog>
    </Stack>
  );
}
