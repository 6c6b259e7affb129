import { Copy } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from '../../../../ui/i18n/index.ts';
import { Button } from '../../../../ui/kit/button.tsx';
import { showToast } from '../../../../ui/kit/toast.tsx';

/** Old web views know only the selection; on http the clipboard is closed. */
function copyBySelection(text: string): boolean {
  const area = document.createElement('textarea');
  area.value = text;
  area.readOnly = true;
  document.body.append(area);
  area.select();
  try {
    return document.execCommand('copy');
  } catch {
    return false;
  } finally {
    area.remove();
  }
}

async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyBySelection(text);
  }
}

/** Copies a number or link and says whether it worked. */
export function CopyButton({ text, children }: { readonly text: string; readonly children: ReactNode }): ReactNode {
  const { t } = useTranslation('requests');
  const press = async (): Promise<void> => {
    const done = await copy(text);
    showToast(t(done ? 'receipt.copied' : 'receipt.copyFailed'), done ? 'done' : 'late');
  };
  return (
    <Button icon={Copy} onClick={() => void press()}>
      {children}
    </Button>
  );
}
