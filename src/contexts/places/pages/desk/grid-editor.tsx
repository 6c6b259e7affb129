import { useMemo, useState, type ReactNode } from 'react';
import type { Area, Position } from '../../../../shared/geometry.ts';
import { ApiProblem } from '../../../../ui/api/problem.ts';
import { useApiMutation } from '../../../../ui/api/hooks.ts';
import type { Output } from '../../../../ui/api/types.ts';
import { useProblemText } from '../../../../ui/api/use-problem-text.ts';
import { Button, Space } from '../../../../ui/desk/antd.ts';
import { useTranslation } from '../../../../ui/i18n/index.ts';
import { TextArea, TextInput } from '../../../../ui/kit/form/inputs.tsx';
import { Stack, Text } from '../../../../ui/kit/layout.tsx';
import { Note } from '../../../../ui/kit/states.tsx';
import { showToast } from '../../../../ui/kit/toast.tsx';
import { MapView } from '../../../../ui/map/map-view.tsx';
import type { MapShape } from '../../../../ui/map/types.ts';
import { SaveProblem } from './conflict-note.tsx';
import { type Finding, FindingList } from './finding-list.tsx';
import styles from './places-page.module.css';
import { type Corners, cornersOf, polygonOf, readCorners, withCorner, writeCorners } from './ring.ts';

export type Grid = Output<'places.listGrids'>['items'][number];

interface Props {
  /** The grid to change; a new one in the community when absent. */
  readonly grid: Grid | undefined;
  readonly communityCode: string;
  /** What stands around: the community and its other grids. */
  readonly shapes: readonly MapShape[];
  readonly onDone: () => void;
}

const none: Corners = [];

/** Draws or changes one grid: press the map to add corners, press a corner to take it or move it, or type coordinates. */
export function GridEditor({ grid, communityCode, shapes, onDone }: Props): ReactNode {
  const { t } = useTranslation('places');
  const { forField } = useProblemText();
  const stored = cornersOf(grid?.geometry ?? null);
  const [name, setName] = useState(grid?.name ?? '');
  const [text, setText] = useState(writeCorners(stored ?? []));
  const [picked, setPicked] = useState<number | undefined>(undefined);
  const check = useApiMutation('places.checkGrid');
  const saving = useSaveGrid(grid, communityCode, name, onDone);
  // Findings are about the outline that was tried, not about the next one.
  const change = (next: string): void => {
    setText(next);
    check.reset();
    saving.reset();
  };
  const read = useMemo(() => readCorners(text), [text]);
  const corners: Corners = 'corners' in read ? read.corners : none;
  const setCorners = (next: Corners): void => {
    change(writeCorners(next));
  };
  const polygon = useMemo(() => polygonOf(corners), [corners]);
  const pick = (position: Position): void => {
    if (picked === undefined) setCorners(withCorner(corners, position));
    else {
      setCorners(corners.map((corner, index) => (index === picked ? position : corner)));
      setPicked(undefined);
    }
  };
  const drawn = useMemo(() => withDraft(shapes, polygon, name), [shapes, polygon, name]);
  const pins = corners.map((position, index) => ({
    id: String(index),
    position,
    label: t('grids.corner', { number: index + 1 }),
    tone: index === picked ? ('accent' as const) : ('active' as const),
  }));
  const findings = findingsOf(saving.error) ?? check.data?.findings;
  const names = useMemo(() => new Map(shapes.map((shape) => [shape.id, shape.name])), [shapes]);
  if (!stored) return <ComplexOutline onDone={onDone} />;
  return (
    <div className={styles.editor}>
      <Stack gap={3}>
        <MapView label={t('grids.map')} height={480} shapes={drawn} pins={pins} onPick={pick} onPin={(id) => setPicked(Number(id))} />
        <Text tone="muted" size="small">
          {t(picked === undefined ? 'grids.addHint' : 'grids.moveHint')}
        </Text>
      </Stack>
      <Stack gap={3}>
        <TextInput label={t('fields.name')} required maxLength={60} error={forField(saving.error, 'name')} value={name} onChange={setName} />
        <Space wrap>
          <Button disabled={picked === undefined} onClick={() => { setCorners(corners.filter((_, index) => index !== picked)); setPicked(undefined); }}>
            {t('grids.removeCorner')}
          </Button>
          <Button disabled={corners.length === 0} onClick={() => setCorners([])}>
            {t('grids.clear')}
          </Button>
        </Space>
        <TextArea
          label={t('grids.coordinates')}
          hint={t('grids.coordinatesHint')}
          required
          rows={8}
          error={'wrongLine' in read ? t('grids.wrongLine', { line: read.wrongLine }) : undefined}
          value={text}
          onChange={change}
        />
        {findings ? <FindingList findings={findings} names={names} /> : null}
        {check.data?.squareMetres ? <Text>{t('grids.area', { value: check.data.squareMetres })}</Text> : null}
        <SaveProblem problem={saving.error ?? check.error} />
        <Space wrap>
          <Button disabled={!polygon} loading={check.isPending} onClick={() => polygon && check.mutate({ body: { communityCode, code: grid?.code ?? null, geometry: { ...polygon } } })}>
            {t('grids.check')}
          </Button>
          <Button type="primary" disabled={!polygon || name.trim() === ''} loading={saving.pending} onClick={() => polygon && saving.save(polygon)}>
            {t(saving.warned ? 'grids.saveAnyway' : 'desk.save')}
          </Button>
          <Button onClick={onDone}>{t('desk.cancel')}</Button>
        </Space>
      </Stack>
    </div>
  );
}

function withDraft(shapes: readonly MapShape[], polygon: ReturnType<typeof polygonOf>, name: string): readonly MapShape[] {
  if (!polygon) return shapes;
  return [...shapes, { id: 'draft', name, area: polygon as unknown as Area, emphasis: 'focus' }];
}

function ComplexOutline({ onDone }: { readonly onDone: () => void }): ReactNode {
  const { t } = useTranslation('places');
  return (
    <Stack gap={3}>
      <Note>{t('grids.complex')}</Note>
      <Button onClick={onDone}>{t('desk.cancel')}</Button>
    </Stack>
  );
}

/** The findings of a refused or doubted outline. */
function findingsOf(problem: unknown): readonly Finding[] | undefined {
  if (!(problem instanceof ApiProblem)) return undefined;
  const findings = problem.extra['findings'];
  return Array.isArray(findings) ? (findings as Finding[]) : undefined;
}

/** Saving a new or a changed grid; warnings come back to be accepted. */
function useSaveGrid(grid: Grid | undefined, communityCode: string, name: string, onDone: () => void) {
  const { t } = useTranslation('places');
  const done = (): void => {
    showToast(t('desk.saved'), 'done');
    onDone();
  };
  const create = useApiMutation('places.createGrid', { onSuccess: done });
  const update = useApiMutation('places.updateGrid', { onSuccess: done });
  const error = grid ? update.error : create.error;
  const warned = error instanceof ApiProblem && error.code === 'has-warnings';
  const save = (polygon: NonNullable<ReturnType<typeof polygonOf>>): void => {
    const geometry = { ...polygon };
    const acceptWarnings = warned;
    if (grid) update.mutate({ params: { code: grid.code }, body: { baseVersion: grid.version, name, geometry, acceptWarnings } });
    else create.mutate({ body: { communityCode, name, geometry, acceptWarnings } });
  };
  return { save, error, pending: create.isPending || update.isPending, warned, reset: () => (grid ? update : create).reset() };
}
