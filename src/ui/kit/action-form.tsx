import { Suspense, useEffect, type ReactNode } from 'react';
import { useContextControl } from '../action/controls.tsx';
import { useActionForm, type ActionFormProps, type ControlProps } from '../action/use-action-form.ts';
import { useTranslation } from '../i18n/index.ts';
import { usePhotos } from '../photos/use-photos.ts';
import { Button } from './button.tsx';
import { ChoiceList, Tick, TickList } from './form/choices.tsx';
import { FieldError } from './form/field.tsx';
import { DateInput, MoneyInput, NumberInput, Select, TextArea, TextInput } from './form/inputs.tsx';
import { RatingFive, type RatingLevel } from './form/rating-five.tsx';
import { Stack } from './layout.tsx';
import { PhotoPicker } from './photo-picker.tsx';
import { Skeleton } from './skeleton.tsx';
import { ErrorState, Note } from './states.tsx';

interface DrawnProps extends ControlProps {
  readonly setBlocked: (name: string, blocked: boolean) => void;
}

function PhotosControl({ field, label, hint, error, onChange, setBlocked }: DrawnProps): ReactNode {
  const photos = usePhotos(field.maximum === undefined ? {} : { maximum: field.maximum });
  const ids = photos.ids.join(',');
  const blocked = photos.busy || photos.failed;
  useEffect(() => {
    onChange(ids === '' ? [] : ids.split(','));
    setBlocked(field.name, blocked);
    // The setters are new on every drawing; what they do depends only on the name.
  }, [ids, blocked, field.name]);
  return <PhotoPicker photos={photos} label={label} hint={hint} required={field.required} error={error} />;
}

function OptionsControl({ field, label, hint, error, value, onChange, optionLabel }: ControlProps): ReactNode {
  const options = (field.options ?? []).map((option) => ({ value: option, label: optionLabel(option) }));
  const chosen = typeof value === 'string' ? value : '';
  if (options.length > 7) {
    return <Select label={label} hint={hint} error={error} required={field.required} options={options} value={chosen} onChange={onChange} />;
  }
  return (
    <ChoiceList legend={label} error={error} required={field.required} choices={options} value={chosen || undefined} onChange={onChange} />
  );
}

function SeveralControl({ field, label, error, value, onChange, optionLabel }: ControlProps): ReactNode {
  return (
    <TickList
      legend={label}
      error={error}
      required={field.required}
      choices={(field.options ?? []).map((option) => ({ value: option, label: optionLabel(option) }))}
      values={Array.isArray(value) ? value.map(String) : []}
      onChange={onChange}
    />
  );
}

/** Draws one field of an action's form with the light kit. */
function Control(props: DrawnProps): ReactNode {
  const { field, label, hint, error, value, onChange } = props;
  const Offered = useContextControl(field.control);
  const look = { label, hint, error, required: field.required };
  const text = typeof value === 'string' ? value : '';
  const number = typeof value === 'number' ? value : undefined;
  const maxLength = field.maximum === undefined ? {} : { maxLength: field.maximum };
  if (Offered) {
    return (
      <Suspense fallback={<Skeleton lines={2} />}>
        <Offered {...props} />
      </Suspense>
    );
  }
  switch (field.control) {
    case 'longText':
      return <TextArea {...look} {...maxLength} value={text} onChange={onChange} spoken />;
    case 'photos':
      return <PhotosControl {...props} />;
    case 'choice':
      return <OptionsControl {...props} />;
    case 'choices':
      return <SeveralControl {...props} />;
    case 'money':
      return <MoneyInput {...look} value={number} onChange={onChange} />;
    case 'number':
      return <NumberInput {...look} value={number} onChange={onChange} />;
    case 'date':
      return <DateInput {...look} value={text} onChange={onChange} />;
    case 'boolean':
      return (
        <Stack gap={1}>
          <Tick label={label} hint={hint} value={value === true} onChange={onChange} />
          {error ? <FieldError>{error}</FieldError> : null}
        </Stack>
      );
    case 'rating':
      return (
        <RatingFive
          legend={label}
          error={error}
          value={{ level: number as RatingLevel | undefined, reasons: [] }}
          onChange={({ level }) => onChange(level)}
        />
      );
    default:
      return <TextInput {...look} {...maxLength} value={text} onChange={onChange} />;
  }
}

/** The form of an action, drawn from the field list the server returns; the button says what happens. */
export function ActionForm(props: ActionFormProps): ReactNode {
  const { t } = useTranslation();
  const { controls, submit, submitLabel, consequence, setBlocked, blocked } = useActionForm(props);
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!blocked) submit();
      }}
    >
      <Stack gap={6}>
        {controls.map(({ key, ...control }) => (
          <Control key={key} {...control} setBlocked={setBlocked} />
        ))}
        {consequence ? <Note>{consequence}</Note> : null}
        {props.problem ? <ErrorState problem={props.problem} kept={t('steps.kept')} /> : null}
        <Button type="submit" tone="primary" block busy={props.busy ?? false} disabled={blocked}>
          {submitLabel}
        </Button>
        {props.onCancel ? (
          <Button block onClick={props.onCancel}>
            {t('cancel')}
          </Button>
        ) : null}
      </Stack>
    </form>
  );
}
