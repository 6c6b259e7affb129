import { Suspense, type ReactNode } from 'react';
import { useContextControl } from '../../../../ui/action/controls.tsx';
import { useTranslation } from '../../../../ui/i18n/index.ts';
import type { SlipDraft } from './slip-draft.ts';

const field = { name: 'slip', control: 'category', required: false } as const;
const noOptions = (option: string): string => option;

/** What the slip is about: chosen, or suggested from the words while they are typed; without a network it may stay empty. */
export function SlipCategory({ draft, set }: { readonly draft: SlipDraft; readonly set: (change: Partial<SlipDraft>) => void }): ReactNode {
  const { t } = useTranslation('intake');
  const Category = useContextControl('category');
  if (!Category) return null;
  return (
    <Suspense fallback={null}>
      <Category
        field={field}
        label={t('slips.category')}
        hint={undefined}
        error={undefined}
        value={draft.categoryId}
        onChange={(categoryId) => set({ categoryId: typeof categoryId === 'string' ? categoryId : undefined })}
        optionLabel={noOptions}
        record={{ typedText: draft.text }}
      />
    </Suspense>
  );
}
