import { useState, type ReactNode } from 'react';
import type { FormField } from '../../../../../shared/form.ts';
import { useDraft } from '../../../../../ui/draft.ts';
import { hasText, useTranslation } from '../../../../../ui/i18n/index.ts';
import { Button } from '../../../../../ui/kit/button.tsx';
import { TextArea } from '../../../../../ui/kit/form/inputs.tsx';
import { Text } from '../../../../../ui/kit/layout.tsx';
import { PhotoPicker } from '../../../../../ui/kit/photo-picker.tsx';
import { Page as Frame } from '../../../../../ui/kit/page.tsx';
import { Note } from '../../../../../ui/kit/states.tsx';
import { usePhotos } from '../../../../../ui/photos/use-photos.ts';
import type { Task } from '../tasks/use-tasks.ts';
import { useTaskAction } from '../tasks/use-task-action.ts';
import { QuickAnswers, useQuickAnswers } from './quick-answers.tsx';
import { draftNameOf, emptyTaskDraft } from './task-draft.ts';

/** Photos and one text: what most actions in the field ask for. */
export function isShort(fields: readonly FormField[]): boolean {
  const rest = fields.filter(({ control }) => control !== 'photos');
  return rest.length <= 1 && rest.every(({ control }) => control === 'longText' || control === 'text');
}

interface Props {
  readonly task: Task;
  readonly action: Task['actions'][number];
  readonly onDone: () => void;
}

/** Photos first, the usual answers as buttons, words if wanted; everything stays on the phone until it is sent. */
export function ShortForm({ task, action, onDone }: Props): ReactNode {
  const { t } = useTranslation('requests');
  const photoField = action.fields.find(({ control }) => control === 'photos');
  const textField = action.fields.find(({ control }) => control !== 'photos');
  const name = draftNameOf(task.id, action.action);
  const draft = useDraft(name, emptyTaskDraft);
  const photos = usePhotos({ upload: false, draft: name, maximum: photoField?.maximum ?? 9 });
  const answers = useQuickAnswers(`field.quickAnswers.${action.action}`);
  const act = useTaskAction(task);
  const [checked, setChecked] = useState(false);
  const [busy, setBusy] = useState(false);
  const stored = textField ? draft.value.values[textField.name] : undefined;
  const text = typeof stored === 'string' ? stored : '';
  const setText = (value: string): void => {
    if (textField) draft.set({ values: { [textField.name]: value } });
  };
  const label = t(`actions.${action.action}`);
  const photosMissing = photos.photos.length < (photoField?.required ? (photoField.minimum ?? 1) : 0);
  const textMissing = textField?.required === true && !/[\p{L}\p{N}]/u.test(text);

  const save = async (): Promise<void> => {
    setChecked(true);
    if (photosMissing || textMissing || busy) return;
    setBusy(true);
    try {
      await act(action.action, textField && text.trim() !== '' ? { [textField.name]: text.trim() } : {}, photos.photos);
      draft.clear();
      photos.clear();
      onDone();
    } finally {
      setBusy(false);
    }
  };
  return (
    <Frame
      title={label}
      documentTitle={`${label} · ${task.number}`}
      back={`/tasks/${task.id}`}
      footer={
        <Button tone="primary" block busy={busy} onClick={() => void save()}>
          {label}
        </Button>
      }
    >
      <Text strong>{task.title}</Text>
      {photoField ? (
        <PhotoPicker
          photos={photos}
          label={t('field.photoFirst')}
          hint={t('field.photoHint')}
          required={photoField.required}
          error={checked && photosMissing ? t('field.photoMissing') : undefined}
        />
      ) : null}
      <QuickAnswers legend={t('field.quick')} answers={answers} value={text} onChange={setText} />
      {textField ? (
        <TextArea
          label={t(`fields.${textField.name}`)}
          required={textField.required}
          spoken
          rows={3}
          {...(textField.maximum === undefined ? {} : { maxLength: textField.maximum })}
          error={checked && textMissing ? t('field.missing') : undefined}
          value={text}
          onChange={setText}
        />
      ) : null}
      {hasText(`requests:actionHints.${action.action}`) ? <Note>{t(`actionHints.${action.action}`)}</Note> : null}
    </Frame>
  );
}
