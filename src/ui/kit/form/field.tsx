import { CircleAlert } from 'lucide-react';
import { useId, type ReactNode } from 'react';
import { useTranslation } from '../../i18n/index.ts';
import styles from './form.module.css';

/** What a control needs to belong to its label, hint and error. */
export interface ControlIds {
  readonly id: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': true | undefined;
  readonly 'aria-required': true | undefined;
}

export interface FieldLook {
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  /** What is wrong, in a sentence; undefined when nothing is. */
  readonly error?: string | undefined;
  /** Fields that are not required say so. */
  readonly required?: boolean;
}

/** A red sentence beside a control. */
export function FieldError({ id, children }: { readonly id?: string; readonly children: ReactNode }): ReactNode {
  return (
    <p className={styles.error} id={id} role="alert">
      <CircleAlert aria-hidden />
      <span>{children}</span>
    </p>
  );
}

/** The word “optional” beside a label. */
export function OptionalMark(): ReactNode {
  const { t } = useTranslation();
  return <span className={styles.optional}>{t('form.optional')}</span>;
}

/** Label, hint, control, error: bound together for every reader. */
export function Field({ label, hint, error, required = false, children }: FieldLook & { readonly children: (ids: ControlIds) => ReactNode }): ReactNode {
  const id = useId();
  const described = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ');
  return (
    <div className={styles.field}>
      <label className={styles.label} htmlFor={id}>
        {label}
        {required ? null : <OptionalMark />}
      </label>
      {hint ? (
        <p className={styles.hint} id={`${id}-hint`}>
          {hint}
        </p>
      ) : null}
      {children({
        id,
        'aria-describedby': described || undefined,
        'aria-invalid': error ? true : undefined,
        'aria-required': required ? true : undefined,
      })}
      {error ? <FieldError id={`${id}-error`}>{error}</FieldError> : null}
    </div>
  );
}
