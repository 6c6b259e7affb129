import { useState, type ReactNode } from 'react';
import { useApiQuery } from '../../../../../ui/api/hooks.ts';
import { AutoComplete, Form, Input, Select, Tag } from '../../../../../ui/desk/antd.ts';
import { usePlace } from '../../../../../ui/desk/place.tsx';
import { useTranslation } from '../../../../../ui/i18n/index.ts';
import { ChoiceList } from '../../../../../ui/kit/form/choices.tsx';
import { Row, Stack } from '../../../../../ui/kit/layout.tsx';
import type { PlanDraft } from './draft.ts';

interface Props {
  readonly draft: PlanDraft;
  readonly set: (change: Partial<PlanDraft>) => void;
}

const longLived = { staleTime: 600_000 };
const kinds = ['division', 'grids', 'workstations', 'hand'] as const;
const managedKinds = ['without', 'with', 'all'] as const;

function UnitField({ draft, set }: Props): ReactNode {
  const { t } = useTranslation('sweeps');
  const { place, places } = usePlace();
  const { data } = useApiQuery('places.listDivisions', { query: place ? { parent: place.code } : {} }, { ...longLived, enabled: place !== undefined });
  const options = [
    ...places.map(({ code, name }) => ({ value: code, label: name })),
    ...(data?.items ?? []).map(({ code, shortName }) => ({ value: code, label: shortName })),
  ];
  return (
    <Form.Item required label={t('plan.unit')} htmlFor="sweep-unit">
      <Select
        id="sweep-unit" showSearch={{ optionFilterProp: 'label' }} value={draft.divisionCode || null} options={options}
        onChange={(divisionCode) => set({ divisionCode: divisionCode ?? '', gridCodes: [], leftOutIds: [] })}
      />
    </Form.Item>
  );
}

function GridsField({ draft, set }: Props): ReactNode {
  const { t } = useTranslation('sweeps');
  const { data } = useApiQuery('places.listGrids', { params: { code: draft.divisionCode } }, { ...longLived, enabled: draft.divisionCode !== '' });
  return (
    <Form.Item required label={t('plan.grids')} htmlFor="sweep-grids">
      <Select
        id="sweep-grids" mode="multiple" showSearch={{ optionFilterProp: 'label' }} value={[...draft.gridCodes]}
        options={(data?.items ?? []).map(({ code, name }) => ({ value: code, label: name }))} onChange={(gridCodes) => set({ gridCodes })}
      />
    </Form.Item>
  );
}

function WorkstationsField({ draft, set }: Props): ReactNode {
  const { t } = useTranslation('sweeps');
  const { data } = useApiQuery('places.listWorkstations', { query: { within: draft.divisionCode } }, { ...longLived, enabled: draft.divisionCode !== '' });
  return (
    <Form.Item required label={t('plan.workstations')} htmlFor="sweep-workstations">
      <Select
        id="sweep-workstations" mode="multiple" showSearch={{ optionFilterProp: 'label' }} value={[...draft.workstationIds]}
        options={(data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))} onChange={(workstationIds) => set({ workstationIds })}
      />
    </Form.Item>
  );
}

/** Further places by hand: a compound by name, or words. */
function HandField({ draft, set }: Props): ReactNode {
  const { t } = useTranslation('sweeps');
  const [text, setText] = useState('');
  const question = text.trim();
  const { data } = useApiQuery(
    'places.search',
    { query: { q: question, type: 'compound', within: draft.divisionCode, limit: 12 } },
    { staleTime: 60_000, keepPrevious: true, enabled: question !== '' && draft.divisionCode !== '' },
  );
  const hits = question === '' ? [] : (data?.items ?? []);
  const pick = (id: string): void => {
    const hit = hits.find((one) => one.id === id);
    if (hit && !draft.picked.some((one) => one.id === id)) set({ picked: [...draft.picked, { id, name: hit.name }] });
    setText('');
  };
  const addWords = (): void => {
    if (/[\p{L}\p{N}]/u.test(question) && !draft.addresses.includes(question)) set({ addresses: [...draft.addresses, question] });
    setText('');
  };
  return (
    <Form.Item label={t('plan.hand')} htmlFor="sweep-hand" extra={t('plan.handHint')}>
      <Stack gap={2}>
        <AutoComplete id="sweep-hand" value={text} options={hits.map(({ id, name, where }) => ({ value: id, label: `${name} · ${where}` }))} onSearch={setText} onSelect={pick}>
          <Input
            allowClear maxLength={100} autoComplete="off"
            onPressEnter={(event) => {
              event.preventDefault();
              if (hits.length === 0) addWords();
            }}
          />
        </AutoComplete>
        <Row gap={1}>
          {draft.picked.map(({ id, name }) => (
            <Tag key={id} closable onClose={() => set({ picked: draft.picked.filter((one) => one.id !== id) })}>
              {name}
            </Tag>
          ))}
          {draft.addresses.map((words) => (
            <Tag key={words} closable onClose={() => set({ addresses: draft.addresses.filter((one) => one !== words) })}>
              {words}
            </Tag>
          ))}
        </Row>
      </Stack>
    </Form.Item>
  );
}

/** Where to look: the unit, how its places are chosen, and what is added by hand. */
export function ScopeFields({ draft, set }: Props): ReactNode {
  const { t } = useTranslation('sweeps');
  return (
    <>
      <UnitField draft={draft} set={set} />
      <ChoiceList
        inline legend={t('plan.by')} value={draft.by} onChange={(by) => set({ by, leftOutIds: [] })}
        choices={kinds.map((value) => ({ value, label: t(`plan.byOptions.${value}`) }))}
      />
      {draft.by === 'grids' ? <GridsField draft={draft} set={set} /> : null}
      {draft.by === 'workstations' ? <WorkstationsField draft={draft} set={set} /> : null}
      {draft.by === 'hand' ? null : (
        <ChoiceList
          inline legend={t('plan.managed')} value={draft.managed} onChange={(managed) => set({ managed, leftOutIds: [] })}
          choices={managedKinds.map((value) => ({ value, label: t(`plan.managedOptions.${value}`) }))}
        />
      )}
      <HandField draft={draft} set={set} />
    </>
  );
}
