import { useEffect, useRef } from 'react';

type KeyMap = Readonly<Record<string, (event: KeyboardEvent) => void>>;

function typesText(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
}

/** Is the press part of an input method's composition? Then it belongs to the input method. */
export function isComposing(event: { readonly isComposing: boolean; readonly keyCode: number }): boolean {
  return event.isComposing || event.keyCode === 229;
}

function opensElsewhere(): boolean {
  return document.querySelector('dialog[open], .ant-modal-wrap:not([style*="display: none"])') !== null;
}

/**
 * Single-key shortcuts of a screen (`j`, `Enter`, `/`, `?`). Silent while somebody types, composes Chinese, holds Ctrl,
 * Alt or Meta, or has a dialog open; `Enter` and space stay with a focused button or link.
 */
export function useKeys(keys: KeyMap, enabled = true): void {
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    if (!enabled) return;
    const press = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.altKey || event.metaKey || isComposing(event) || typesText(event.target)) return;
      if (opensElsewhere()) return;
      const onControl = event.target instanceof Element && event.target.closest('button, a, summary') !== null;
      if (onControl && (event.key === 'Enter' || event.key === ' ')) return;
      const run = latest.current[event.key];
      if (!run) return;
      event.preventDefault();
      run(event);
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [enabled]);
}
