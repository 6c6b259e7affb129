import { Calculator, Plus, X } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { addDays, plainDateOf } from '../../../../../shared/time.ts';
import type { ApiProblem } from '../../../../../ui/api/problem.ts';
import type { Input } from '../../../../../ui/api/types.ts';
import { useLanguage, useTranslation } from '../../../../../ui/i18n/index.ts';
import { Button } from '../../../../../ui/kit/button.tsx';
import { TickList } from '../../../../../ui/kit/form/choices.tsx';
import { DateInput, NumberInput, Select } from '../../../../../ui/kit/form/inputs.tsx';
import { Card, Grid, Row, Stack, Text } from '../../../../../ui/kit/layout.tsx';
import { ErrorState } from '../../../../../ui/kit/states.tsx';
import { shippedCatalogue } from '../../../rules/catalogue.ts';
import type { ConcessionPolicy } from '../../../rules/model.ts';
import { withEntry } from './edit.ts';

export type SimulationQuestion = Omit<Input<'fares.trySimulation'>['body'], 'content'>;
type Profile = SimulationQuestion['profiles'][number];

const HOURS = ['06:00', '08:00', '10:00', '12:00', '14:00', '16:00', '18:00', '20:00', '22:00'];
const LONGEST = 92;

/** Past days inside the window and the network's validity; the newest three months when there are more. */
function firstQuestion(content: ConcessionPolicy): SimulationQuestion {
  const version = shippedCatalogue.networks.find((network) => network.network === content.network);
  const today = plainDateOf(Date.now());
  const last = [content.window.to ?? today, version?.validTo ?? today, today].sort()[0] ?? today;
  const first = [content.window.from, version?.validFrom ?? '', addDays(last, -LONGEST)].sort().at(-1) ?? last;
  // A medium that pays the fare anyway shows a price before and after.
  const payers = shippedCatalogue.media.filter((medium) => medium.terms === 'fare').map((medium) => medium.id);
  const medium = content.media.included.find((id) => payers.includes(id)) ?? content.media.included[0] ?? payers[0] ?? '';
  const age = content.rider?.minAge;
  return {
    from: first <= last ? first : last, to: last, times: ['08:00', '10:00', '18:00'],
    profiles: [{ medium, rider: age === undefined ? '' : `age:${age}`, ...(content.effect.kind === 'rideTiers' ? { ride: 1 } : {}) }],
  };
}

function ProfileFields({ profile, onChange, onRemove }: { readonly profile: Profile; readonly onChange: (profile: Profile) => void; readonly onRemove?: () => void }): ReactNode {
  const { t } = useTranslation('fares');
  const language = useLanguage();
  const age = /^age:(\d+)$/.exec(profile.rider ?? '')?.[1];
  return (
    <Card>
      <Grid>
        <Select label={t('page.medium')} required value={profile.medium} onChange={(medium) => onChange({ ...profile, medium })} options={shippedCatalogue.media.map((medium) => ({ value: medium.id, label: medium.name[language] }))} />
        <NumberInput label={t('page.age')} minimum={0} maximum={130} value={age === undefined ? undefined : Number(age)} onChange={(value) => onChange({ ...profile, rider: value === undefined ? '' : `age:${value}` })} />
        <NumberInput label={t('page.ride')} minimum={1} value={profile.ride} onChange={(ride) => onChange({ medium: profile.medium, rider: profile.rider ?? '', ...(ride === undefined ? {} : { ride }) })} />
      </Grid>
      {onRemove ? <Button tone="quiet" icon={X} onClick={onRemove}>{t('editor.remove')}</Button> : null}
    </Card>
  );
}

interface SimulationFormProps {
  readonly content: ConcessionPolicy;
  readonly initial: SimulationQuestion | undefined;
  readonly busy: boolean;
  readonly problem: ApiProblem | null;
  readonly onRun: (question: SimulationQuestion) => void;
}

/** Which days, riders and hours a policy is tried on. */
export function SimulationForm({ content, initial, busy, problem, onRun }: SimulationFormProps): ReactNode {
  const { t } = useTranslation('fares');
  const [question, setQuestion] = useState<SimulationQuestion>(initial ?? firstQuestion(content));
  const put = (part: Partial<SimulationQuestion>): void => setQuestion({ ...question, ...part });
  return (
    <Stack gap={3}>
      <Text tone="muted" size="small">{t('simulation.hint')}</Text>
      <Grid>
        <DateInput label={t('fields.from')} required value={question.from} onChange={(from) => put({ from })} />
        <DateInput label={t('fields.to')} required value={question.to} onChange={(to) => put({ to })} />
      </Grid>
      <TickList legend={t('simulation.times')} inline choices={HOURS.map((value) => ({ value, label: value }))} values={question.times} onChange={(times) => put({ times: [...times] })} />
      {question.profiles.map((profile, index) => (
        <ProfileFields
          key={index} profile={profile} onChange={(next) => put({ profiles: [...withEntry(question.profiles, index, next)] })}
          {...(question.profiles.length > 1 ? { onRemove: () => put({ profiles: [...withEntry(question.profiles, index, undefined)] }) } : {})}
        />
      ))}
      <Row gap={3}>
        <Button icon={Plus} onClick={() => put({ profiles: [...question.profiles, { medium: question.profiles[0]?.medium ?? '', rider: '' }] })}>{t('simulation.addProfile')}</Button>
        <Button tone="primary" icon={Calculator} busy={busy} onClick={() => onRun(question)}>{t('simulation.run')}</Button>
      </Row>
      {problem ? <ErrorState problem={problem} /> : null}
    </Stack>
  );
}
