import type { ReactNode } from 'react';
import { ApiProblem } from '../../../../ui/api/problem.ts';
import { useProblemText } from '../../../../ui/api/use-problem-text.ts';
import { useTranslation } from '../../../../ui/i18n/index.ts';
import { ErrorState, Note } from '../../../../ui/kit/states.tsx';
import { ChangeList, type FieldChange } from './change-list.tsx';

/** Why saving failed. When somebody else was faster: what they changed. */
export function SaveProblem({ problem }: { readonly problem: unknown }): ReactNode {
  const { t } = useTranslation('places');
  const { field } = useProblemText();
  if (!(problem instanceof ApiProblem)) return problem ? <ErrorState problem={problem} /> : null;
  if (problem.code === 'has-warnings') return null;
  if (problem.code === 'changed-meanwhile') {
    const changes = problem.extra['changes'];
    return (
      <Note tone="soon">
        {t('problems.changed-meanwhile')}
        <ChangeList changes={Array.isArray(changes) ? (changes as FieldChange[]) : []} />
      </Note>
    );
  }
  // What is wrong with an outline stands in the findings.
  if (problem.code === 'grid-refused') return <Note tone="late">{t('problems.grid-refused')}</Note>;
  return (
    <>
      <ErrorState problem={problem} />
      {problem.fields.length > 1 ? (
        <ul>
          {problem.fields.map((one) => (
            <li key={`${one.field}-${one.code}`}>{field(one, problem.context)}</li>
          ))}
        </ul>
      ) : null}
    </>
  );
}
