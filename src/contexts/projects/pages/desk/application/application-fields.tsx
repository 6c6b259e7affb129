import type { ReactNode } from 'react';
import { useApiQuery } from '../../../../../ui/api/hooks.ts';
import { useProblemText } from '../../../../../ui/api/use-problem-text.ts';
import { Panel } from '../../../../../ui/desk/desk-page.tsx';
import { useTranslation } from '../../../../../ui/i18n/index.ts';
import { ChoiceList, Tick } from '../../../../../ui/kit/form/choices.tsx';
import { NumberInput, Select, TextArea, TextInput } from '../../../../../ui/kit/form/inputs.tsx';
import { Grid, Stack } from '../../../../../ui/kit/layout.tsx';
import { Note } from '../../../../../ui/kit/states.tsx';
import { Money } from '../../../../../ui/kit/values.tsx';
import { Control as FundControl } from '../../shared/controls/fund-control.tsx';
import { LinesEditor } from '../../shared/lines-editor.tsx';
import type { ApplicationDraft } from './draft.ts';
import { PlacesField } from './places-field.tsx';
import { PriceHint } from './price-hint.tsx';

const workTypes = ['guardrail', 'trees', 'pipes', 'walls', 'roof', 'paving', 'drainage', 'lighting', 'wiring', 'fireSafety', 'accessibility', 'planting', 'seating', 'cleaning', 'other'] as const;
const kinds = ['emergency', 'ordinary'] as const;

interface Props {
  readonly draft: ApplicationDraft;
  readonly onChange: (part: Partial<ApplicationDraft>) => void;
  readonly missing: readonly string[];
  readonly problem: unknown;
}

/** The whole application form in five parts. */
export function ApplicationFields({ draft, onChange, missing, problem }: Props): ReactNode {
  const { t } = useTranslation('projects');
  const { forField } = useProblemText();
  const prices = useApiQuery('projects.readPrices', {});
  const error = (name: string): string | undefined => (missing.includes(name) ? t(`form.missing.${name}`) : forField(problem, name));
  const words = (name: 'what' | 'why' | 'optionsConsidered' | 'residentsViews' | 'partyCommitteeView', rows = 3): ReactNode => (
    <TextArea label={t(`fields.${name}`)} required={name !== 'optionsConsidered'} rows={rows} maxLength={2000} value={draft[name]} error={error(name)} onChange={(value) => onChange({ [name]: value })} />
  );
  const count = (name: 'beneficiaries' | 'residentsAsked' | 'residentsAgreed'): ReactNode => (
    <NumberInput label={t(`fields.${name}`)} required={name !== 'beneficiaries'} minimum={0} value={draft[name]} error={error(name)} onChange={(value) => onChange({ [name]: value })} />
  );
  return (
    <>
      {draft.origins.length > 0 ? <Note>{t('form.from', { numbers: draft.origins.map(({ number }) => number).join(t('show.comma')) })}</Note> : null}
      <Panel title={t('form.basics')}>
        <Stack gap={3}>
          <TextInput label={t('fields.title')} required maxLength={60} value={draft.title} error={error('title')} onChange={(title) => onChange({ title })} />
          <ChoiceList
            legend={t('fields.kind')} required inline value={draft.kind} onChange={(kind) => onChange({ kind: kind as ApplicationDraft['kind'], fundId: '' })}
            choices={kinds.map((value) => ({ value, label: t(`options.kind.${value}`), hint: t(`form.kindHint.${value}`) }))}
          />
          <Select
            label={t('fields.workType')} required value={draft.workType} onChange={(value) => onChange({ workType: value as ApplicationDraft['workType'] })}
            options={workTypes.map((value) => ({ value, label: t(`options.workType.${value}`) }))}
          />
          <PlacesField places={draft.places} error={error('places')} onChange={(places) => onChange({ places })} />
        </Stack>
      </Panel>
      <Panel title={t('form.reasons')}>
        <Stack gap={3}>
          {words('what')}
          {words('why')}
          {words('optionsConsidered', 2)}
          {count('beneficiaries')}
        </Stack>
      </Panel>
      <Panel title={t('form.views')}>
        <Stack gap={3}>
          {words('residentsViews')}
          <Grid>
            {count('residentsAsked')}
            {count('residentsAgreed')}
          </Grid>
          {words('partyCommitteeView', 2)}
          <Tick label={t('fields.partyCommitteeAgreed')} value={draft.partyCommitteeAgreed} onChange={(partyCommitteeAgreed) => onChange({ partyCommitteeAgreed })} />
        </Stack>
      </Panel>
      <Panel title={t('form.exclusions')}>
        <Stack gap={2}>
          <Tick label={t('fields.managersDuty')} value={draft.managersDuty} onChange={(managersDuty) => onChange({ managersDuty })} />
          <Tick label={t('fields.plannedWorks')} value={draft.plannedWorks} onChange={(plannedWorks) => onChange({ plannedWorks })} />
        </Stack>
      </Panel>
      <Panel title={t('form.cost')}>
        <Stack gap={3}>
          {draft.plannedAmountFen === null ? null : (
            <Note>
              {t('form.planned')} <Money fen={draft.plannedAmountFen} />
            </Note>
          )}
          <LinesEditor
            label={t('fields.lines')} lines={draft.lines} error={error('lines')} onChange={(lines) => onChange({ lines })}
            hintFor={(line) => (prices.data ? <PriceHint prices={prices.data} line={line} /> : null)}
          />
          <FundControl
            field={{ name: 'fundId', control: 'fund', required: false }} label={t('fields.fundId')} hint={undefined} error={error('fundId')}
            value={draft.fundId} onChange={(value) => onChange({ fundId: typeof value === 'string' ? value : '' })} optionLabel={(option) => option}
            record={{ places: draft.places, kind: draft.kind }}
          />
        </Stack>
      </Panel>
    </>
  );
}
