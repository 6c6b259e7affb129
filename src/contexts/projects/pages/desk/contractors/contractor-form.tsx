import { useState, type ReactNode } from 'react';
import { creditCodeProblem } from '../../../../../shared/credit-code.ts';
import { useApiMutation } from '../../../../../ui/api/hooks.ts';
import { useProblemText } from '../../../../../ui/api/use-problem-text.ts';
import { usePlace } from '../../../../../ui/desk/place.tsx';
import { useTranslation } from '../../../../../ui/i18n/index.ts';
import { Button } from '../../../../../ui/kit/button.tsx';
import { ChoiceList, TickList } from '../../../../../ui/kit/form/choices.tsx';
import { TextArea, TextInput } from '../../../../../ui/kit/form/inputs.tsx';
import { Stack } from '../../../../../ui/kit/layout.tsx';
import { ErrorState } from '../../../../../ui/kit/states.tsx';
import { showToast } from '../../../../../ui/kit/toast.tsx';
import type { Contractor } from '../../../contract.ts';

const workTypes: readonly Contractor['workTypes'][number][] = ['guardrail', 'trees', 'pipes', 'walls', 'roof', 'paving', 'drainage', 'lighting', 'wiring', 'fireSafety', 'accessibility', 'planting', 'seating', 'cleaning', 'other'];
const states = ['active', 'suspended'] as const;

interface Props {
  readonly contractor: Contractor | undefined;
  readonly onDone: () => void;
}

/** Registers or changes a contractor; the credit code is checked while it is typed, and again when sent. */
export function ContractorForm({ contractor, onDone }: Props): ReactNode {
  const { t } = useTranslation('projects');
  const { place } = usePlace();
  const { forField } = useProblemText();
  const [draft, setDraft] = useState({
    name: contractor?.name ?? '', creditCode: contractor?.creditCode ?? '', contactName: contractor?.contactName ?? '', phone: contractor?.phone ?? '',
    workTypes: contractor?.workTypes ?? [], state: contractor?.state ?? ('active' as Contractor['state']), remark: contractor?.remark ?? '',
  });
  const done = (): void => {
    showToast(t('contractor.saved'));
    onDone();
  };
  const register = useApiMutation('projects.registerContractor', { onSuccess: done });
  const update = useApiMutation('projects.updateContractor', { onSuccess: done });
  const problem = register.error ?? update.error;
  const unsound = draft.creditCode.trim() === '' ? undefined : creditCodeProblem(draft.creditCode);
  const set = (part: Partial<typeof draft>): void => setDraft((old) => ({ ...old, ...part }));
  const send = (): void => {
    const { contactName, phone, remark, ...rest } = draft;
    const body = {
      ...rest, divisionCode: contractor?.divisionCode ?? place?.code ?? '', ...(contactName === '' ? {} : { contactName }), ...(phone === '' ? {} : { phone }), ...(remark === '' ? {} : { remark }),
    };
    if (contractor) update.mutate({ params: { id: contractor.id }, body: { ...body, version: contractor.version } });
    else register.mutate({ body });
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <Stack gap={3}>
        <TextInput label={t('fields.name')} required maxLength={60} value={draft.name} error={forField(problem, 'name')} onChange={(name) => set({ name })} />
        <TextInput
          label={t('fields.creditCode')} required maxLength={24} value={draft.creditCode} onChange={(creditCode) => set({ creditCode })}
          error={unsound ? t(`fieldProblems.credit-code-${unsound}`) : forField(problem, 'creditCode')}
        />
        <TextInput label={t('fields.contactName')} maxLength={40} value={draft.contactName} onChange={(contactName) => set({ contactName })} />
        <TextInput label={t('fields.phone')} type="tel" maxLength={20} value={draft.phone} onChange={(phone) => set({ phone })} />
        <TickList
          legend={t('fields.workTypes')} choices={workTypes.map((value) => ({ value, label: t(`options.workTypes.${value}`) }))} values={draft.workTypes}
          onChange={(values) => set({ workTypes: values as Contractor['workTypes'] })}
        />
        <ChoiceList
          legend={t('fields.state')} inline value={draft.state} onChange={(state) => set({ state: state as Contractor['state'] })}
          choices={states.map((value) => ({ value, label: t(`options.state.${value}`) }))}
        />
        <TextArea label={t('fields.remark')} maxLength={300} rows={2} value={draft.remark} onChange={(remark) => set({ remark })} />
        {problem ? <ErrorState problem={problem} kept={t('ui:steps.kept')} /> : null}
        <Button type="submit" tone="primary" busy={register.isPending || update.isPending} disabled={unsound !== undefined || draft.name.trim() === ''}>
          {t('form.save')}
        </Button>
      </Stack>
    </form>
  );
}
