import { useState, type ReactNode } from 'react';
import { useApiMutation, useApiQuery } from '../../../../ui/api/hooks.ts';
import { useProblemText } from '../../../../ui/api/use-problem-text.ts';
import { Button, Popconfirm, Select, Space } from '../../../../ui/desk/antd.ts';
import { useTranslation } from '../../../../ui/i18n/index.ts';
import { Tick } from '../../../../ui/kit/form/choices.tsx';
import { Field } from '../../../../ui/kit/form/field.tsx';
import { TextInput } from '../../../../ui/kit/form/inputs.tsx';
import { Section, Stack } from '../../../../ui/kit/layout.tsx';
import { showToast } from '../../../../ui/kit/toast.tsx';
import { SaveProblem } from './conflict-note.tsx';
import { HistoryPanel } from './history-panel.tsx';
import type { Unit } from './overview-panel.tsx';
import { PointField } from './point-field.tsx';
import type { WorkstationRow } from './workstations-panel.tsx';

interface Props {
  readonly unit: Unit;
  readonly workstation: WorkstationRow | undefined;
  readonly siblings: readonly WorkstationRow[];
  readonly onDone: () => void;
}

/** Communities and grids of the street, each with the workstation that serves it now. */
function useTerritoryOptions(streetCode: string, siblings: readonly WorkstationRow[], own: WorkstationRow | undefined) {
  const { t } = useTranslation('places');
  const communities = useApiQuery('places.listDivisions', { query: { parent: streetCode } }, { staleTime: 60_000 });
  const grids = useApiQuery('places.listGrids', { params: { code: streetCode } }, { staleTime: 60_000 });
  const holders = new Map(
    siblings.filter(({ id }) => id !== own?.id).flatMap(({ name, territory }) => territory.map(({ code }) => [code, name] as const)),
  );
  const units = [
    ...(communities.data?.items ?? []).map(({ code, shortName }) => ({ code, name: shortName })),
    ...(grids.data?.items ?? []).map(({ code, name }) => ({ code, name })),
  ];
  return units.map(({ code, name }) => {
    const holder = holders.get(code);
    return { value: code, label: holder ? t('workstations.heldBy', { name, holder }) : name, disabled: holder !== undefined };
  });
}

/** Entering or changing a workstation. */
export function WorkstationForm({ unit, workstation, siblings, onDone }: Props): ReactNode {
  const { t } = useTranslation('places');
  const { forField } = useProblemText();
  const streetCode = workstation?.streetCode ?? unit.code;
  const [name, setName] = useState(workstation?.name ?? '');
  const [address, setAddress] = useState(workstation?.address ?? '');
  const [phone, setPhone] = useState(workstation?.phone ?? '');
  const [center, setCenter] = useState(workstation?.center ?? null);
  const [isDefault, setDefault] = useState(workstation?.isDefault ?? false);
  const [territory, setTerritory] = useState<readonly string[]>(workstation?.territory.map(({ code }) => code) ?? []);
  const options = useTerritoryOptions(streetCode, siblings, workstation);
  const done = (): void => {
    showToast(t('desk.saved'), 'done');
    onDone();
  };
  const create = useApiMutation('places.createWorkstation', { onSuccess: done });
  const update = useApiMutation('places.updateWorkstation', { onSuccess: done });
  const archive = useApiMutation('places.archiveWorkstation', { onSuccess: done });
  const saving = workstation ? update : create;
  const save = (): void => {
    const body = { name, address, phone, isDefault, territory: [...territory], center: center && { ...center, system: 'wgs84' as const } };
    if (workstation) update.mutate({ params: { id: workstation.id }, body: { ...body, baseVersion: workstation.version } });
    else create.mutate({ body: { ...body, streetCode } });
  };
  const errorOf = (field: string): string | undefined => forField(saving.error, field);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <Stack gap={3}>
        <TextInput label={t('fields.name')} required maxLength={60} error={errorOf('name')} value={name} onChange={setName} />
        <TextInput label={t('fields.address')} maxLength={120} error={errorOf('address')} value={address} onChange={setAddress} />
        <TextInput label={t('fields.phone')} type="tel" maxLength={30} error={errorOf('phone')} value={phone} onChange={setPhone} />
        <Field label={t('fields.territory')} hint={t('workstations.territoryHint')} error={errorOf('territory')}>
          {(ids) => (
            <Select
              id={ids.id}
              mode="multiple"
              optionFilterProp="label"
              options={options}
              value={[...territory]}
              onChange={(codes: string[]) => setTerritory(codes)}
            />
          )}
        </Field>
        <Tick label={t('workstations.isDefault')} hint={t('workstations.defaultHint')} value={isDefault} onChange={setDefault} />
        <PointField value={center} error={errorOf('center')} onChange={setCenter} />
        <SaveProblem problem={saving.error ?? archive.error} />
        <Space wrap>
          <Button type="primary" htmlType="submit" loading={saving.isPending} disabled={name.trim() === ''}>
            {t('desk.save')}
          </Button>
          {workstation?.actions.includes('archive') ? (
            <Popconfirm
              title={t('workstations.archiveQuestion', { name: workstation.name })}
              description={t('workstations.archiveHint')}
              okText={t('workstations.archive')}
              cancelText={t('desk.cancel')}
              onConfirm={() => archive.mutate({ params: { id: workstation.id }, body: { baseVersion: workstation.version } })}
            >
              <Button danger>{t('workstations.archive')}</Button>
            </Popconfirm>
          ) : null}
        </Space>
        {workstation ? (
          <Section title={t('desk.tabs.history')}>
            <HistoryPanel type="workstation" id={workstation.id} />
          </Section>
        ) : null}
      </Stack>
    </form>
  );
}
