import { Button, Checkbox, Form, Input, InputNumber, Radio, Select } from 'antd';
import { Suspense, useEffect, type ReactNode } from 'react';
import { useContextControl } from '../action/controls.tsx';
import { useActionForm, type ActionFormProps, type ControlProps } from '../action/use-action-form.ts';
import { useTranslation } from '../i18n/index.ts';
import { Row, Stack } from '../kit/layout.tsx';
import { PhotoPicker } from '../kit/photo-picker.tsx';
import { Skeleton } from '../kit/skeleton.tsx';
import { ErrorState, Note } from '../kit/states.tsx';
import { usePhotos } from '../photos/use-photos.ts';
import { DeskForm } from './desk-form.tsx';
import { refused } from './refused.ts';

interface DrawnProps extends ControlProps {
  readonly id: string;
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

function Options({ id, field, label, value, onChange, optionLabel }: DrawnProps): ReactNode {
  const options = (field.options ?? []).map((option) => ({ value: option, label: optionLabel(option) }));
  if (field.control === 'choices') {
    const values = Array.isArray(value) ? value.map(String) : [];
    return <Checkbox.Group aria-label={label} options={options} value={values} onChange={onChange} />;
  }
  if (options.length <= 4) {
    return (
      <Radio.Group aria-label={label} value={value} onChange={(event) => onChange(event.target.value)}>
        <Stack gap={1}>
          {options.map((option) => (
            <Radio key={option.value} value={option.value}>
              {option.label}
            </Radio>
          ))}
        </Stack>
      </Radio.Group>
    );
  }
  return <Select id={id} allowClear={!field.required} options={options} value={value ?? null} onChange={onChange} />;
}

function Rating({ label, value, onChange }: DrawnProps): ReactNode {
  const { t } = useTranslation();
  const levels = ([5, 4, 3, 2, 1] as const).map((level) => ({ value: level, label: t(`rating.level${level}`) }));
  return <Radio.Group aria-label={label} options={levels} value={value} onChange={(event) => onChange(event.target.value)} />;
}

/** The bare control of a field; label and error stand around it. */
function PlainControl(props: DrawnProps): ReactNode {
  const { id, field, value, onChange } = props;
  const text = typeof value === 'string' ? value : '';
  const number = typeof value === 'number' ? value : null;
  const limits = {
    ...(field.minimum === undefined ? {} : { min: field.minimum }),
    ...(field.maximum === undefined ? {} : { max: field.maximum }),
  };
  switch (field.control) {
    case 'longText':
      return (
        <Input.TextArea
          id={id}
          // Not `autoSize`: it sets style attributes, which the content policy forbids.
          rows={5}
          {...(field.maximum === undefined ? {} : { count: { show: true, max: field.maximum } })}
          value={text}
          onChange={(event) => onChange(event.target.value)}
        />
      );
    case 'choice':
    case 'choices':
      return <Options {...props} />;
    case 'money':
      return (
        <InputNumber<number>
          id={id}
          prefix="¥"
          precision={2}
          min={0}
          value={number === null ? null : number / 100}
          onChange={(yuan) => onChange(yuan === null ? undefined : Math.round(yuan * 100))}
        />
      );
    case 'number':
      return <InputNumber<number> id={id} {...limits} value={number} onChange={(next) => onChange(next ?? undefined)} />;
    case 'date':
      return <Input id={id} type="date" value={text} onChange={(event) => onChange(event.target.value)} />;
    case 'rating':
      return <Rating {...props} />;
    default:
      return <Input id={id} value={text} onChange={(event) => onChange(event.target.value)} />;
  }
}

function Control(props: DrawnProps): ReactNode {
  const { id, field, label, hint, error, value, onChange } = props;
  const Offered = useContextControl(field.control);
  if (Offered) {
    return (
      <Suspense fallback={<Skeleton lines={2} />}>
        <Offered {...props} />
      </Suspense>
    );
  }
  if (field.control === 'photos') return <PhotosControl {...props} />;
  const item = {
    required: field.required,
    ...refused(error),
    ...(hint ? { extra: hint } : {}),
  };
  if (field.control === 'boolean') {
    return (
      <Form.Item {...item}>
        <Checkbox checked={value === true} onChange={(event) => onChange(event.target.checked)}>
          {label}
        </Checkbox>
      </Form.Item>
    );
  }
  return (
    <Form.Item {...item} label={label} htmlFor={id}>
      <PlainControl {...props} />
    </Form.Item>
  );
}

/** The form of an action for the desk; Ctrl+Enter sends. */
export function DeskActionForm({ danger = false, ...props }: ActionFormProps & { readonly danger?: boolean }): ReactNode {
  const { t } = useTranslation();
  const { controls, submit, submitLabel, consequence, setBlocked, blocked } = useActionForm(props);
  return (
    <DeskForm
      onSubmit={() => {
        if (!blocked) submit();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && event.ctrlKey && !blocked) submit();
      }}
    >
      <Stack gap={1}>
        {controls.map(({ key, ...control }) => (
          <Control key={key} id={`${props.action}-${key}`} {...control} setBlocked={setBlocked} />
        ))}
      </Stack>
      <Stack gap={3}>
        {consequence ? <Note>{consequence}</Note> : null}
        {props.problem ? <ErrorState problem={props.problem} kept={t('steps.kept')} /> : null}
        <Row>
          <Button type="primary" htmlType="submit" danger={danger} loading={props.busy ?? false} disabled={blocked}>
            {submitLabel}
          </Button>
          {props.onCancel ? <Button onClick={props.onCancel}>{t('cancel')}</Button> : null}
        </Row>
      </Stack>
    </DeskForm>
  );
}
