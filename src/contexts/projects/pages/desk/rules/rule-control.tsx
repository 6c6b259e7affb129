import type { ReactNode } from 'react';
import { useTranslation } from '../../../../../ui/i18n/index.ts';
import { Button } from '../../../../../ui/kit/button.tsx';
import { ChoiceList, TickList } from '../../../../../ui/kit/form/choices.tsx';
import { MoneyInput, NumberInput } from '../../../../../ui/kit/form/inputs.tsx';
import { Row } from '../../../../../ui/kit/layout.tsx';
import { workTypes } from '../../../inputs.ts';
import { approvingRoles } from '../../../inputs/rules.ts';
import { purposes } from '../../../rules/fund-rules.ts';
import type { RuleField } from '../../../rules/rule-fields.ts';
import styles from './rules.module.css';

export interface RuleControlProps {
  readonly field: RuleField;
  readonly label: string;
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
  /** The words of a problem with this field or a part of it, named from the field on: `.0.uptoFen`. */
  readonly errorOf: (part: string) => string | undefined;
}

interface Step {
  readonly uptoFen?: number | undefined;
  readonly roles?: readonly string[];
  readonly persons?: number;
  readonly count?: number | undefined;
}

/** A table by amount: who approves, or how many quotes, up to each amount. */
function StepsControl({ field, label, value, onChange, errorOf }: RuleControlProps): ReactNode {
  const { t } = useTranslation('projects');
  const steps = value as readonly Step[];
  const set = (index: number, part: Step): void => onChange(steps.map((step, at) => (at === index ? { ...step, ...part } : step)));
  const fresh: Step = field.control === 'levels' ? { roles: ['approver'], persons: 2 } : { count: steps.at(-1)?.count ?? 1 };
  return (
    <fieldset>
      <legend><strong>{label}</strong></legend>
      {steps.map((step, index) => (
        <div key={index} className={styles.step}>
          <MoneyInput label={t('rulebook.upto')} required value={step.uptoFen} onChange={(uptoFen) => set(index, { uptoFen })} error={errorOf(`.${index}.uptoFen`)} />
          {field.control === 'levels' ? (
            <>
              <TickList
                legend={t('rulebook.approvers')} choices={approvingRoles.map((role) => ({ value: role, label: t(`roles.${role}`) }))} values={step.roles ?? []}
                onChange={(roles) => set(index, { roles })} error={errorOf(`.${index}.roles`)}
              />
              <ChoiceList
                legend={t('rulebook.persons')} inline value={String(step.persons ?? 1)} onChange={(persons) => set(index, { persons: Number(persons) })}
                choices={['1', '2'].map((count) => ({ value: count, label: t('rulebook.personCount', { count: Number(count) }) }))}
              />
            </>
          ) : (
            <NumberInput label={t('rulebook.quoteCount')} required minimum={1} maximum={9} value={step.count} onChange={(count) => set(index, { count })} error={errorOf(`.${index}.count`)} />
          )}
          {steps.length > 1 ? <Row><Button tone="quiet" onClick={() => onChange(steps.filter((_, at) => at !== index))}>{t('rulebook.removeStep')}</Button></Row> : null}
        </div>
      ))}
      <Row><Button onClick={() => onChange([...steps, fresh])}>{t('rulebook.addStep')}</Button></Row>
    </fieldset>
  );
}

/** Months of warranty: one for all works, others where they differ. */
function WarrantyControl({ label, value, onChange, errorOf }: RuleControlProps): ReactNode {
  const { t } = useTranslation('projects');
  const months = value as Readonly<Record<string, number | undefined>>;
  const set = (type: string, count: number | undefined): void => {
    const { [type]: _gone, ...rest } = months;
    onChange(count === undefined && type !== 'default' ? rest : { ...rest, [type]: count });
  };
  return (
    <fieldset>
      <legend><strong>{label}</strong></legend>
      <div className={styles.step}>
        {['default', ...workTypes].map((type) => (
          <NumberInput
            key={type} label={type === 'default' ? t('rulebook.otherWorks') : t(`options.workType.${type}`)} required={type === 'default'} minimum={0} maximum={120} unit={t('rulebook.months')}
            value={months[type]} onChange={(count) => set(type, count)} error={errorOf(`.${type}`)}
          />
        ))}
      </div>
    </fieldset>
  );
}

/** The control of one rule. */
export function RuleControl(props: RuleControlProps): ReactNode {
  const { t } = useTranslation('projects');
  const { field, label, value, onChange, errorOf } = props;
  const error = errorOf('');
  const number = typeof value === 'number' ? value : undefined;
  switch (field.control) {
    case 'money':
      return <MoneyInput label={label} required value={number} onChange={onChange} error={error} />;
    case 'share':
      return <NumberInput label={label} required minimum={0} maximum={100} unit="%" value={number === undefined ? undefined : Math.round(number * 100)} onChange={(percent) => onChange(percent === undefined ? undefined : percent / 100)} error={error} />;
    case 'levels':
    case 'quotes':
      return <StepsControl {...props} />;
    case 'warranty':
      return <WarrantyControl {...props} />;
    case 'workTypes':
      return <TickList legend={label} inline choices={workTypes.map((type) => ({ value: type, label: t(`options.workType.${type}`) }))} values={value as readonly string[]} onChange={onChange} error={error} />;
    case 'purposes':
      return <TickList legend={label} inline choices={purposes.map((purpose) => ({ value: purpose, label: t(`funds.purposes.${purpose}`) }))} values={value as readonly string[]} onChange={onChange} error={error} />;
    case 'carryOver':
      return <ChoiceList legend={label} inline choices={['free', 'return'].map((mode) => ({ value: mode, label: t(`funds.page.carryOver.${mode}`) }))} value={String(value)} onChange={onChange} error={error} />;
    default: {
      const units: Readonly<Partial<Record<RuleField['control'], string>>> = { days: t('rulebook.workingDays'), naturalDays: t('rulebook.calendarDays'), factor: t('rulebook.timesUnit') };
      return <NumberInput label={label} required minimum={1} unit={units[field.control]} value={number} onChange={onChange} error={error} />;
    }
  }
}
