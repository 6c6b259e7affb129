import { useState, type ReactNode } from 'react';
import { useApiMutation, useApiQuery } from '../../../../../ui/api/hooks.ts';
import type { ApiProblem } from '../../../../../ui/api/problem.ts';
import { useProblemText } from '../../../../../ui/api/use-problem-text.ts';
import { Button, Checkbox, Drawer, Form, Input, InputNumber, Select } from '../../../../../ui/desk/antd.ts';
import { ChangedMeanwhile } from '../../../../../ui/desk/changed-meanwhile.tsx';
import { DeskForm } from '../../../../../ui/desk/desk-form.tsx';
import { usePlace } from '../../../../../ui/desk/place.tsx';
import { refused } from '../../../../../ui/desk/refused.ts';
import { useTranslation } from '../../../../../ui/i18n/index.ts';
import { Row, Stack } from '../../../../../ui/kit/layout.tsx';
import { ErrorState } from '../../../../../ui/kit/states.tsx';
import { showToast } from '../../../../../ui/kit/toast.tsx';
import { type Unit, type UnitBody, unitDraft } from './unit-form.ts';

const kinds = ['department', 'squad', 'utility', 'property', 'other'] as const;
const texts = [['contact', 40], ['phone', 30], ['messagePhone', 20]] as const;

interface Props {
  /** Undefined: a new one. */
  readonly unit: Unit | undefined;
  /** The same as it stands now. */
  readonly latest: Unit | undefined;
  readonly onConflict: () => void;
  readonly onClose: () => void;
}

/** Adds or changes a unit; a change somebody else made meanwhile is refused and shown. */
export function UnitDrawer({ unit, latest, onConflict, onClose }: Props): ReactNode {
  const { t } = useTranslation('requests');
  const { forField } = useProblemText();
  const { place, places } = usePlace();
  const [draft, setDraft] = useState<UnitBody>(() => unitDraft(unit, place?.code ?? ''));
  const [version, setVersion] = useState(unit?.version ?? 0);
  const [checked, setChecked] = useState(false);
  const staff = useApiQuery('people.listStaff', { query: {} }, { staleTime: 60_000 });
  const onSuccess = (): void => {
    showToast(t('desk.units.saved'));
    onClose();
  };
  const create = useApiMutation('requests.createUnit', { onSuccess });
  const update = useApiMutation('requests.updateUnit', { onSuccess, onError: ({ status }) => (status === 409 ? onConflict() : undefined) });
  const problem: ApiProblem | null = unit ? update.error : create.error;
  const missing = checked && draft.name.trim() === '' ? t('ui:fieldProblems.required') : undefined;
  const set = (change: Partial<UnitBody>): void => setDraft((old) => ({ ...old, ...change }));
  const help = (name: string, own?: string): object => refused(own ?? forField(problem, name));
  const submit = (): void => {
    setChecked(true);
    if (draft.name.trim() === '') return;
    if (unit) update.mutate({ params: { id: unit.id }, body: { ...draft, version } });
    else create.mutate({ body: draft });
  };
  return (
    // A mask would lock the page's scrolling with a style element that the content policy refuses.
    <Drawer open mask={false} size={460} title={unit ? t('desk.units.edit', { name: unit.name }) : t('desk.units.add')} onClose={onClose}>
      <DeskForm onSubmit={submit}>
        <Form.Item required label={t('desk.units.fields.name')} htmlFor="unit-name" {...help('name', missing)}>
          <Input id="unit-name" maxLength={60} value={draft.name} onChange={(event) => set({ name: event.target.value })} />
        </Form.Item>
        <Form.Item label={t('desk.units.fields.kind')} htmlFor="unit-kind">
          <Select id="unit-kind" value={draft.kind} options={kinds.map((value) => ({ value, label: t(`options.unitKind.${value}`) }))} onChange={(kind: (typeof kinds)[number]) => set({ kind })} />
        </Form.Item>
        {texts.map(([name, maxLength]) => (
          <Form.Item key={name} label={t(`desk.units.fields.${name}`)} htmlFor={`unit-${name}`} {...(name === 'messagePhone' ? { extra: t('desk.units.messageHint') } : {})} {...help(name)}>
            <Input id={`unit-${name}`} maxLength={maxLength} value={draft[name] ?? ''} onChange={(event) => set({ [name]: event.target.value.trim() === '' ? null : event.target.value })} />
          </Form.Item>
        ))}
        <Form.Item label={t('desk.units.fields.divisionCode')} htmlFor="unit-place" {...help('divisionCode')}>
          <Select id="unit-place" value={draft.divisionCode} options={places.map(({ code, name }) => ({ value: code, label: name }))} onChange={(divisionCode: string) => set({ divisionCode })} />
        </Form.Item>
        <Form.Item label={t('desk.units.fields.termDays')} htmlFor="unit-term" {...help('termDays')}>
          <InputNumber<number> id="unit-term" min={1} max={365} precision={0} value={draft.termDays} onChange={(termDays) => set({ termDays: termDays ?? 5 })} />
        </Form.Item>
        <Form.Item label={t('desk.units.fields.staffIds')} htmlFor="unit-staff" {...help('staffIds')}>
          <Select
            id="unit-staff"
            mode="multiple"
            showSearch={{ optionFilterProp: 'label' }}
            value={[...draft.staffIds]}
            options={(staff.data?.items ?? []).map(({ id, displayName }) => ({ value: id, label: displayName }))}
            onChange={(staffIds: string[]) => set({ staffIds })}
          />
        </Form.Item>
        <Form.Item>
          <Checkbox checked={draft.active} onChange={(event) => set({ active: event.target.checked })}>
            {t('desk.units.fields.active')}
          </Checkbox>
        </Form.Item>
        <Stack gap={3}>
          {problem ? <ErrorState problem={problem} kept={t('ui:steps.kept')} /> : null}
          <ChangedMeanwhile problem={problem} latest={latest} version={version} onVersion={setVersion} onTheirs={(theirs) => setDraft(unitDraft(theirs, ''))} words={() => t('desk.units.changed')} />
          <Row>
            <Button type="primary" htmlType="submit" loading={create.isPending || update.isPending}>
              {t('ui:save')}
            </Button>
            <Button onClick={onClose}>{t('ui:cancel')}</Button>
          </Row>
        </Stack>
      </DeskForm>
    </Drawer>
  );
}
