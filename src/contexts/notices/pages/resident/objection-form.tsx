import { MessageSquareWarning } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useApiMutation } from '../../../../ui/api/hooks.ts';
import { useProblemText } from '../../../../ui/api/use-problem-text.ts';
import { useTranslation } from '../../../../ui/i18n/index.ts';
import { Button, LinkButton } from '../../../../ui/kit/button.tsx';
import { TextArea, TextInput } from '../../../../ui/kit/form/inputs.tsx';
import { Card, Section, Stack, Text } from '../../../../ui/kit/layout.tsx';
import { ErrorState, Note } from '../../../../ui/kit/states.tsx';
import { rememberObjection } from './own/remembered.ts';

/** Says what is wrong with what is posted; words are enough. What was typed stays when sending fails. */
export function ObjectionForm({ number }: { readonly number: string }): ReactNode {
  const { t } = useTranslation('notices');
  const { forField } = useProblemText();
  const [text, setText] = useState('');
  const [name, setName] = useState('');
  const [phone, setPhone] = useState('');
  const [checked, setChecked] = useState(false);
  const { mutate, data, error, isPending } = useApiMutation('notices.object', { onSuccess: ({ objectionNumber, token }) => rememberObjection({ token, noticeNumber: number, number: objectionNumber }) });
  const missing = !/[\p{L}\p{N}]/u.test(text);
  const send = (): void => {
    setChecked(true);
    if (!missing) mutate({ params: { number }, body: { text: text.trim(), ...(name.trim() ? { name: name.trim() } : {}), ...(phone.trim() ? { phone: phone.trim() } : {}) } });
  };
  if (data) {
    return (
      <Stack gap={3}>
        <Note tone="done">
          <strong>{t('page.sentTitle', { number: data.objectionNumber })}</strong>
          <br />
          {t(phone.trim() === '' ? 'page.sentHint' : 'page.sentTold')}
        </Note>
        <LinkButton to={`/o/${data.token}`} block>{t('own.open')}</LinkButton>
      </Stack>
    );
  }
  return (
    <Section title={t('page.objectTitle')}>
      <Card>
        <Stack gap={3}>
          <Text tone="muted">{t('page.objectHint')}</Text>
          <TextArea
            required label={t('fields.text')} hint={t('page.textHint')} value={text} onChange={setText} maxLength={2000} rows={4} spoken
            error={checked && missing ? t('ui:fieldProblems.required') : forField(error, 'text')}
          />
          <Text tone="muted" size="small">{t('page.contactHint')}</Text>
          <TextInput label={t('fields.name')} value={name} onChange={setName} maxLength={40} autoComplete="name" error={forField(error, 'name')} />
          <TextInput label={t('fields.phone')} value={phone} onChange={setPhone} type="tel" maxLength={30} autoComplete="tel" error={forField(error, 'phone')} />
          {error && error.fields.length === 0 ? <ErrorState problem={error} kept onRetry={send} busy={isPending} /> : null}
          <Button tone="primary" block icon={MessageSquareWarning} busy={isPending} onClick={send}>{t('page.send')}</Button>
        </Stack>
      </Card>
    </Section>
  );
}
