import { useRef, useState, type ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { useApiMutation } from '../../../../ui/api/hooks.ts';
import { useProblemText } from '../../../../ui/api/use-problem-text.ts';
import { Button, Form, Input, Select } from '../../../../ui/desk/antd.ts';
import { DeskForm } from '../../../../ui/desk/desk-form.tsx';
import { Panel, RecordPage } from '../../../../ui/desk/desk-page.tsx';
import { refused } from '../../../../ui/desk/refused.ts';
import { useStored } from '../../../../ui/desk/stored.ts';
import { useTranslation } from '../../../../ui/i18n/index.ts';
import { Row, Stack, Text } from '../../../../ui/kit/layout.tsx';
import { PhotoPicker } from '../../../../ui/kit/photo-picker.tsx';
import { ErrorState } from '../../../../ui/kit/states.tsx';
import { usePhotos } from '../../../../ui/photos/use-photos.ts';
import { CategoryPicker } from './controls/category-control.tsx';
import styles from './desk.module.css';
import { bodyOf, emptyDraft, type EntryDraft, hindrancesOf, isComplete, type Session } from './entry/draft.ts';
import { CategoryHint } from './entry/category-hint.tsx';
import { EnteredList, type Receipt } from './entry/entered-list.tsx';
import { MorePlaces } from './entry/more-places.tsx';
import { NatureSelect } from './entry/nature-select.tsx';
import { PersonFields } from './entry/person-fields.tsx';
import { PlaceBox } from './entry/place-box.tsx';
import { SimilarPanel } from './entry/similar-panel.tsx';

const channels = ['contactDay', 'wishBox', 'bridge', 'phone', 'window', 'hotline', 'visit', 'gridWorker', 'station'] as const;

function SessionFields({ session, onChange }: { readonly session: Session; readonly onChange: (session: Session) => void }): ReactNode {
  const { t } = useTranslation('requests');
  return (
    <div className={styles.fields}>
      <Form.Item required label={t('fields.channel')} htmlFor="entry-channel">
        <Select
          id="entry-channel"
          value={session.channel}
          options={channels.map((value) => ({ value, label: t(`channels.${value}`) }))}
          onChange={(channel) => onChange({ ...session, channel })}
        />
      </Form.Item>
      <Form.Item label={t('fields.channelNote')} htmlFor="entry-channel-note" extra={t('desk.entry.channelHint')}>
        <Input
          id="entry-channel-note"
          maxLength={100}
          placeholder={t('desk.entry.channelExample')}
          value={session.channelNote}
          onChange={(event) => onChange({ ...session, channelNote: event.target.value })}
        />
      </Form.Item>
    </div>
  );
}

/** Fast entry for phone calls, contact days and paper slips: channel and note stay, Ctrl+Enter saves, the next one is ready. */
export function Page(): ReactNode {
  const { t } = useTranslation('requests');
  const { forField } = useProblemText();
  const [session, setSession] = useStored<Session>('entry.session', { channel: 'contactDay', channelNote: '' });
  const [draft, setDraft] = useState<EntryDraft>(emptyDraft);
  const [checked, setChecked] = useState(false);
  const [receipts, setReceipts] = useState<readonly Receipt[]>([]);
  const photos = usePhotos();
  const navigate = useNavigate();
  const [joinWith, setJoinWith] = useState<string | undefined>(undefined);
  const text = useRef<HTMLTextAreaElement | null>(null);
  const enter = useApiMutation('requests.enter', {
    onSuccess: (receipt) => {
      setReceipts((old) => [receipt, ...old.filter(({ id }) => id !== receipt.id)]);
      setDraft(emptyDraft);
      setChecked(false);
      photos.clear();
      text.current?.focus();
      // The join form of the new case opens with the similar one chosen.
      if (joinWith !== undefined) void navigate(`/requests/${receipt.id}?join=${joinWith}`);
    },
  });
  const set = (change: Partial<EntryDraft>): void => setDraft((old) => ({ ...old, ...change }));
  const missing = checked ? hindrancesOf(draft) : [];
  const blocked = photos.busy || photos.failed;
  const submit = (): void => {
    setChecked(true);
    if (hindrancesOf(draft).length > 0 || !draft.where || blocked || enter.isPending) return;
    enter.mutate({ body: bodyOf(draft, draft.where, session, photos.ids) });
  };
  const hint = (name: (typeof missing)[number], words: string): string | undefined => (missing.includes(name) ? words : undefined);
  return (
    <RecordPage title={t('desk.entry.title')} badges={<Text tone="muted">{t('desk.entry.hint')}</Text>} aside={<><SimilarPanel draft={draft} joinWith={joinWith} onJoinWith={setJoinWith} onJoined={() => setDraft(emptyDraft)} /><EnteredList receipts={receipts} /></>}>
      <Panel title={t('desk.entry.form')}>
        <DeskForm
          onSubmit={submit}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && event.ctrlKey) submit();
            // Enter in a single line must not send a half-filled slip.
            else if (event.key === 'Enter' && event.target instanceof HTMLInputElement) event.preventDefault();
          }}
        >
          <SessionFields session={session} onChange={setSession} />
          <Form.Item required label={t('fields.text')} htmlFor="entry-text" {...refused(hint('text', t('report.textMissing')) ?? forField(enter.error, 'text'))}>
            <Input.TextArea
              id="entry-text"
              autoFocus
              rows={4}
              count={{ show: true, max: 5000 }}
              value={draft.text}
              ref={(area) => {
                text.current = area?.resizableTextArea?.textArea ?? null;
              }}
              onChange={(event) => set({ text: event.target.value })}
            />
          </Form.Item>
          <PlaceBox value={draft.where} onChange={(where) => set({ where })} error={hint('where', t('report.whereMissing')) ?? forField(enter.error, 'where')} />
          {isComplete(draft.where) ? <MorePlaces places={draft.alsoAt} onChange={(alsoAt) => set({ alsoAt })} errorOf={(index) => forField(enter.error, `alsoAt.${index}`)} /> : null}
          <Form.Item label={t('fields.categoryId')} htmlFor="entry-category" {...refused(forField(enter.error, 'categoryId'))}>
            <CategoryPicker id="entry-category" value={draft.categoryId} onChange={(categoryId) => set({ categoryId })} />
            <CategoryHint text={draft.text} value={draft.categoryId} onChange={(categoryId) => set({ categoryId })} />
          </Form.Item>
          <Form.Item label={t('fields.nature')} htmlFor="entry-nature" extra={t('desk.entry.natureHint')} {...refused(forField(enter.error, 'nature'))}>
            <NatureSelect id="entry-nature" text={draft.text} value={draft.nature} onChange={(nature) => set({ nature })} />
          </Form.Item>
          <PersonFields
            draft={draft}
            set={set}
            errors={{
              who: hint('who', t('desk.entry.whoMissing')),
              phone: forField(enter.error, 'who.phone'),
              helper: hint('helper', t('desk.entry.helperMissing')),
              helperPhone: forField(enter.error, 'who.helper.phone'),
            }}
          />
          <Stack gap={3}>
            <PhotoPicker photos={photos} label={t('fields.photos')} error={forField(enter.error, 'photos')} />
            {enter.error ? <ErrorState problem={enter.error} kept={t('ui:steps.kept')} /> : null}
            <Row>
              <Button type="primary" htmlType="submit" loading={enter.isPending} disabled={blocked}>
                {t('desk.entry.save')}
              </Button>
              <Text tone="muted" size="small">
                {t('desk.entry.keys')}
              </Text>
            </Row>
          </Stack>
        </DeskForm>
      </Panel>
    </RecordPage>
  );
}
