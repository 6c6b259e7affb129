import { useState, type InputHTMLAttributes, type ReactNode } from 'react';
import { parseYuan } from '../../../shared/money.ts';
import { useTranslation } from '../../i18n/index.ts';
import { classNames } from '../class-names.ts';
import { Field, type FieldLook } from './field.tsx';
import styles from './form.module.css';
import { SpokenInput } from './spoken-input.tsx';

interface Valued<Value> extends FieldLook {
  readonly value: Value;
  readonly onChange: (value: Value) => void;
}

type Native = Pick<
  InputHTMLAttributes<HTMLInputElement>,
  'type' | 'inputMode' | 'autoComplete' | 'placeholder' | 'maxLength' | 'autoFocus' | 'name' | 'disabled' | 'enterKeyHint'
>;

/** One line of text. `type="tel"` brings the number pad. */
export function TextInput({ label, hint, error, required, value, onChange, ...native }: Valued<string> & Native): ReactNode {
  return (
    <Field label={label} hint={hint} error={error} required={required ?? false}>
      {(ids) => (
        <input {...native} {...ids} className={styles.input} value={value} onChange={(event) => onChange(event.target.value)} />
      )}
    </Field>
  );
}

interface TextAreaProps extends Valued<string> {
  /** Characters allowed; shows how many are left to write. */
  readonly maxLength?: number;
  readonly placeholder?: string;
  readonly rows?: number;
  /** Offers speaking instead of typing where the browser can. */
  readonly spoken?: boolean;
  readonly autoFocus?: boolean;
}

/** Several lines of text with a count. */
export function TextArea({ label, hint, error, required, value, onChange, maxLength, rows = 5, spoken = false, ...native }: TextAreaProps): ReactNode {
  const { t } = useTranslation();
  const tooLong = maxLength !== undefined && value.length > maxLength;
  const shown = error ?? (tooLong ? t('form.tooLong', { count: value.length - maxLength }) : undefined);
  return (
    <Field label={label} hint={hint} error={shown} required={required ?? false}>
      {(ids) => (
        <>
          <textarea
            {...native}
            {...ids}
            rows={rows}
            className={classNames(styles.input, styles.area)}
            value={value}
            onChange={(event) => onChange(event.target.value)}
          />
          {maxLength === undefined ? null : (
            <span className={styles.count} aria-hidden>
              {value.length} / {maxLength}
            </span>
          )}
          {spoken ? <SpokenInput onText={(text) => onChange(value + text)} /> : null}
        </>
      )}
    </Field>
  );
}

interface SelectProps extends Valued<string> {
  readonly options: readonly { readonly value: string; readonly label: string }[];
  /** The empty choice. */
  readonly placeholder?: string;
}

/** A native list to choose from; for more than seven choices (fewer: ChoiceList). */
export function Select({ label, hint, error, required, value, onChange, options, placeholder }: SelectProps): ReactNode {
  const { t } = useTranslation();
  return (
    <Field label={label} hint={hint} error={error} required={required ?? false}>
      {(ids) => (
        <select {...ids} className={styles.input} value={value} onChange={(event) => onChange(event.target.value)}>
          <option value="">{placeholder ?? t('form.choose')}</option>
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

interface NumberProps extends Valued<number | undefined> {
  readonly minimum?: number;
  readonly maximum?: number;
  readonly unit?: ReactNode;
}

/** A whole or decimal number with its unit; undefined while empty. */
export function NumberInput({ label, hint, error, required, value, onChange, minimum, maximum, unit }: NumberProps): ReactNode {
  return (
    <Field label={label} hint={hint} error={error} required={required ?? false}>
      {(ids) => (
        <div className={styles.affix}>
          <input
            {...ids}
            className={styles.input}
            type="number"
            inputMode="decimal"
            min={minimum}
            max={maximum}
            value={value ?? ''}
            onChange={(event) => onChange(event.target.value === '' ? undefined : Number(event.target.value))}
          />
          {unit ? <span>{unit}</span> : null}
        </div>
      )}
    </Field>
  );
}

function amountOf(text: string): number | undefined {
  const fen = parseYuan(text);
  return fen === undefined || fen < 0 ? undefined : fen;
}

/** Money typed in yuan, given in integer fen; undefined while empty or not an amount. */
export function MoneyInput({ label, hint, error, required, value, onChange }: Valued<number | undefined>): ReactNode {
  const { t } = useTranslation();
  const [text, setText] = useState(value === undefined ? '' : String(value / 100));
  const fen = amountOf(text);
  const wrong = text !== '' && fen === undefined;
  return (
    <Field label={label} hint={hint} error={error ?? (wrong ? t('form.notMoney') : undefined)} required={required ?? false}>
      {(ids) => (
        <div className={styles.affix}>
          <span>¥</span>
          <input
            {...ids}
            className={styles.input}
            inputMode="decimal"
            autoComplete="off"
            value={text}
            onChange={(event) => {
              setText(event.target.value);
              onChange(amountOf(event.target.value));
            }}
          />
        </div>
      )}
    </Field>
  );
}

interface DateProps extends Valued<string> {
  /** `YYYY-MM-DD`. */
  readonly minimum?: string;
  readonly maximum?: string;
}

/** A plain date `YYYY-MM-DD` by the phone's own picker; empty text while none. */
export function DateInput({ label, hint, error, required, value, onChange, minimum, maximum }: DateProps): ReactNode {
  return (
    <Field label={label} hint={hint} error={error} required={required ?? false}>
      {(ids) => (
        <input
          {...ids}
          className={styles.input}
          type="date"
          min={minimum}
          max={maximum}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}
