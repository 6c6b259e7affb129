import { isCityWide } from '../../../../../shared/place-path.ts';
import { useApiQuery } from '../../../../../ui/api/hooks.ts';
import { useTranslation } from '../../../../../ui/i18n/index.ts';
import { useSession } from '../../../../../ui/session.tsx';

export interface PlaceOption {
  /** Null: the whole city. */
  readonly value: string | null;
  readonly label: string;
}

/** The places a person administers, as what a category can be for: the whole city for administrators of the city. */
export function useAdministeredPlaces(): readonly PlaceOption[] {
  const { t } = useTranslation('requests');
  const { answer } = useSession();
  const assignments = answer?.kind === 'staff' ? answer.assignments.filter(({ role }) => role === 'administrator') : [];
  const options = assignments.map(({ placeCode, placeName, placePath }) =>
    isCityWide(placePath) ? { value: null, label: t('desk.categories.city') } : { value: placeCode, label: placeName },
  );
  return [...new Map(options.map((option) => [option.value, option])).values()];
}

/** The names of the places of local categories; a code while it loads. */
export function usePlaceNames(codes: readonly string[]): (code: string) => string {
  const { answer } = useSession();
  const [first = ''] = codes;
  const { data } = useApiQuery('places.getDivision', { params: { code: first } }, { enabled: first !== '', staleTime: 3_600_000 });
  const own = answer?.kind === 'staff' ? answer.assignments : [];
  return (code) => own.find(({ placeCode }) => placeCode === code)?.placeName ?? (code === data?.code ? data.name : code);
}
