import { useState, type ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { useApiMutation } from '../../../../../ui/api/hooks.ts';
import { useProblemText } from '../../../../../ui/api/use-problem-text.ts';
import { usePlace } from '../../../../../ui/desk/place.tsx';
import { useTranslation } from '../../../../../ui/i18n/index.ts';
import { Button } from '../../../../../ui/kit/button.tsx';
import { Dialog } from '../../../../../ui/kit/dialog.tsx';
import { MoneyInput, NumberInput, Select, TextInput } from '../../../../../ui/kit/form/inputs.tsx';
import { Stack } from '../../../../../ui/kit/layout.tsx';
import { ErrorState, Note } from '../../../../../ui/kit/states.tsx';
import { type FundKind, fundKinds } from '../../../rules/fund-rules.ts';

/** Opens a fund for a year at the place one looks at, and plans its budget. */
export function OpenFundDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  const { t } = useTranslation('projects');
  const { forField } = useProblemText();
  const { place } = usePlace();
  const navigate = useNavigate();
  const [kind, setKind] = useState<FundKind>('rapidHandling');
  const [name, setName] = useState('');
  const [source, setSource] = useState('');
  const [year, setYear] = useState<number | undefined>(new Date().getFullYear());
  const [budgetFen, setBudget] = useState<number | undefined>();
  const [basis, setBasis] = useState('');
  const [checked, setChecked] = useState(false);
  const open = useApiMutation('projects.openFund', { onSuccess: ({ id }) => void navigate(`/funds/${id}`) });
  const required = (value: unknown, field: string): string | undefined => (checked && (value === undefined || value === '') ? t('ui:fieldProblems.required') : forField(open.error, field));
  const submit = (): void => {
    setChecked(true);
    if (!place || name.trim() === '' || source.trim() === '' || year === undefined || budgetFen === undefined || basis.trim() === '') return;
    open.mutate({ body: { kind, name: name.trim(), source: source.trim(), divisionCode: place.code, year, budgetFen, basis: basis.trim() } });
  };
  return (
    <Dialog open title={t('funds.page.openFund')} onClose={onClose} actions={<><Button onClick={onClose}>{t('ui:cancel')}</Button><Button tone="primary" busy={open.isPending} onClick={submit}>{t('funds.page.openFund')}</Button></>}>
      <Stack gap={3}>
        <Note>{t('funds.page.openHint', { place: place?.name ?? '' })}</Note>
        <Select label={t('funds.page.kind')} required value={kind} onChange={(next) => setKind(fundKinds.find((one) => one === next) ?? kind)} options={fundKinds.map((value) => ({ value, label: t(`funds.kinds.${value}`) }))} />
        <TextInput label={t('funds.page.name')} required maxLength={60} value={name} onChange={setName} error={required(name, 'name')} />
        <TextInput label={t('funds.page.sourceName')} required maxLength={60} value={source} onChange={setSource} error={required(source, 'source')} />
        <NumberInput label={t('funds.page.year')} required minimum={2000} maximum={2200} value={year} onChange={setYear} error={required(year, 'year')} />
        <MoneyInput label={t('funds.movementKinds.budget')} required value={budgetFen} onChange={setBudget} error={required(budgetFen, 'budgetFen')} />
        <TextInput label={t('fields.basis')} required maxLength={200} value={basis} onChange={setBasis} error={required(basis, 'basis')} />
        {open.error ? <ErrorState problem={open.error} kept onRetry={submit} busy={open.isPending} /> : null}
      </Stack>
    </Dialog>
  );
}
