import type { ReactNode } from 'react';
import { useProblemText } from '../../../../ui/api/use-problem-text.ts';
import { useTranslation } from '../../../../ui/i18n/index.ts';
import { Note } from '../../../../ui/kit/states.tsx';
import type { PlaceValue } from '../shared/place-value.ts';
import { useLocation } from '../shared/use-location.ts';

/** Says in words where the chosen place lies and who will look after it. Keeps quiet without a network. */
export function PlaceSummary({ value }: { readonly value: PlaceValue | undefined }): ReactNode {
  const { t } = useTranslation('places');
  const { text } = useProblemText();
  const { location, problem } = useLocation(value);
  if (problem && problem.status === 422) return <Note tone="late">{text(problem)}</Note>;
  if (!location) return null;
  const vague = !location.lineage.some(({ level }) => level === 'street');
  if (vague) return <Note tone="soon">{t('picker.vague')}</Note>;
  return (
    <Note tone="done">
      {t('picker.found', { place: location.placeName })}
      {location.workstation ? ` ${t('picker.served', { workstation: location.workstation.name })}` : null}
    </Note>
  );
}
