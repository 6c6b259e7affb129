import { MapPin } from 'lucide-react';
import type { ReactNode } from 'react';
import { useApiQuery } from '../../../../ui/api/hooks.ts';
import { useTranslation } from '../../../../ui/i18n/index.ts';
import { LinkButton } from '../../../../ui/kit/button.tsx';
import { Row } from '../../../../ui/kit/layout.tsx';
import { useMyPlace } from './my-place.ts';

/** The community the person chose, and the way to choose one. */
export function Fill(): ReactNode {
  const { t } = useTranslation('places');
  const code = useMyPlace();
  const { data } = useApiQuery('places.getDivision', { params: { code: code ?? '' } }, { enabled: code !== undefined, staleTime: 3_600_000 });
  const name = data?.lineage.filter(({ level }) => level === 'street' || level === 'community').map(({ shortName }) => shortName).join(' ');
  return (
    <Row>
      <LinkButton to="/place" tone="quiet" icon={MapPin}>
        {name ?? t('mine.choose')}
      </LinkButton>
    </Row>
  );
}
