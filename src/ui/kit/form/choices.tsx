import type { LucideIcon } from 'lucide-react';
import { useId, type ReactNode } from 'react';
import { classNames } from '../class-names.ts';
import { Text } from '../layout.tsx';
import { FieldError, OptionalMark } from './field.tsx';
import styles from './form.module.css';

export interface Choice<Value extends string = string> {
  readonly value: Value;
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly icon?: LucideIcon;
}

interface GroupProps {
  readonly legend: ReactNode;
  /** Reads the legend aloud but does not draw it: when the page's question says it already. */
  readonly hideLegend?: boolean;
  readonly error?: string | undefined;
  readonly required?: boolean;
  /** Beside each other where there is room. */
  readonly inline?: boolean;
}

interface CardProps<Value extends string> {
  readonly type: 'radio' | 'checkbox';
  readonly name: string;
  readonly choice: Choice<Value>;
  readonly checked: boolean;
  readonly onPick: () => void;
}

function ChoiceCard<Value extends string>({ type, name, choice, checked, onPick }: CardProps<Value>): ReactNode {
  const { icon: Icon } = choice;
  return (
    <label className={classNames(styles.choice, checked && styles.chosen)}>
      <input type={type} name={name} value={choice.value} checked={checked} onChange={onPick} />
      {Icon ? <Icon aria-hidden /> : null}
      <span className={styles.choiceText}>
        <span>{choice.label}</span>
        {choice.hint ? (
          <Text as="span" tone="muted" size="small">
            {choice.hint}
          </Text>
        ) : null}
      </span>
    </label>
  );
}

function ChoiceGroup({ legend, hideLegend = false, error, required = true, inline = false, children }: GroupProps & { readonly children: ReactNode }): ReactNode {
  const id = useId();
  return (
    <fieldset aria-describedby={error ? `${id}-error` : undefined} aria-label={hideLegend && typeof legend === 'string' ? legend : undefined}>
      {hideLegend ? null : (
        <legend className={styles.legend}>
          {legend}
          {required ? null : <OptionalMark />}
        </legend>
      )}
      <div className={classNames(styles.choices, inline && styles.inline)}>{children}</div>
      {error ? <FieldError id={`${id}-error`}>{error}</FieldError> : null}
    </fieldset>
  );
}

interface ChoiceListProps<Value extends string> extends GroupProps {
  readonly choices: readonly Choice<Value>[];
  readonly value: Value | undefined;
  readonly onChange: (value: Value) => void;
}

/** One of a few: radio buttons drawn as cards. */
export function ChoiceList<Value extends string>({ choices, value, onChange, ...group }: ChoiceListProps<Value>): ReactNode {
  const name = useId();
  return (
    <ChoiceGroup {...group}>
      {choices.map((choice) => (
        <ChoiceCard
          key={choice.value}
          type="radio"
          name={name}
          choice={choice}
          checked={choice.value === value}
          onPick={() => onChange(choice.value)}
        />
      ))}
    </ChoiceGroup>
  );
}

interface TickListProps<Value extends string> extends GroupProps {
  readonly choices: readonly Choice<Value>[];
  readonly values: readonly Value[];
  readonly onChange: (values: readonly Value[]) => void;
}

/** Any of a few: tick boxes drawn as cards. */
export function TickList<Value extends string>({ choices, values, onChange, ...group }: TickListProps<Value>): ReactNode {
  const name = useId();
  const toggle = (value: Value): void =>
    onChange(values.includes(value) ? values.filter((one) => one !== value) : [...values, value]);
  return (
    <ChoiceGroup {...group}>
      {choices.map((choice) => (
        <ChoiceCard
          key={choice.value}
          type="checkbox"
          name={name}
          choice={choice}
          checked={values.includes(choice.value)}
          onPick={() => toggle(choice.value)}
        />
      ))}
    </ChoiceGroup>
  );
}

interface TickProps {
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly value: boolean;
  readonly onChange: (value: boolean) => void;
}

/** One yes or no. */
export function Tick({ label, hint, value, onChange }: TickProps): ReactNode {
  const name = useId();
  return (
    <ChoiceCard
      type="checkbox"
      name={name}
      choice={{ value: 'yes', label, hint }}
      checked={value}
      onPick={() => onChange(!value)}
    />
  );
}
