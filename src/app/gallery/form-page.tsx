import { useState, type ReactNode } from 'react';
import { useDraft } from '../../ui/draft.ts';
import { ChoiceList } from '../../ui/kit/form/choices.tsx';
import { TextArea } from '../../ui/kit/form/inputs.tsx';
import { PhotoPicker } from '../../ui/kit/photo-picker.tsx';
import { StepForm } from '../../ui/kit/step-form.tsx';
import { PlacePicker } from '../../ui/map/place-picker.tsx';
import type { Position } from '../../ui/map/types.ts';
import { usePhotos } from '../../ui/photos/use-photos.ts';
import { shapes } from './samples.ts';

interface Input {
  readonly text: string;
  readonly who: string;
  readonly point: Position | undefined;
}

/** One question per screen. */
export function FormPage(): ReactNode {
  const draft = useDraft<Input>('gallery', { text: '', who: '', point: undefined });
  const photos = usePhotos({ draft: 'gallery', maximum: 3 });
  const [done, setDone] = useState(false);
  const { text, who, point } = draft.value;
  if (done) return null;
  return (
    <StepForm
      title="我要反映"
      submitLabel="提交"
      onSubmit={() => setDone(true)}
      onDiscardDraft={draft.restored ? draft.clear : undefined}
      steps={[
        {
          id: 'what',
          question: '发生了什么?',
          content: (
            <>
              <PhotoPicker photos={photos} label="照片" />
              <TextArea label="说说情况" required value={text} onChange={(value) => draft.set({ text: value })} maxLength={200} spoken />
            </>
          ),
          check: () => (text.trim() === '' ? '请写一句话' : undefined),
        },
        { id: 'where', question: '在哪里?', content: <PlacePicker value={point} onChange={(value) => draft.set({ point: value })} shapes={shapes} /> },
        {
          id: 'who',
          question: '怎么联系您?',
          content: (
            <ChoiceList
              legend="怎么联系您?"
              hideLegend
              choices={[
                { value: 'phone', label: '留手机号', hint: '办理进展发短信告诉您' },
                { value: 'anonymous', label: '不留姓名和电话' },
              ]}
              value={who}
              onChange={(value) => draft.set({ who: value })}
            />
          ),
        },
      ]}
    />
  );
}
