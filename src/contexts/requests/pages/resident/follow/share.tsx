import { Download, Share2 } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { addressOf } from '../../../../../ui/api/client.ts';
import { useTranslation } from '../../../../../ui/i18n/index.ts';
import { Button } from '../../../../../ui/kit/button.tsx';
import { Dialog } from '../../../../../ui/kit/dialog.tsx';
import { Stack } from '../../../../../ui/kit/layout.tsx';
import { CopyButton } from '../../shared/copy-button.tsx';
import styles from './share.module.css';

/** The picture of a case for WeChat: number, place, state and code, to be saved or pressed long. */
export function ShareButton({ number }: { readonly number: string }): ReactNode {
  const { t } = useTranslation('requests');
  const [open, setOpen] = useState(false);
  const card = addressOf('requests.shareCard', { params: { number } });
  return (
    <>
      <Button icon={Share2} onClick={() => setOpen(true)}>{t('follow.share')}</Button>
      <Dialog
        open={open}
        title={t('follow.share')}
        onClose={() => setOpen(false)}
        actions={
          <a className={styles.save} href={card} download={`${number}.png`}>
            <Download aria-hidden /> {t('follow.shareSave')}
          </a>
        }
      >
        <Stack gap={3}>
          <p>{t('follow.shareHint')}</p>
          {open ? <img className={styles.card} src={card} alt={t('follow.shareAlt', { number })} width={1200} height={630} /> : null}
          <CopyButton text={`${location.origin}/r/${number}`}>{t('follow.shareCopy')}</CopyButton>
        </Stack>
      </Dialog>
    </>
  );
}
