import { Copy } from 'lucide-react';
import type { ReactNode } from 'react';
import { copyText } from '../../../../ui/clipboard.ts';
import { useTranslation } from '../../../../ui/i18n/index.ts';
import { Button } from '../../../../ui/kit/button.tsx';
import { showToast } from '../../../../ui/kit/toast.tsx';

/** Copies a number or link and says whether it worked. */
export function CopyButton({ text, children }: { readonly text: string; readonly children: ReactNode }): ReactNode {
  const { t } = useTranslation('requests');
  const press = async (): Promise<void> => {
    const done = await copyText(text);
    showToast(t(done ? 'receipt.copied' : 'receipt.copyFailed'), done ? 'done' : 'late');
  };
  return (
    <Button icon={Copy} onClick={() => void press()}>
      {children}
    </Button>
  );
}
