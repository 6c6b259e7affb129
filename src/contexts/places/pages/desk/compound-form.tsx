import { useState, type ReactNode } from 'react';
import { useApiMutation, useApiQuery } from '../../../../ui/api/hooks.ts';
import type { Output } from '../../../../ui/api/types.ts';
import { useProblemText } from '../../../../ui/api/use-problem-text.ts';
import { Button, Popconfirm, Space } from '../../../../ui/desk/antd.ts';
import { useTranslation } from '../../../../ui/i18n/index.ts';
import { ChoiceList } from '../../../../ui/kit/form/choices.tsx';
import { Select, TextArea, TextInput } from '../../../../ui/kit/form/inputs.tsx';
import { Section, Stack } from '../../../../ui/kit/layout.tsx';
import { showToast } from '../../../../ui/kit/toast.tsx';
import { readBuildings, writeBuildings } from '../../rules/compound-table.ts';
import { SaveProblem } from './conflict-note.tsx';
import { HistoryPanel } from './history-panel.tsx';
import type { Unit } from './overview-panel.tsx';
import { PointField } from './point-field.tsx';

type Compound = Output<'places.getCompound'>;

interface Props {
  readonly unit: Unit;
  readonly compound: Compound | undefined;
  readonly onDone: () => void;
}

interface Draft {
  readonly name: string;
  readonly aliases: string;
  readonly communityCode: string;
  readonly gridCode: string;
  readonly address: string;
  readonly managed: 'yes' | 'no' | undefined;
  readonly managerName: string;
  readonly buildings: string;
  readonly center: Compound['center'];
}

function draftOf(compound: Compound | undefined, unit: Unit): Draft {
  return {
    name: compound?.name ?? '',
    aliases: compound?.aliases.join('、') ?? '',
    communityCode: compound?.communityCode ?? (unit.level === 'community' ? unit.code : ''),
    gridCode: compound?.gridCode ?? '',
    address: compound?.address ?? '',
    managed: compound ? (compound.managed ? 'yes' : 'no') : undefined,
    managerName: compound?.managerName ?? '',
    buildings: compound ? writeBuildings(compound.buildings).replace(/\|/g, '\n') : '',
    center: compound?.center ?? null,
  };
}

function bodyOf(draft: Draft, compound: Compound | undefined) {
  const grids = new Map((compound?.buildings ?? []).map(({ name, gridCode }) => [name, gridCode]));
  return {
    name: draft.name,
    aliases: draft.aliases.split(/[、,，]/).map((name) => name.trim()).filter((name) => name !== ''),
    communityCode: draft.communityCode,
    gridCode: draft.gridCode === '' ? null : draft.gridCode,
    address: draft.address,
    managed: draft.managed === 'yes',
    managerName: draft.managed === 'yes' ? draft.managerName : null,
    center: draft.center && { ...draft.center, system: 'wgs84' as const },
    buildings: readBuildings(draft.buildings).map(({ name, stairwells }) => ({ name, stairwells: [...stairwells], gridCode: grids.get(name) ?? null })),
  };
}

/** The street's communities, to choose one; a community offers itself alone. */
function useCommunities(unit: Unit) {
  const street = unit.lineage.find(({ level }) => level === 'street')?.code ?? unit.code;
  const { data } = useApiQuery('places.listDivisions', { query: { parent: street } }, { staleTime: 300_000 });
  return (data?.items ?? []).filter(({ actions }) => actions.includes('addCompound'));
}

