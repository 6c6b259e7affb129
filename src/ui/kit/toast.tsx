import { CircleAlert, CircleCheck } from 'lucide-react';
import { useSyncExternalStore, type ReactNode } from 'react';
import styles from './dialog.module.css';

interface Toast {
  readonly id: number;
  readonly tone: 'done' | 'late';
  readonly text: string;
  readonly action: { readonly label: string; readonly run: () => void } | undefined;
}

let toasts: readonly Toast[] = [];
let nextId = 1;
const listeners = new Set<() => void>();

function change(next: readonly Toast[]): void {
  toasts = next;
  for (const listener of listeners) listener();
}

function dismiss(id: number): void {
  change(toasts.filter((toast) => toast.id !== id));
}

/** Says shortly that something is done (or not), for 5 s; `action` is for undoing and stays 10 s. */
export function showToast(text: string, tone: Toast['tone'] = 'done', action?: Toast['action']): void {
  const id = nextId++;
  change([...toasts.slice(-2), { id, tone, text, action }]);
  setTimeout(() => dismiss(id), action ? 10_000 : 5_000);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Where toasts appear; shells place it once. */
export function Toasts(): ReactNode {
  const shown = useSyncExternalStore(subscribe, () => toasts);
  return (
    <div className={styles.toasts} role="status" aria-live="polite">
      {shown.map(({ id, tone, text, action }) => (
        <div key={id} className={styles.toast}>
          {tone === 'done' ? <CircleCheck aria-hidden /> : <CircleAlert aria-hidden />}
          <span>{text}</span>
          {action ? (
            <button
              type="button"
              onClick={() => {
                action.run();
                dismiss(id);
              }}
            >
              {action.label}
            </button>
          ) : null}
        </div>
      ))}
    </div>
  );
}
