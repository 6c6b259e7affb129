import { useState, type ReactNode } from 'react';
import type { FormValues } from '../../../../../ui/action/form-values.ts';
import { useDraft } from '../../../../../ui/draft.ts';
import { useTranslation } from '../../../../../ui/i18n/index.ts';
import { Button } from '../../../../../ui/kit/button.tsx';
import { TextArea } from '../../../../../ui/kit/form/inputs.tsx';
import { Text } from '../../../../../ui/kit/layout.tsx';
import { Page as Frame } from '../../../../../ui/kit/page.tsx';
import { PhotoPicker } from '../../../../../ui/kit/photo-picker.tsx';
import { showToast } from '../../../../../ui/kit/toast.tsx';
import { nextBaseVersion } from '../../../../../ui/offline/pending.ts';
import { enqueue, useOnline, useQueue } from '../../../../../ui/offline/queue.ts';
import { usePhotos } from '../../../../../ui/photos/use-photos.ts';
import type { ProjectDetail } from '../../../contract.ts';
import { Control as DefectControl } from '../../shared/controls/defect-control.tsx';
import { type OfferedAction, draftNameOf } from './site-work.ts';

interface Props {
  readonly project: ProjectDetail;
  readonly action: OfferedAction;
  readonly onDone: () => void;
}

/** Work on site: photos first, then words; kept on the phone and sent as soon as there is a network. */
export function SiteForm({ project, action: { action, fields }, onDone }: Props): ReactNode {
  const { t } = useTranslation('projects');
  const name = draftNameOf(project.id, action);
  const draft = useDraft<{ readonly values: FormValues }>(name, { values: {} });
  const [photoField, defectField] = [fields.find(({ control }) => control === 'photos'), fields.find(({ control }) => control === 'defect')];
  const textField = fields.find(({ control }) => control === 'longText' || control === 'text');
  const photos = usePhotos({ upload: false, draft: name, maximum: photoField?.maximum ?? 9 });
  const queue = useQueue();
  const online = useOnline();
  const [checked, setChecked] = useState(false);
  const [busy, setBusy] = useState(false);
  const { values } = draft.value;
  const set = (field: string, value: unknown): void => draft.set({ values: { ...values, [field]: value } });
  const valueOf = (field: { readonly name: string } | undefined): string => (field && typeof values[field.name] === 'string' ? String(values[field.name]) : '');
  const [text, defect] = [valueOf(textField), valueOf(defectField)];
  const label = t(`actions.${action}`);
  const photosMissing = photos.photos.length < (photoField?.required ? (photoField.minimum ?? 1) : 0);
  const textMissing = textField?.required === true && !/[\p{L}\p{N}]/u.test(text);
  const defectMissing = defectField !== undefined && defect === '';

  const save = async (): Promise<void> => {
    setChecked(true);
    if (photosMissing || textMissing || defectMissing || busy) return;
    setBusy(true);
    try {
      const body = {
        ...(textField && text.trim() !== '' ? { [textField.name]: text.trim() } : {}), ...(defectField ? { [defectField.name]: defect } : {}),
        baseVersion: nextBaseVersion(queue, project.id, project.version), writtenAt: new Date().toISOString(),
      };
      await enqueue({ operation: `projects.${action}`, input: { params: { id: project.id }, body }, photos: photos.photos, title: `${label} · ${project.number}` });
      showToast(t(online ? 'field.saved' : 'field.savedOffline'));
      draft.clear();
      photos.clear();
      onDone();
    } finally {
      setBusy(false);
    }
  };
  return (
    <Frame
      title={label} documentTitle={`${label} · ${project.number}`} back={`/projects/${project.id}`}
      footer={<Button tone="primary" block busy={busy} onClick={() => void save()}>{label}</Button>}
    >
      <Text strong>{project.title}</Text>
      {photoField ? (
        <PhotoPicker photos={photos} label={t('field.photos')} hint={t('field.photosHint')} required={photoField.required} error={checked && photosMissing ? t('field.photoMissing') : undefined} />
      ) : null}
      {defectField ? (
        <DefectControl
          field={defectField} label={t(`fields.${defectField.name}`)} hint={undefined} error={checked && defectMissing ? t('ui:fieldProblems.required') : undefined}
          value={defect || undefined} onChange={(value) => set(defectField.name, value)} optionLabel={String} record={project}
        />
      ) : null}
      {textField ? (
        <TextArea
          label={t(`fields.${textField.name}`)} required={textField.required} spoken rows={4} {...(textField.maximum === undefined ? {} : { maxLength: textField.maximum })}
          error={checked && textMissing ? t('ui:fieldProblems.required') : undefined} value={text} onChange={(value) => set(textField.name, value)}
        />
      ) : null}
    </Frame>
  );
}