/** Entering or changing a compound. */
export function CompoundForm({ unit, compound, onDone }: Props): ReactNode {
  const { t } = useTranslation('places');
  const { forField } = useProblemText();
  const [draft, setDraft] = useState(() => draftOf(compound, unit));
  const set = (change: Partial<Draft>): void => setDraft((old) => ({ ...old, ...change }));
  const communities = useCommunities(unit);
  const grids = useApiQuery('places.listDivisions', { query: { parent: draft.communityCode } }, { enabled: draft.communityCode !== '' });
  const done = (): void => {
    showToast(t('desk.saved'), 'done');
    onDone();
  };
  const create = useApiMutation('places.createCompound', { onSuccess: done });
  const update = useApiMutation('places.updateCompound', { onSuccess: done });
  const archive = useApiMutation('places.archiveCompound', { onSuccess: done });
  const saving = compound ? update : create;
  const editable = compound === undefined || compound.actions.includes('edit');
  const save = (): void => {
    const body = bodyOf(draft, compound);
    if (compound) update.mutate({ params: { id: compound.id }, body: { ...body, baseVersion: compound.version } });
    else create.mutate({ body });
  };
  const errorOf = (name: string): string | undefined => forField(saving.error, name);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <Stack gap={3}>
        <TextInput label={t('fields.name')} required maxLength={60} error={errorOf('name')} value={draft.name} onChange={(name) => set({ name })} />
        <TextInput label={t('fields.aliases')} hint={t('fieldHints.aliases')} maxLength={300} error={errorOf('aliases')} value={draft.aliases} onChange={(aliases) => set({ aliases })} />
        <Select
          label={t('levels.community')}
          required
          error={errorOf('communityCode')}
          value={draft.communityCode}
          onChange={(communityCode) => set({ communityCode, gridCode: '' })}
          options={communities.map(({ code, shortName }) => ({ value: code, label: shortName }))}
        />
        <Select
          label={t('levels.grid')}
          hint={t('compounds.gridHint')}
          error={errorOf('gridCode')}
          value={draft.gridCode}
          onChange={(gridCode) => set({ gridCode })}
          options={(grids.data?.items ?? []).map(({ code, name }) => ({ value: code, label: name }))}
        />
        <TextInput label={t('fields.address')} maxLength={120} error={errorOf('address')} value={draft.address} onChange={(address) => set({ address })} />
        <ChoiceList
          legend={t('fields.managed')}
          inline
          choices={[{ value: 'yes', label: t('compounds.managed') }, { value: 'no', label: t('compounds.unmanaged') }]}
          value={draft.managed}
          onChange={(managed) => set({ managed })}
          error={errorOf('managed')}
        />
        {draft.managed === 'yes' ? (
          <TextInput label={t('fields.managerName')} maxLength={60} error={errorOf('managerName')} value={draft.managerName} onChange={(managerName) => set({ managerName })} />
        ) : null}
        <TextArea
          label={t('fields.buildings')}
          hint={t('compounds.buildingsHint')}
          rows={5}
          error={errorOf('buildings')}
          value={draft.buildings}
          onChange={(buildings) => set({ buildings })}
        />
        <PointField value={draft.center} error={errorOf('center')} onChange={(center) => set({ center })} />
        <SaveProblem problem={saving.error ?? archive.error} />
        {editable ? (
          <Space wrap>
            <Button type="primary" htmlType="submit" loading={saving.isPending} disabled={draft.name.trim() === '' || draft.communityCode === '' || draft.managed === undefined}>
              {t('desk.save')}
            </Button>
            {compound?.actions.includes('archive') ? (
              <Popconfirm
                title={t('compounds.archiveQuestion', { name: compound.name })}
                description={t('compounds.archiveHint')}
                okText={t('compounds.archive')}
                cancelText={t('desk.cancel')}
                onConfirm={() => archive.mutate({ params: { id: compound.id }, body: { baseVersion: compound.version } })}
              >
                <Button danger>{t('compounds.archive')}</Button>
              </Popconfirm>
            ) : null}
          </Space>
        ) : null}
        {compound && unit.actions.includes('edit') ? (
          <Section title={t('desk.tabs.history')}>
            <HistoryPanel type="compound" id={compound.id} />
          </Section>
        ) : null}
      </Stack>
    </form>
  );
}
