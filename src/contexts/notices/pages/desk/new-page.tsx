import type { ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { useApiMutation } from '../../../../ui/api/hooks.ts';
import { DeskPage } from '../../../../ui/desk/desk-page.tsx';
import { usePlace } from '../../../../ui/desk/place.tsx';
import { useTranslation } from '../../../../ui/i18n/index.ts';
import { Skeleton } from '../../../../ui/kit/skeleton.tsx';
import { ContentForm } from './content-form.tsx';

/** Drafting a notice for the place one looks at. */
export function Page(): ReactNode {
  const { t } = useTranslation('notices');
  const { place } = usePlace();
  const navigate = useNavigate();
  const draft = useApiMutation('notices.draft', { onSuccess: ({ id }) => void navigate(`/notices/${id}`) });
  return (
    <DeskPage title={t('desk.newTitle')} badges={place ? <span>{place.name}</span> : undefined}>
      {place ? (
        <ContentForm
          initial={{ kind: 'before', title: '', body: '', facts: [], termDays: 5 }} saveLabel={t('desk.save')} busy={draft.isPending} problem={draft.error}
          onSave={({ facts, ...content }) => draft.mutate({ body: { ...content, facts: [...facts], divisionCode: place.code } })}
        />
      ) : <Skeleton lines={8} />}
    </DeskPage>
  );
}
