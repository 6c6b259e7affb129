import type { ReactNode } from 'react';
import { useFormat } from '../../../../../ui/format/use-format.ts';
import { useTranslation } from '../../../../../ui/i18n/index.ts';
import { Note } from '../../../../../ui/kit/states.tsx';
import type { CaseStep } from './types.ts';

/** What others did while a form was open. */
export function ChangedNote({ steps }: { readonly steps: readonly CaseStep[] }): ReactNode {
  const { t } = useTranslation('requests');
  const format = useFormat();
  return (
    <Note tone="soon">
      <strong>{t('desk.case.changed')}</strong>
      <ul>
        {steps.map(({ sequence, action, at, role, actorName }) => (
          <li key={sequence}>
            {[format.relative(at), [t(`roles.${role}`), actorName].filter(Boolean).join(' '), t(`actions.${action}`)].join(' · ')}
          </li>
        ))}
      </ul>
      {t('desk.case.changedHint')}
    </Note>
  );
}
