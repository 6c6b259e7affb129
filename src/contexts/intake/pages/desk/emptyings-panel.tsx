import { useState, type ReactNode } from 'react';
import { formatDate, plainDateOf } from '../../../../shared/time.ts';
import { useApiMutation } from '../../../../ui/api/hooks.ts';
import { useProblemText } from '../../../../ui/api/use-problem-text.ts';
import { Button } from '../../../../ui/desk/antd.ts';
import { Panel } from '../../../../ui/desk/desk-page.tsx';
import { useLanguage, useTranslation } from '../../../../ui/i18n/index.ts';
import { DateInput, NumberInput, TextInput } from '../../../../ui/kit/form/inputs.tsx';
import { Stack } from '../../../../ui/kit/layout.tsx';
import { List, ListItem } from '../../../../ui/kit/list.tsx';
import { ErrorState, Note } from '../../../../ui/kit/states.tsx';
import type { Point } from './point-form.tsx';

interface Props {
  readonly point: Point;
  /** The emptying whose slips are being entered. */
  readonly chosen: string | undefined;
  readonly onChoose: (id: string | undefined) => void;
}

/** Emptying a box: when, how many slips, who was there; then its slips are entered one by one until none is missing. */
export function EmptyingsPanel({ point, chosen, onChoose }: Props): ReactNode {
  const { t } = useTranslation('intake');
  const language = useLanguage();
  const { forField } = useProblemText();
  const [emptiedOn, setEmptiedOn] = useState(plainDateOf(Date.now()));
  const [slips, setSlips] = useState<number | undefined>(undefined);
  const [witnesses, setWitnesses] = useState('');
  const record = useApiMutation('intake.recordEmptying', {
    onSuccess: ({ id }) => {
      setSlips(undefined);
      onChoose(id);
    },
  });
  return (
    <Panel title={t('emptyings.title')}>
      <Stack gap={3}>
        {point.mayEnter ? (
          <Stack gap={2}>
            <DateInput label={t('fields.emptiedOn')} value={emptiedOn} onChange={setEmptiedOn} error={forField(record.error, 'emptiedOn')} />
            <NumberInput label={t('fields.slips')} value={slips} onChange={setSlips} minimum={0} maximum={1000} error={forField(record.error, 'slips')} />
            <TextInput label={t('fields.witnesses')} maxLength={120} value={witnesses} onChange={setWitnesses} />
            <Button disabled={slips === undefined} loading={record.isPending} onClick={() => record.mutate({ params: { id: point.id }, body: { emptiedOn, slips: slips ?? 0, witnesses } })}>
              {t('emptyings.record')}
            </Button>
            {record.error ? <ErrorState problem={record.error} kept={t('ui:steps.kept')} /> : null}
          </Stack>
        ) : null}
        {chosen === undefined ? null : <Note tone="active">{t('emptyings.chosen')}</Note>}
        <List label={t('emptyings.title')}>
          {point.emptyings.map((emptying) => (
            <ListItem
              key={emptying.id}
              title={`${formatDate(emptying.emptiedOn, language)}${emptying.id === chosen ? ' ✓' : ''}`}
              detail={t('emptyings.progress', { entered: emptying.entered, slips: emptying.slips })}
              aside={emptying.witnesses}
              {...(point.mayEnter && emptying.entered < emptying.slips ? { onPress: () => onChoose(emptying.id === chosen ? undefined : emptying.id) } : {})}
            />
          ))}
        </List>
      </Stack>
    </Panel>
  );
}
