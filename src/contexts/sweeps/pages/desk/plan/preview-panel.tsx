import type { ReactNode } from 'react';
import type { Output } from '../../../../../ui/api/types.ts';
import type { ApiProblem } from '../../../../../ui/api/problem.ts';
import { Checkbox } from '../../../../../ui/desk/antd.ts';
import { Panel } from '../../../../../ui/desk/desk-page.tsx';
import { useTranslation } from '../../../../../ui/i18n/index.ts';
import { Stack, Text } from '../../../../../ui/kit/layout.tsx';
import { Skeleton } from '../../../../../ui/kit/skeleton.tsx';
import { EmptyState, ErrorState, Note } from '../../../../../ui/kit/states.tsx';
import { MapView } from '../../../../../ui/map/map-view.tsx';
import styles from '../sweeps.module.css';
import { useShapes } from '../use-shapes.ts';
import type { PlanDraft } from './draft.ts';

type Preview = Output<'sweeps.preview'>;

interface Props {
  readonly preview: Preview | undefined;
  readonly problem: ApiProblem | null;
  readonly asked: boolean;
  readonly draft: PlanDraft;
  readonly onLeaveOut: (id: string, out: boolean) => void;
}

function Places({ preview, draft, onLeaveOut }: Props & { readonly preview: Preview }): ReactNode {
  const { t } = useTranslation('sweeps');
  const shapes = useShapes(draft.divisionCode);
  const isIn = (id: string | null): boolean => id === null || !draft.leftOutIds.includes(id);
  const pins = preview.places.filter(({ compoundId }) => isIn(compoundId)).flatMap(({ point, name, placeName, compoundId }) =>
    point ? [{ id: compoundId ?? name, position: [point.longitude, point.latitude] as const, label: name, detail: placeName, tone: 'accent' as const }] : [],
  );
  return (
    <Stack gap={3}>
      {preview.sourcePlace === null ? null : <Text tone="muted">{t('plan.sourceLeftOut', { name: preview.sourcePlace })}</Text>}
      {preview.places.some(({ workstationId }) => workstationId === null) ? <Note tone="soon">{t('plan.noWorkstation')}</Note> : null}
      {pins.length > 0 ? <MapView label={t('plan.map')} pins={pins} shapes={shapes} height={260} /> : null}
      <ul className={styles.places}>
        {preview.places.map((place) => {
          const { compoundId, name } = place;
          const detail = [place.placeName, place.gridName, place.workstationName].filter(Boolean).join(' · ');
          return (
            <li key={compoundId ?? name}>
              {compoundId === null || draft.picked.some(({ id }) => id === compoundId) ? (
                <span className={styles.placeName}>{name}</span>
              ) : (
                <Checkbox checked={isIn(compoundId)} onChange={(event) => onLeaveOut(compoundId, !event.target.checked)}>
                  {name}
                </Checkbox>
              )}
              <Text tone="muted" size="small">
                {isIn(compoundId) ? detail : t('plan.leftOut')}
              </Text>
            </li>
          );
        })}
      </ul>
    </Stack>
  );
}

/** The places the scope leads to, before anybody is sent there; single ones can be left out. */
export function PreviewPanel(props: Props): ReactNode {
  const { t } = useTranslation('sweeps');
  const { preview, problem, asked, draft } = props;
  const count = preview?.places.filter(({ compoundId }) => compoundId === null || !draft.leftOutIds.includes(compoundId)).length;
  return (
    <Panel title={count === undefined || !asked ? t('plan.preview') : t('plan.previewCount', { count })}>
      {problem ? (
        <ErrorState problem={problem} />
      ) : !asked ? (
        <Text tone="muted">{t('plan.previewHint')}</Text>
      ) : !preview ? (
        <Skeleton lines={5} />
      ) : preview.places.length === 0 ? (
        <EmptyState compact title={t('problems.no-places')} hint={t('plan.noPlacesHint')} />
      ) : (
        <Places {...props} preview={preview} />
      )}
    </Panel>
  );
}
