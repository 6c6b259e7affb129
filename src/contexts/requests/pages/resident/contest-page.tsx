import { useState, type ReactNode } from 'react';
import { useParams } from 'react-router';
import { useApiMutation } from '../../../../ui/api/hooks.ts';
import { useProblemText } from '../../../../ui/api/use-problem-text.ts';
import { useTranslation } from '../../../../ui/i18n/index.ts';
import { Button, LinkButton } from '../../../../ui/kit/button.tsx';
import { TextArea } from '../../../../ui/kit/form/inputs.tsx';
import { Card, Stack, Text } from '../../../../ui/kit/layout.tsx';
import { Page as Frame } from '../../../../ui/kit/page.tsx';
import { PhotoPicker } from '../../../../ui/kit/photo-picker.tsx';
import { ErrorState, Note } from '../../../../ui/kit/states.tsx';
import { useDraft } from '../../../../ui/draft.ts';
import { usePhotos } from '../../../../ui/photos/use-photos.ts';
import { useSession } from '../../../../ui/session.tsx';

function ContestForm({ number }: { readonly number: string }): ReactNode {
  const { t } = useTranslation('requests');
  const { forField } = useProblemText();
  const draft = useDraft(`contest:${number}`, { explanation: '' });
  const photos = usePhotos({ maximum: 3 });
  const [checked, setChecked] = useState(false);
  const send = useApiMutation('requests.contestPublic', { onSuccess: () => draft.clear() });
  const { explanation } = draft.value;
  const noWords = !/[\p{L}\p{N}]/u.test(explanation);
  const noPhoto = photos.ids.length === 0;
  if (send.data) return <Note tone="done">{t('contest.done')}</Note>;
  const submit = (): void => {
    setChecked(true);
    if (noWords || noPhoto || photos.busy || send.isPending) return;
    send.mutate({ params: { number }, body: { explanation: explanation.trim(), photos: [...photos.ids] } });
  };
  return (
    <Card>
      <Stack gap={4}>
        <PhotoPicker photos={photos} label={t('contest.photos')} required error={checked && noPhoto ? t('contest.missingPhoto') : forField(send.error, 'photos')} />
        <TextArea
          required
          spoken
          rows={4}
          maxLength={500}
          label={t('contest.explanation')}
          value={explanation}
          onChange={(next) => draft.set({ explanation: next })}
          error={checked && noWords ? t('contest.missingWords') : forField(send.error, 'explanation')}
        />
        <Note>{t('actionHints.contest')}</Note>
        {send.error ? <ErrorState problem={send.error} kept={t('ui:steps.kept')} /> : null}
        <Button tone="primary" block busy={send.isPending || photos.busy} onClick={submit}>
          {t('contest.submit')}
        </Button>
      </Stack>
    </Card>
  );
}

/** 不认可: somebody affected shows that a matter marked as done is not. */
export function Page(): ReactNode {
  const { t } = useTranslation('requests');
  const { number = '' } = useParams();
  const { kind } = useSession();
  return (
    <Frame title={t('contest.title')} back={`/r/${number}`}>
      <Stack gap={4}>
        <Text>{t('contest.intro', { number })}</Text>
        {kind === 'resident' ? (
          <ContestForm number={number} />
        ) : (
          <>
            <Note>{t('contest.signIn')}</Note>
            <LinkButton block tone="primary" to={`/sign-in?next=${encodeURIComponent(`/r/${number}/contest`)}`}>
              {t('contest.signInButton')}
            </LinkButton>
          </>
        )}
      </Stack>
    </Frame>
  );
}
