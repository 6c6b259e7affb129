import type { ReactNode } from 'react';
import { useApiQuery } from '../../../../ui/api/hooks.ts';
import { HelpLine } from '../../../../ui/kit/help-line.tsx';
import { useMyPlace } from './my-place.ts';

const longLived = { staleTime: 3_600_000 };

/** The street's own number where the person said where they live and the street gave one; the city's hotline else. */
export function Fill(): ReactNode {
  const code = useMyPlace();
  const { data: home } = useApiQuery('places.getDivision', { params: { code: code ?? '' } }, { ...longLived, enabled: code !== undefined });
  const street = home?.lineage.find(({ level }) => level === 'street')?.code ?? (home?.level === 'street' ? home.code : undefined);
  const { data } = useApiQuery('places.getDivision', { params: { code: street ?? '' } }, { ...longLived, enabled: street !== undefined });
  return data?.contactPhone ? <HelpLine contact={{ name: data.shortName, phone: data.contactPhone }} /> : <HelpLine />;
}
