import { useState, type ReactNode } from 'react';
import { plainDateOf } from '../../../../shared/time.ts';
import { useApiMutation } from '../../../../ui/api/hooks.ts';
import type { Output } from '../../../../ui/api/types.ts';
import { useProblemText } from '../../../../ui/api/use-problem-text.ts';
import { usePlace } from '../../../../ui/desk/place.tsx';
import { useTranslation } from '../../../../ui/i18n/index.ts';
import { Button } from '../../../../ui/kit/button.tsx';
import { DateInput, Select, TextArea, TextInput } from '../../../../ui/kit/form/inputs.tsx';
import { Grid, Stack } from '../../../../ui/kit/layout.tsx';
import { ErrorState } from '../../../../ui/kit/states.tsx';
import { usePlaceOptions } from '../shared/use-place-options.ts';

export const pointKinds = ['wishBox', 'bridge', 'station', 'window'] as const;
export type Point = Output<'intake.readPoint'>;

/** Setting up a box, bridge, station or window, or changing one; its code stays. */
export function PointForm({ point, onDone }: { readonly point: Point | undefined; readonly onDone: (id: string) => void }): ReactNode {
  const { t } = useTranslation('intake');
  const { forField } = useProblemText();
  const { place } = usePlace();
  const options = usePlaceOptions();
  const [kind, setKind] = useState<string>(point?.kind ?? 'wishBox');
  const [name, setName] = useState(point?.name ?? '');
  const [divisionCode, setDivisionCode] = useState(point?.divisionCode ?? place?.code ?? '');
  const [address, setAddress] = useState(point?.address ?? '');
  const [about, setAbout] = useState(point?.about ?? '');
  const [openedOn, setOpenedOn] = useState(point?.openedOn ?? plainDateOf(Date.now()));
  const [closedOn, setClosedOn] = useState(point?.closedOn ?? '');
  const create = useApiMutation('intake.createPoint', { onSuccess: ({ id }) => onDone(id) });
  const update = useApiMutation('intake.updatePoint', { onSuccess: ({ id }) => onDone(id) });
  const saving = point ? update : create;
  const errorOf = (field: string): string | undefined => forField(saving.error, field);
  const save = (): void => {
    const chosen = pointKinds.find((one) => one === kind) ?? 'wishBox';
    const body = { kind: chosen, name, divisionCode, address, about, openedOn, closedOn: closedOn === '' ? null : closedOn, point: point?.point ?? null };
    if (point) update.mutate({ params: { id: point.id }, body: { ...body, baseVersion: point.version } });
    else create.mutate({ body });
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <Stack gap={3}>
        <Select label={t('fields.kind')} required value={kind} onChange={setKind} options={pointKinds.map((value) => ({ value, label: t(`options.kind.${value}`) }))} />
        <TextInput label={t('fields.name')} required maxLength={60} value={name} onChange={setName} error={errorOf('name')} />
        <Select label={t('fields.place')} required value={divisionCode} onChange={setDivisionCode} options={options} error={errorOf('divisionCode')} />
        <TextInput label={t('fields.address')} maxLength={120} value={address} onChange={setAddress} error={errorOf('address')} />
        <TextArea label={t('fields.about')} hint={t('fieldHints.about')} rows={3} maxLength={500} value={about} onChange={setAbout} error={errorOf('about')} />
        <Grid>
          <DateInput label={t('fields.openedOn')} required value={openedOn} onChange={setOpenedOn} error={errorOf('openedOn')} />
          <DateInput label={t('fields.closedOn')} hint={t('fieldHints.closedOn')} value={closedOn} onChange={setClosedOn} error={errorOf('closedOn')} />
        </Grid>
        {saving.error ? <ErrorState problem={saving.error} kept={t('ui:steps.kept')} /> : null}
        <Button tone="primary" type="submit" busy={saving.isPending} disabled={name.trim() === ''}>
          {t('points.save')}
        </Button>
      </Stack>
    </form>
  );
}
