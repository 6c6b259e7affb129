import { useState, type ReactNode } from 'react';
import { useApiMutation } from '../../../../../ui/api/hooks.ts';
import type { Input } from '../../../../../ui/api/types.ts';
import { useProblemText } from '../../../../../ui/api/use-problem-text.ts';
import { Panel } from '../../../../../ui/desk/desk-page.tsx';
import { useTranslation } from '../../../../../ui/i18n/index.ts';
import { Button } from '../../../../../ui/kit/button.tsx';
import { ChoiceList } from '../../../../../ui/kit/form/choices.tsx';
import { Select, TextInput } from '../../../../../ui/kit/form/inputs.tsx';
import { Grid, Stack, Text } from '../../../../../ui/kit/layout.tsx';
import { ErrorState, Note } from '../../../../../ui/kit/states.tsx';
import { sheetFields, type SheetField } from '../../../rules/sheet-fields.ts';
import styles from '../intake.module.css';
import type { SheetImport } from './import-state.tsx';

type Reading = Omit<Input<'intake.checkSheet'>['body'], 'baseVersion'>;

interface TableProps {
  readonly sheet: SheetImport;
  readonly reading: Reading;
  readonly onChange: (reading: Reading) => void;
}

/** The first rows as they were read, with what each column means on top. */
function SampleTable({ sheet, reading, onChange }: TableProps): ReactNode {
  const { t } = useTranslation('intake');
  const options = [{ value: '', label: t('sheets.notUsed') }, ...sheetFields.map((value) => ({ value, label: t(`sheetFields.${value}`) }))];
  const fieldOf = (column: number): string => sheetFields.find((field) => reading.mapping[field] === column) ?? '';
  const choose = (column: number, field: string): void => {
    const kept = Object.entries(reading.mapping).filter(([name, at]) => at !== column && name !== field);
    onChange({ ...reading, mapping: { ...Object.fromEntries(kept), ...(field === '' ? {} : { [field as SheetField]: column }) } });
  };
  return (
    <div className={styles.samples} tabIndex={0} role="region" aria-label={t('sheets.samples')}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('sheets.row')}</th>
            {sheet.headers.map((header, column) => (
              <th key={`${header}-${column}`} scope="col">
                <Select label={header === '' ? t('sheets.column', { number: column + 1 }) : header} required value={fieldOf(column)} onChange={(field) => choose(column, field)} options={options} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sheet.samples.map(({ row, cells }) => (
            <tr key={row}>
              <td>{row}</td>
              {sheet.headers.map((header, column) => (
                <td key={`${header}-${column}`}>
                  <span className={styles.cell}>{cells[column] ?? ''}</span>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** What the columns mean, where the messages come from, what becomes of them; then the dry run. */
export function MappingForm({ sheet }: { readonly sheet: SheetImport }): ReactNode {
  const { t } = useTranslation('intake');
  const { forField } = useProblemText();
  const [reading, setReading] = useState<Reading>(sheet.reading ?? sheet.proposal.reading);
  const check = useApiMutation('intake.checkSheet');
  const missing = reading.mapping.text === undefined && reading.mapping.subject === undefined;
  return (
    <Panel title={t('sheets.mapping')}>
      <Stack gap={3}>
        <Text tone="muted">{t(sheet.proposal.from === 'saved' ? 'sheets.asLast' : 'sheets.guessed')}</Text>
        <SampleTable sheet={sheet} reading={reading} onChange={setReading} />
        <Grid>
          <TextInput
            label={t('fields.source')} hint={t('fieldHints.source')} required maxLength={40} value={reading.source}
            onChange={(source) => setReading({ ...reading, source })} error={forField(check.error, 'source')}
          />
          <Select
            label={t('fields.channel')} required value={reading.channel} onChange={(channel) => setReading({ ...reading, channel: channel === 'import' ? 'import' : 'hotline' })}
            options={(['hotline', 'import'] as const).map((value) => ({ value, label: t(`requests:channels.${value}`) }))}
          />
        </Grid>
        <ChoiceList
          legend={t('fields.mode')} required value={reading.mode} onChange={(mode) => setReading({ ...reading, mode: mode === 'record' ? 'record' : 'work' })}
          choices={(['work', 'record'] as const).map((value) => ({ value, label: t(`options.mode.${value}`), hint: t(`options.mode.${value}Hint`) }))}
        />
        {missing ? <Note tone="soon">{t('sheets.textMissing')}</Note> : null}
        {reading.mapping.outsideNumber === undefined ? <Note>{t('sheets.noNumber')}</Note> : null}
        {check.error ? <ErrorState problem={check.error} kept={t('ui:steps.kept')} /> : null}
        <Button
          tone="primary" busy={check.isPending} disabled={missing || reading.source.trim() === ''}
          onClick={() => check.mutate({ params: { id: sheet.id }, body: { ...reading, baseVersion: sheet.version } })}
        >
          {t('sheets.check', { count: sheet.rowCount })}
        </Button>
      </Stack>
    </Panel>
  );
}
