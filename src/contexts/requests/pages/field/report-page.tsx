import { useState, type ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { isMobilePhone } from '../../../../shared/phone.ts';
import { hasLetterOrDigit } from '../../../../shared/text.ts';
import { newId } from '../../../../shared/ids.ts';
import { useDraft } from '../../../../ui/draft.ts';
import { useTranslation } from '../../../../ui/i18n/index.ts';
import { Button } from '../../../../ui/kit/button.tsx';
import { ChoiceList } from '../../../../ui/kit/form/choices.tsx';
import { TextArea, TextInput } from '../../../../ui/kit/form/inputs.tsx';
import { Section, Stack } from '../../../../ui/kit/layout.tsx';
import { Page as Frame } from '../../../../ui/kit/page.tsx';
import { PhotoPicker } from '../../../../ui/kit/photo-picker.tsx';
import { Note } from '../../../../ui/kit/states.tsx';
import { writeDraftPhotos } from '../../../../ui/offline/draft-photos.ts';
import { enqueue, useOnline } from '../../../../ui/offline/queue.ts';
import { usePhotos } from '../../../../ui/photos/use-photos.ts';
import { alsoAtOf, type FurtherPlaces, MorePlaces } from '../shared/more-places.tsx';
import { isPlace, PlaceField, type Where } from '../shared/place-field.tsx';
import { CategoryHint } from './report/category-hint.tsx';
import { QuickAnswers, useQuickAnswers } from './task/quick-answers.tsx';

interface Find {
  readonly text: string;
  readonly categoryId: string | null;
  readonly where: Where | null;
  readonly alsoAt: FurtherPlaces;
  readonly who: 'self' | 'resident' | 'anonymous';
  readonly name: string;
  readonly phone: string;
}

const draftName = 'field-report';
const empty: Find = { text: '', categoryId: null, where: null, alsoAt: [], who: 'self', name: '', phone: '' };

function whoOf({ who, name, phone }: Find): Record<string, unknown> {
  if (who !== 'resident') return { anonymous: true };
  const told = { ...(name.trim() === '' ? {} : { name: name.trim() }), ...(phone.trim() === '' ? {} : { phone: phone.trim() }) };
  return Object.keys(told).length === 0 ? { anonymous: true } : { anonymous: false, ...told };
}

/** 上报: what a grid worker finds, or what a resident tells on the doorstep. Works without a network. */
export function Page(): ReactNode {
  const { t } = useTranslation('requests');
  const navigate = useNavigate();
  const online = useOnline();
  const { value: find, set, clear } = useDraft(draftName, empty);
  const photos = usePhotos({ upload: false, draft: draftName });
  const answers = useQuickAnswers('field.report.quickAnswers');
  const [checked, setChecked] = useState(false);
  const textMissing = !hasLetterOrDigit(find.text);
  const whereMissing = !isPlace(find.where);
  const phoneWrong = find.who === 'resident' && find.phone.trim() !== '' && !isMobilePhone(find.phone);

  const send = async (): Promise<void> => {
    setChecked(true);
    if (textMissing || whereMissing || phoneWrong) return;
    const key = newId();
    const body = { text: find.text.trim(), ...(find.categoryId ? { categoryId: find.categoryId } : {}), where: find.where, ...alsoAtOf(find.alsoAt), who: whoOf(find), channel: find.who === 'self' ? 'gridWorker' : 'visit' };
    await enqueue({ operation: 'requests.enter', input: { body }, photos: photos.photos, title: body.text.slice(0, 40), idempotencyKey: key });
    clear();
    photos.clear();
    await writeDraftPhotos(draftName, []);
    await navigate(`/report/${key}`);
  };
  return (
    <Frame title={t('field.report.title')} back={false}>
      <PhotoPicker photos={photos} label={t('field.photoFirst')} hint={t('field.photoHint')} />
      <QuickAnswers legend={t('field.report.quick')} answers={answers} value={find.text} onChange={(text) => set({ text })} />
      <TextArea
        label={t('field.report.text')}
        required
        spoken
        rows={3}
        maxLength={5000}
        error={checked && textMissing ? t('field.report.textMissing') : undefined}
        value={find.text}
        onChange={(text) => set({ text })}
      />
      <CategoryHint text={find.text} value={find.categoryId} onChange={(categoryId) => set({ categoryId })} />
      <Section title={t('field.report.where')}>
        <Stack gap={3}>
          <PlaceField value={find.where} onChange={(where) => set({ where })} error={checked && whereMissing ? t('field.report.whereMissing') : undefined} />
          {whereMissing ? null : <MorePlaces places={find.alsoAt} onChange={(alsoAt) => set({ alsoAt })} />}
        </Stack>
      </Section>
      <ChoiceList
        legend={t('field.report.who')}
        choices={(['self', 'resident', 'anonymous'] as const).map((value) => ({ value, label: t(`field.report.${value}`) }))}
        value={find.who}
        onChange={(who) => set({ who })}
      />
      {find.who === 'resident' ? (
        <>
          <TextInput label={t('field.report.name')} maxLength={40} autoComplete="off" value={find.name} onChange={(name) => set({ name })} />
          <TextInput
            label={t('field.report.phone')}
            hint={t('field.report.phoneHint')}
            error={phoneWrong && checked ? t('field.report.phoneWrong') : undefined}
            type="tel"
            autoComplete="off"
            maxLength={20}
            value={find.phone}
            onChange={(phone) => set({ phone })}
          />
        </>
      ) : null}
      {checked && (textMissing || whereMissing || phoneWrong) ? (
        <Note tone="soon">{t(textMissing ? 'field.report.textMissing' : whereMissing ? 'field.report.whereMissing' : 'field.report.phoneWrong')}</Note>
      ) : null}
      <Button tone="primary" block onClick={() => void send()}>
        {t(online ? 'field.report.send' : 'field.report.sendOffline')}
      </Button>
    </Frame>
  );
}
