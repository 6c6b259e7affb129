import { useState, type ReactNode } from 'react';
import { plainDateOf } from '../../../../shared/time.ts';
import { useApiMutation } from '../../../../ui/api/hooks.ts';
import { useProblemText } from '../../../../ui/api/use-problem-text.ts';
import { usePlace } from '../../../../ui/desk/place.tsx';
import { useTranslation } from '../../../../ui/i18n/index.ts';
import { Button } from '../../../../ui/kit/button.tsx';
import { DateInput, Select, TextInput } from '../../../../ui/kit/form/inputs.tsx';
import { Grid, Stack } from '../../../../ui/kit/layout.tsx';
import { ErrorState } from '../../../../ui/kit/states.tsx';
import { usePlaceOptions } from '../shared/use-place-options.ts';

/** Announcing a contact day. */
export function DayForm({ onDone }: { readonly onDone: (id: string) => void }): ReactNode {
  const { t } = useTranslation('intake');
  const { forField } = useProblemText();
  const { place } = usePlace();
  const options = usePlaceOptions();
  const [divisionCode, setDivisionCode] = useState(place?.code ?? '');
  const [heldOn, setHeldOn] = useState(plainDateOf(Date.now()));
  const [startsAt, setStartsAt] = useState('09:00');
  const [endsAt, setEndsAt] = useState('11:00');
  const [venue, setVenue] = useState('');
  const [hosts, setHosts] = useState('');
  const [theme, setTheme] = useState('');
  const plan = useApiMutation('intake.planContactDay', { onSuccess: ({ id }) => onDone(id) });
  const errorOf = (field: string): string | undefined => forField(plan.error, field);
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        plan.mutate({ body: { divisionCode, heldOn, startsAt, endsAt, venue, hosts, theme } });
      }}
    >
      <Stack gap={3}>
        <Select label={t('fields.place')} required value={divisionCode} onChange={setDivisionCode} options={options} error={errorOf('divisionCode')} />
        <DateInput label={t('fields.heldOn')} required value={heldOn} onChange={setHeldOn} error={errorOf('heldOn')} />
        <Grid>
          <TextInput label={t('fields.startsAt')} type="time" required value={startsAt} onChange={setStartsAt} error={errorOf('startsAt')} />
          <TextInput label={t('fields.endsAt')} type="time" required value={endsAt} onChange={setEndsAt} error={errorOf('endsAt')} />
        </Grid>
        <TextInput label={t('fields.venue')} hint={t('fieldHints.venue')} required maxLength={120} value={venue} onChange={setVenue} error={errorOf('venue')} />
        <TextInput label={t('fields.hosts')} hint={t('fieldHints.hosts')} maxLength={200} value={hosts} onChange={setHosts} error={errorOf('hosts')} />
        <TextInput label={t('fields.theme')} maxLength={120} value={theme} onChange={setTheme} error={errorOf('theme')} />
        {plan.error ? <ErrorState problem={plan.error} kept={t('ui:steps.kept')} /> : null}
        <Button tone="primary" type="submit" busy={plan.isPending} disabled={venue.trim() === ''}>
          {t('days.announce')}
        </Button>
      </Stack>
    </form>
  );
}
