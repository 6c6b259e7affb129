import type { ReactNode } from 'react';
import type { ControlProps } from '../../../../../ui/action/use-action-form.ts';
import { useTranslation } from '../../../../../ui/i18n/index.ts';
import { ChoiceList } from '../../../../../ui/kit/form/choices.tsx';
import styles from '../desk.module.css';
import type { Case } from '../case/types.ts';

const same = 'same';

/** Which of the case's places: one of the further ones or, where none need be chosen, the first. Draws nothing where there is only one. */
export function Control({ field, label, error, value, onChange, record }: ControlProps): ReactNode {
  const { t } = useTranslation('requests');
  const { places, placeName } = (record as Case | undefined) ?? { places: [], placeName: '' };
  if (places.length === 0) return null;
  return (
    <div className={styles.control}>
      <ChoiceList
        legend={label}
        error={error}
        required={field.required}
        value={typeof value === 'number' ? String(value) : field.required ? undefined : same}
        onChange={(next) => onChange(next === same ? undefined : Number(next))}
        choices={[
          ...(field.required ? [] : [{ value: same, label: placeName, hint: t('places.stays') }]),
          ...places.map((place) => ({ value: String(place.position), label: place.placeName, hint: [place.address, place.gridName].filter(Boolean).join(' · ') })),
        ]}
      />
    </div>
  );
}
