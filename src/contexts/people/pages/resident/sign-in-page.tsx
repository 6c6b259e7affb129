import { Phone } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useApiMutation } from '../../../../ui/api/hooks.ts';
import { useProblemText } from '../../../../ui/api/use-problem-text.ts';
import { dial, helpPhone } from '../../../../ui/help-phone.ts';
import { useLanguage, useTranslation } from '../../../../ui/i18n/index.ts';
import { Button } from '../../../../ui/kit/button.tsx';
import { TextInput } from '../../../../ui/kit/form/inputs.tsx';
import { Stack, Text } from '../../../../ui/kit/layout.tsx';
import { List, ListItem } from '../../../../ui/kit/list.tsx';
import { Page as Screen } from '../../../../ui/kit/page.tsx';
import { ErrorState } from '../../../../ui/kit/states.tsx';
import { CodeField } from '../shared/code-field.tsx';
import { DemoIdentities } from '../shared/demo-identities.tsx';
import { retryAfter } from '../shared/retry-after.ts';
import { useCountdown } from '../shared/use-countdown.ts';
import { useEntered } from '../shared/use-entered.ts';

/** Phone and code: one question per screen; going back keeps the number. */
export function Page(): ReactNode {
  const { t } = useTranslation('people');
  const language = useLanguage();
  const { forField } = useProblemText();
  const entered = useEntered('/me');
  const [phone, setPhone] = useState('');
  const [asked, setAsked] = useState(false);
  const [code, setCode] = useState('');
  const countdown = useCountdown();
  const send = useApiMutation('people.sendPhoneCode', {
    onSuccess: ({ repeatAfterSeconds }) => {
      countdown.start(repeatAfterSeconds);
      setAsked(true);
    },
    onError: (problem) => {
      const wait = retryAfter(problem);
      if (wait !== undefined) countdown.start(wait);
    },
  });
  const signIn = useApiMutation('people.signInResident', { onSuccess: entered });
  const sendCode = (): void => send.mutate({ body: { phone, language } });

  if (!asked) {
    return (
      <Screen
        title={t('signIn.residentTitle')}
        back="/me"
        footer={
          <Button tone="primary" block busy={send.isPending} disabled={phone.trim() === '' || countdown.left > 0} onClick={sendCode}>
            {countdown.left > 0 ? t('signIn.resendIn', { seconds: countdown.left }) : t('signIn.sendCode')}
          </Button>
        }
      >
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            sendCode();
          }}
        >
          <Stack>
            <Text tone="muted">{t('signIn.residentHint')}</Text>
            <TextInput
              label={t('fields.phone')}
              hint={t('signIn.phoneHint')}
              required
              type="tel"
              inputMode="tel"
              autoComplete="tel-national"
              maxLength={30}
              value={phone}
              onChange={setPhone}
              error={forField(send.error, 'phone')}
            />
            {send.error && send.error.fields.length === 0 ? <ErrorState problem={send.error} /> : null}
            {phone.trim() !== '' ? (
              <Button tone="quiet" onClick={() => setAsked(true)}>
                {t('signIn.haveCode')}
              </Button>
            ) : null}
          </Stack>
        </form>
        <DemoIdentities kind="resident" onEntered={entered} />
        <List>
          <ListItem title={t('signIn.staffEntry')} href="/desk/sign-in" />
        </List>
      </Screen>
    );
  }
  return (
    <Screen
      title={t('signIn.codeTitle')}
      back={() => setAsked(false)}
      footer={
        <Button tone="primary" block busy={signIn.isPending} disabled={code.trim().length < 6} onClick={() => signIn.mutate({ body: { phone, code } })}>
          {t('signIn.submitCode')}
        </Button>
      }
    >
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          signIn.mutate({ body: { phone, code } });
        }}
      >
        <Stack>
          <Text>{t('signIn.codeSent', { phone })}</Text>
          <CodeField label={t('fields.code')} hint={t('signIn.codeHint')} value={code} onChange={setCode} />
          {signIn.error ? <ErrorState problem={signIn.error} /> : null}
          {send.error ? <ErrorState problem={send.error} /> : null}
          <Button tone="quiet" disabled={countdown.left > 0} busy={send.isPending} onClick={sendCode}>
            {countdown.left > 0 ? t('signIn.resendIn', { seconds: countdown.left }) : t('signIn.resend')}
          </Button>
        </Stack>
      </form>
      <List>
        <ListItem icon={Phone} title={t('signIn.callInstead')} href={dial(helpPhone())} />
      </List>
    </Screen>
  );
}
