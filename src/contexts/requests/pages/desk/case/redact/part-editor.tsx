import { useRef, useState, type KeyboardEvent, type PointerEvent, type ReactNode } from 'react';
import { useTranslation } from '../../../../../../ui/i18n/index.ts';
import { changedByKey, moved, partBetween, type Part } from './parts.ts';
import styles from './redact.module.css';

interface Props {
  readonly address: string;
  readonly parts: readonly Part[];
  readonly onChange: (parts: readonly Part[]) => void;
}

interface Corner {
  readonly x: number;
  readonly y: number;
}

/** What the pointer is doing: drawing a new part, or carrying one. */
type Gesture = { readonly kind: 'draw'; readonly from: Corner; readonly to: Corner } | { readonly kind: 'carry'; readonly index: number; readonly last: Corner };

const scale = 1000;

/** A photo to draw on: with mouse, pen or finger; each part can be moved and resized with the keyboard too. */
export function PartEditor({ address, parts, onChange }: Props): ReactNode {
  const { t } = useTranslation('requests');
  const overlay = useRef<SVGSVGElement | null>(null);
  const [gesture, setGesture] = useState<Gesture | undefined>(undefined);
  const cornerOf = (event: PointerEvent): Corner => {
    const box = overlay.current?.getBoundingClientRect();
    if (!box || box.width === 0 || box.height === 0) return { x: 0, y: 0 };
    return { x: (event.clientX - box.left) / box.width, y: (event.clientY - box.top) / box.height };
  };
  const replace = (index: number, next: Part | null): void => onChange(next ? parts.map((part, at) => (at === index ? next : part)) : parts.filter((_, at) => at !== index));
  const begin = (event: PointerEvent, index?: number): void => {
    if (event.button !== 0) return;
    overlay.current?.setPointerCapture(event.pointerId);
    const at = cornerOf(event);
    setGesture(index === undefined ? { kind: 'draw', from: at, to: at } : { kind: 'carry', index, last: at });
    event.stopPropagation();
  };
  const move = (event: PointerEvent): void => {
    if (!gesture) return;
    const at = cornerOf(event);
    if (gesture.kind === 'draw') return setGesture({ ...gesture, to: at });
    const part = parts[gesture.index];
    if (part) replace(gesture.index, moved(part, at.x - gesture.last.x, at.y - gesture.last.y));
    setGesture({ ...gesture, last: at });
  };
  const end = (): void => {
    const drawn = gesture?.kind === 'draw' ? partBetween(gesture.from, gesture.to) : undefined;
    setGesture(undefined);
    if (drawn) onChange([...parts, drawn]);
  };
  const press = (event: KeyboardEvent, index: number, part: Part): void => {
    const next = changedByKey(part, event.key, event.shiftKey);
    if (next === undefined) return;
    event.preventDefault();
    replace(index, next);
  };
  const drawing = gesture?.kind === 'draw' ? partBetween(gesture.from, gesture.to) : undefined;
  const box = (part: Part) => ({ x: part.x * scale, y: part.y * scale, width: part.width * scale, height: part.height * scale });
  return (
    <div className={styles.stage}>
      <img src={address} alt={t('desk.redact.photo')} draggable={false} />
      <svg
        ref={overlay} className={styles.overlay} viewBox={`0 0 ${scale} ${scale}`} preserveAspectRatio="none" role="group" aria-label={t('desk.redact.drawHere')}
        onPointerDown={(event) => begin(event)} onPointerMove={move} onPointerUp={end} onPointerCancel={() => setGesture(undefined)}
      >
        {parts.map((part, index) => (
          <rect
            // Parts have no identity of their own beside their place in the list.
            key={index} className={styles.part} {...box(part)} tabIndex={0} role="button" aria-label={t('desk.redact.part', { number: index + 1 })}
            onPointerDown={(event) => begin(event, index)} onKeyDown={(event) => press(event, index, part)}
          />
        ))}
        {drawing ? <rect className={styles.drawn} {...box(drawing)} /> : null}
      </svg>
    </div>
  );
}
