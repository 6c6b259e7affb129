import type { ReactNode } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { useApiMutation } from '../../../../ui/api/hooks.ts';
import { DeskPage } from '../../../../ui/desk/desk-page.tsx';
import { useTranslation } from '../../../../ui/i18n/index.ts';
import { policyTemplates, shippedCatalogue } from '../../rules/catalogue.ts';
import { emptyPolicy } from './policy/edit.ts';
import { PolicyEditor } from './policy/editor.tsx';

/** A new policy, or a new version of one that ships with the program. */
export function Page(): ReactNode {
  const { t } = useTranslation('fares');
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const taken = [...shippedCatalogue.policies, ...policyTemplates].find((policy) => policy.id === search.get('from'));
  const draft = useApiMutation('fares.draftPolicy', { onSuccess: ({ id }) => void navigate(`/fares/${id}`) });
  return (
    <DeskPage title={t('editor.newTitle')}>
      <PolicyEditor
        key={taken?.id ?? ''} initial={taken ?? emptyPolicy} fixedCode={false} saveLabel={t('editor.saveDraft')}
        busy={draft.isPending} problem={draft.error} onSave={(content) => draft.mutate({ body: { content } })}
      />
    </DeskPage>
  );
}
