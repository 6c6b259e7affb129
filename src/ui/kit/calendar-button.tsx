import { CalendarPlus, Copy, Download } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { copyText } from '../clipboard.ts';
import { useTranslation } from '../i18n/index.ts';
import styles from './button.module.css';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';
import { Stack, Text } from './layout.tsx';
import { showToast } from './toast.tsx';

/** 加到日历: subscribes to a calendar, or saves it once. `path` is its address on this server. */
export function CalendarButton({ path, label }: { readonly path: string; readonly label?: string | undefined }): ReactNode {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const address = `${location.origin}${path}`;
  const copy = async (): Promise<void> => {
    const done = await copyText(address);
    showToast(t(done ? 'ui:calendar.copied' : 'ui:calendar.copyFailed'), done ? 'done' : 'late');
  };
  return (
    <>
      <Button icon={CalendarPlus} onClick={() => setOpen(true)}>{label ?? t('ui:calendar.add')}</Button>
      <Dialog open={open} title={label ?? t('ui:calendar.add')} onClose={() => setOpen(false)}>
        <Stack gap={3}>
          <Text tone="muted">{t('ui:calendar.hint')}</Text>
          <a className={`${styles.button} ${styles.primary} ${styles.block}`} href={address.replace(/^https?:/u, 'webcal:')}>
            <CalendarPlus aria-hidden /> {t('ui:calendar.subscribe')}
          </a>
          <a className={`${styles.button} ${styles.secondary} ${styles.block}`} href={path} download>
            <Download aria-hidden /> {t('ui:calendar.download')}
          </a>
          <Button icon={Copy} block onClick={() => void copy()}>{t('ui:calendar.copy')}</Button>
        </Stack>
      </Dialog>
    </>
  );
}
