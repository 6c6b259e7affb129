import type { ReactNode } from 'react';
import { Panel } from '../../../../../ui/desk/desk-page.tsx';
import { useTranslation } from '../../../../../ui/i18n/index.ts';
import { Facts, Stack, Text } from '../../../../../ui/kit/layout.tsx';
import { MapView } from '../../../../../ui/map/map-view.tsx';
import { usePlaceShapes } from '../list/map-pane.tsx';
import type { Case } from './types.ts';

/** Where it is: in words, and as a point where there is one. */
export function PlacePanel({ record }: { readonly record: Case }): ReactNode {
  const { t } = useTranslation('requests');
  const shapes = usePlaceShapes();
  const { number, point, address, compoundName, gridName, placeName, workstationName } = record;
  return (
    <Panel title={t('fields.where')}>
      <Stack gap={3}>
        <Facts
          facts={[
            { label: t('desk.columns.place'), value: placeName },
            { label: t('desk.case.compound'), value: compoundName },
            { label: t('desk.case.address'), value: address },
            { label: t('desk.filters.grid'), value: gridName },
            { label: t('fields.workstationId'), value: workstationName },
          ]}
        />
        {point ? (
          <MapView
            label={t('desk.case.map')}
            height={240}
            shapes={shapes}
            pins={[{ id: number, position: [point.longitude, point.latitude], label: number, detail: placeName, tone: 'accent' }]}
          />
        ) : (
          <Text tone="muted">{t('desk.case.noPoint')}</Text>
        )}
      </Stack>
    </Panel>
  );
}
