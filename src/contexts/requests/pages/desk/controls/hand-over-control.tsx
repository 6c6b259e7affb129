import type { ReactNode } from 'react';
import type { ControlProps } from '../../../../../ui/action/use-action-form.ts';
import { useTranslation } from '../../../../../ui/i18n/index.ts';
import { ChoiceList } from '../../../../../ui/kit/form/choices.tsx';
import { Note } from '../../../../../ui/kit/states.tsx';
import styles from '../desk.module.css';
import type { Case } from '../case/types.ts';

/** The open hand-overs of the case. */
export function Control({ label, error, field, value, onChange, record }: ControlProps): ReactNode {
  const { t } = useTranslation('requests');
  const open = ((record as Case | undefined)?.handOvers ?? []).filter(({ status }) => status === 'offered' || status === 'accepted');
  if (open.length === 0) return <Note>{t('desk.handOvers.whichEmpty')}</Note>;
  return (
    <div className={styles.control}>
      <ChoiceList
        legend={label}
        required={field.required}
        error={error}
        value={typeof value === 'string' ? value : undefined}
        onChange={onChange}
        choices={open.map(({ id, unitName, part, status }) => ({ value: id, label: unitName, hint: [t(`options.part.${part}`), t(`options.handOverStatus.${status}`)].join(' · ') }))}
      />
    </div>
  );
}
