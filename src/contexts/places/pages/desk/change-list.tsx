import type { ReactNode } from 'react';
import { hasText, useTranslation } from '../../../../ui/i18n/index.ts';
import { Facts } from '../../../../ui/kit/layout.tsx';
import { writeValue } from './write-value.ts';

export interface FieldChange {
  readonly field: string;
  readonly from?: unknown;
  readonly to?: unknown;
}

/** What was changed, field by field: before → after. */
export function ChangeList({ changes }: { readonly changes: readonly FieldChange[] }): ReactNode {
  const { t } = useTranslation('places');
  const words = { yes: t('yes'), no: t('no'), none: t('none'), shape: t('shape') };
  return (
    <Facts
      facts={changes.map(({ field, from, to }) => ({
        label: hasText(`places:fields.${field}`) ? t(`fields.${field}`) : field,
        value:
          from === null || from === undefined
            ? writeValue(to, words)
            : t('desk.fromTo', { from: writeValue(from, words), to: writeValue(to, words) }),
      }))}
    />
  );
}
