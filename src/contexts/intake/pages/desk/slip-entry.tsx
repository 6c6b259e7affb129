import { CornerDownLeft, Pencil, Printer } from 'lucide-react';
import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { Link } from 'react-router';
import { useRefresh } from '../../../../ui/api/hooks.ts';
import { ApiProblem } from '../../../../ui/api/problem.ts';
import { useProblemText } from '../../../../ui/api/use-problem-text.ts';
import { Button, Input } from '../../../../ui/desk/antd.ts';
import { Panel } from '../../../../ui/desk/desk-page.tsx';
import { useTranslation } from '../../../../ui/i18n/index.ts';
import { Text } from '../../../../ui/kit/layout.tsx';
import { Note } from '../../../../ui/kit/states.tsx';
import { isComposing } from '../../../../ui/keys.ts';
import { enqueue, removeQueued, useOnline, useQueue, useQueueRunner } from '../../../../ui/offline/queue.ts';
import type { QueuedItem } from '../../../../ui/offline/queue-types.ts';
import { QueueBadge } from '../../../../ui/offline/queued-work.tsx';
import { bodyOf, draftOf, emptySlip, isComplete, type SlipBody, type SlipDraft } from './slip-draft.ts';
import { SlipCategory } from './slip-category.tsx';
import { SlipPlace } from './slip-place.tsx';
import styles from './intake.module.css';

interface Props {
  readonly operation: 'intake.enterSlip' | 'intake.enterWish';
  /** Of the contact day, or of the box or station. */
  readonly id: string;
  readonly divisionCode: string;
  readonly placeName: string;
  readonly emptyingId?: string | undefined;
}

/** Slips of this record on this device; those that arrived leave the device and stay in the list of this sitting only. */
function useSlips(operation: Props['operation'], id: string): readonly QueuedItem[] {
  const refresh = useRefresh();
  const [sent, setSent] = useState<readonly QueuedItem[]>([]);
  useQueueRunner();
  const queued = useQueue().filter((item) => item.operation === operation && item.input.params?.['id'] === id);
  const arrived = queued.filter(({ state }) => state === 'sent');
  const keys = arrived.map(({ idempotencyKey }) => idempotencyKey).join(',');
  useEffect(() => {
    if (keys === '') return;
    setSent((old) => [...old, ...arrived]);
    for (const { idempotencyKey } of arrived) void removeQueued(idempotencyKey);
    refresh(['intake']);
    // The list is new on every drawing; its keys say whether anything arrived.
  }, [keys]);
  const waiting = queued.filter((item) => item.state !== 'sent');
  return [...sent, ...waiting].sort((one, other) => (one.idempotencyKey < other.idempotencyKey ? 1 : -1));
}

function SlipRow({ item, onCorrect }: { readonly item: QueuedItem; readonly onCorrect: (item: QueuedItem) => void }): ReactNode {
  const { t } = useTranslation('intake');
  const { text } = useProblemText();
  const answer = item.answer as { readonly id: string; readonly number: string } | undefined;
  return (
    <li className={styles.slip}>
      <QueueBadge item={item} />
      <span className={styles.slipText}>{item.title}</span>
      {answer ? (
        <>
          <Link to={`/requests/${answer.id}`}>{answer.number}</Link>
          <a className={styles.outside} href={`/desk/requests/${answer.id}/receipt/first`} target="_blank" rel="noreferrer">
            <Printer aria-hidden />
            {t('slips.receipt')}
          </a>
        </>
      ) : null}
      {item.refusal ? (
        <>
          <span className={styles.refused}>{text(new ApiProblem(item.refusal))}</span>
          <Button size="small" icon={<Pencil size={14} aria-hidden />} onClick={() => onCorrect(item)}>
            {t('slips.correct')}
          </Button>
        </>
      ) : null}
    </li>
  );
}

/** One slip after the other: Enter saves from every field, the next one is ready at once; what cannot be sent waits on this device. */
export function SlipEntry({ operation, id, divisionCode, placeName, emptyingId }: Props): ReactNode {
  const { t } = useTranslation('intake');
  const online = useOnline();
  const [draft, setDraft] = useState<SlipDraft>(emptySlip);
  const [missing, setMissing] = useState(false);
  const text = useRef<HTMLInputElement | null>(null);
  const items = useSlips(operation, id);
  const set = (change: Partial<SlipDraft>): void => setDraft((old) => ({ ...old, ...change }));
  const save = async (): Promise<void> => {
    setMissing(!isComplete(draft));
    if (!isComplete(draft)) return text.current?.focus();
    const body = { ...bodyOf(draft, divisionCode), ...(emptyingId === undefined ? {} : { emptyingId }) };
    setDraft(emptySlip);
    text.current?.focus();
    await enqueue({ operation, input: { params: { id }, body }, title: body.text.slice(0, 60) });
  };
  const onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || isComposing(event.nativeEvent)) return;
    event.preventDefault();
    void save();
  };
  const correct = async (item: QueuedItem): Promise<void> => {
    setDraft(draftOf(item.input.body as SlipBody));
    await removeQueued(item.idempotencyKey);
    text.current?.focus();
  };
  return (
    <Panel title={t('slips.title')} extra={<Text tone="muted" size="small">{t('slips.keys')}</Text>}>
      {online ? null : <Note tone="soon">{t('slips.offline')}</Note>}
      <div className={styles.entry} role="group" aria-label={t('slips.title')}>
        <label className={styles.wide}>
          <span>{t('slips.text')}</span>
          <Input
            autoFocus
            maxLength={5000}
            value={draft.text}
            {...(missing ? { status: 'error' as const, 'aria-invalid': true } : {})}
            ref={(box) => {
              text.current = box?.input ?? null;
            }}
            onChange={(event) => set({ text: event.target.value })}
            onKeyDown={onKey}
          />
        </label>
        <SlipPlace draft={draft} set={set} divisionCode={divisionCode} placeName={placeName} onKey={onKey} />
        <label>
          <span>{t('slips.name')}</span>
          <Input maxLength={40} autoComplete="off" value={draft.name} onChange={(event) => set({ name: event.target.value })} onKeyDown={onKey} />
        </label>
        <label>
          <span>{t('slips.phone')}</span>
          <Input maxLength={20} autoComplete="off" inputMode="tel" value={draft.phone} onChange={(event) => set({ phone: event.target.value })} onKeyDown={onKey} />
        </label>
        <Button type="primary" icon={<CornerDownLeft size={16} aria-hidden />} onClick={() => void save()}>
          {t('slips.save')}
        </Button>
      </div>
      <SlipCategory draft={draft} set={set} />
      {missing ? <p role="alert" className={styles.refused}>{t('slips.missing')}</p> : null}
      {items.length > 0 ? (
        <ul className={styles.slips} aria-label={t('slips.entered')}>
          {items.map((item) => (
            <SlipRow key={item.idempotencyKey} item={item} onCorrect={(one) => void correct(one)} />
          ))}
        </ul>
      ) : null}
    </Panel>
  );
}
