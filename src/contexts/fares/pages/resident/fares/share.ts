import { showToast } from '../../../../../ui/kit/toast.tsx';

/** Hands the address of the answer to the phone's own share sheet, else copies it; says what happened. */
export async function shareAddress(t: (key: string) => string): Promise<void> {
  const url = location.href;
  try {
    if (typeof navigator.share === 'function') {
      await navigator.share({ title: document.title, url });
      return;
    }
    await navigator.clipboard.writeText(url);
    showToast(t('page.copied'), 'done');
  } catch (error) {
    // Closing the share sheet is no failure.
    if (error instanceof DOMException && error.name === 'AbortError') return;
    showToast(t('page.copyFailed'), 'late');
  }
}
