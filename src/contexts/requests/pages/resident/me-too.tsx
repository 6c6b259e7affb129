import { Hand } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { isMobilePhone } from '../../../../shared/phone.ts';
import { useApiMutation } from '../../../../ui/api/hooks.ts';
import type { Output } from '../../../../ui/api/types.ts';
import { useTranslation } from '../../../../ui/i18n/index.ts';
import { Button } from '../../../../ui/kit/button.tsx';
import { Dialog } from '../../../../ui/kit/dialog.tsx';
import { TextInput } from '../../../../ui/kit/form/inputs.tsx';
import { Stack, Text } from '../../../../ui/kit/layout.tsx';
import { ErrorState, Note } from '../../../../ui/kit/states.tsx';
import { useSession } from '../../../../ui/session.tsx';
import { deviceName } from '../shared/device-name.ts';

interface Props {
  readonly number: string;
  /** After joining, with the words that say so: a page that goes elsewhere takes them along. */
  readonly onJoined?: (words: string) => void;
}

/** “我也遇到”: one press joins; a number is asked for only to be told of the progress, and may stay empty. */
export function MeToo({ number, onJoined }: Props): ReactNode {
  const { t } = useTranslation('requests');
  const { answer } = useSession();
  const [open, setOpen] = useState(false);
  const [phone, setPhone] = useState('');
  const [checked, setChecked] = useState(false);
  const wordsFor = ({ already, supporterCount }: Output<'requests.support'>): string => t(already ? 'meToo.already' : 'meToo.joined', { count: supporterCount });
  const join = useApiMutation('requests.support', { onSuccess: (joined) => onJoined?.(wordsFor(joined)) });
  const resident = answer?.kind === 'resident';
  const wrong = phone.trim() !== '' && !isMobilePhone(phone);
  const send = (): void => {
    setChecked(true);
    if (wrong) return;
    join.mutate({ params: { number }, body: { device: deviceName(), ...(phone.trim() === '' ? {} : { phone: phone.trim() }) } });
  };
  if (join.data) {
    return <Note tone="done">{wordsFor(join.data)}</Note>;
  }
  return (
    <>
      <Button block icon={Hand} busy={join.isPending} onClick={() => (resident ? send() : setOpen(true))}>
        {t('meToo.button')}
      </Button>
      {join.error && !open ? <ErrorState problem={join.error} /> : null}
      <Dialog
        open={open}
        title={t('meToo.title')}
        onClose={() => setOpen(false)}
        actions={
          <Button tone="primary" block busy={join.isPending} onClick={send}>
            {t(phone.trim() === '' ? 'meToo.anonymous' : 'meToo.withPhone')}
          </Button>
        }
      >
        <Stack gap={3}>
          <Text>{t('meToo.hint')}</Text>
          <TextInput label={t('meToo.phone')} type="tel" autoComplete="tel" maxLength={20} error={checked && wrong ? t('report.phoneWrong') : undefined} value={phone} onChange={setPhone} />
          {join.error ? <ErrorState problem={join.error} /> : null}
        </Stack>
      </Dialog>
    </>
  );
}
