import { useRef, useState, type ReactNode } from 'react';
import { addressOf } from '../../../../ui/api/client.ts';
import { useApiMutation } from '../../../../ui/api/hooks.ts';
import { ApiProblem } from '../../../../ui/api/problem.ts';
import type { Output } from '../../../../ui/api/types.ts';
import { useProblemText } from '../../../../ui/api/use-problem-text.ts';
import { Button, Space, Steps } from '../../../../ui/desk/antd.ts';
import { useTranslation } from '../../../../ui/i18n/index.ts';
import { ChoiceList, Tick } from '../../../../ui/kit/form/choices.tsx';
import { Field } from '../../../../ui/kit/form/field.tsx';
import { Select } from '../../../../ui/kit/form/inputs.tsx';
import { Section, Stack, Text } from '../../../../ui/kit/layout.tsx';
import { Note } from '../../../../ui/kit/states.tsx';
import { showToast } from '../../../../ui/kit/toast.tsx';
import { FindingList } from './finding-list.tsx';
import type { Unit } from './overview-panel.tsx';
import { readJson, readTextFile } from './read-file.ts';

const kinds = ['grids', 'compounds', 'workstations', 'outlines', 'compoundTable'] as const;
type Kind = (typeof kinds)[number];
type System = 'wgs84' | 'gcj02' | 'bd09';
type Report = Output<'places.importFeatures'>;

/** Files out and in: what a unit holds as GeoJSON or CSV; an import is tried before it is carried out. */
export function ExchangePanel({ unit }: { readonly unit: Unit }): ReactNode {
  const { t } = useTranslation('places');
  const [kind, setKind] = useState<Kind>('grids');
  const choices = kinds.map((value) => ({ value, label: t(`exchange.kinds.${value}`) }));
  const address =
    kind === 'compoundTable'
      ? addressOf('places.exportCompoundTable', { query: { within: unit.code } })
      : addressOf('places.exportFeatures', { params: { what: kind }, query: { within: unit.code } });
  return (
    <Stack>
      <ChoiceList legend={t('exchange.what')} inline choices={choices} value={kind} onChange={setKind} />
      <Section title={t('exchange.export')}>
        <Text tone="muted">{t(kind === 'compoundTable' ? 'exchange.exportTableHint' : 'exchange.exportHint')}</Text>
        <Space>
          <Button href={address} download>
            {t('exchange.download', { what: t(`exchange.kinds.${kind}`) })}
          </Button>
        </Space>
      </Section>
      <Section title={t('exchange.import')}>
        <ImportFile key={kind} unit={unit} kind={kind} />
      </Section>
    </Stack>
  );
}

interface ImportProps {
  readonly unit: Unit;
  readonly kind: Kind;
}

/** Trial and import of one file; the answer of the trial stays on screen until another file is chosen. */
function useImport({ unit, kind }: ImportProps) {
  const features = useApiMutation('places.importFeatures');
  const table = useApiMutation('places.importCompoundTable');
  const running = kind === 'compoundTable' ? table : features;
  const run = (text: string, system: System, trial: boolean, acceptWarnings: boolean, onReport: (report: Report) => void): void => {
    const options = { within: unit.code, trial, acceptWarnings };
    const settled = { onSuccess: onReport };
    if (kind === 'compoundTable') table.mutate({ body: { ...options, table: text }, timeout: 120_000 }, settled);
    else features.mutate({ params: { what: kind }, body: { ...options, system, collection: readJson(text) ?? null }, timeout: 120_000 }, settled);
  };
  return { run, error: running.error, busy: running.isPending, reset: () => running.reset() };
}

function ImportFile({ unit, kind }: ImportProps): ReactNode {
  const { t } = useTranslation('places');
  const [text, setText] = useState<string | undefined>(undefined);
  const [system, setSystem] = useState<System>('wgs84');
  const [report, setReport] = useState<Report | undefined>(undefined);
  const [accepted, setAccepted] = useState(false);
  const importing = useImport({ unit, kind });
  const input = useRef<HTMLInputElement>(null);
  const forget = (): void => {
    setReport(undefined);
    setAccepted(false);
    importing.reset();
  };
  const choose = async (file: File | undefined): Promise<void> => {
    forget();
    setText(file && (await readTextFile(file)));
  };
  const apply = (): void => {
    importing.run(text ?? '', system, false, accepted, (next) => {
      setReport(next);
      if (!next.applied) return;
      showToast(t('exchange.applied', { created: next.created, updated: next.updated }), 'done');
      setText(undefined);
      if (input.current) input.current.value = '';
    });
  };
  const errors = report?.findings.some(({ level }) => level === 'error') ?? false;
  const warnings = report !== undefined && !errors && report.findingCount > 0;
  const changes = (report?.created ?? 0) + (report?.updated ?? 0);
  const step = report?.applied ? 2 : report ? 1 : 0;
  return (
    <Stack gap={3}>
      <Steps size="small" current={step} items={[{ title: t('exchange.steps.choose') }, { title: t('exchange.steps.try') }, { title: t('exchange.steps.apply') }]} />
      <Field label={t('exchange.file')} hint={t(`exchange.hints.${kind}`)} required>
        {(ids) => (
          <input
            {...ids}
            ref={input}
            type="file"
            accept={kind === 'compoundTable' ? '.csv,text/csv' : '.geojson,.json,application/geo+json,application/json'}
            onChange={(event) => void choose(event.target.files?.[0])}
          />
        )}
      </Field>
      {kind === 'compoundTable' ? null : (
        <Select
          label={t('exchange.system')}
          hint={t('exchange.systemHint')}
          required
          value={system}
          onChange={(value) => {
            setSystem(value === 'gcj02' || value === 'bd09' ? value : 'wgs84');
            forget();
          }}
          options={(['wgs84', 'gcj02', 'bd09'] as const).map((value) => ({ value, label: t(`exchange.systems.${value}`) }))}
        />
      )}
      <ImportProblem problem={importing.error} />
      {report ? <ReportView report={report} /> : null}
      {warnings && !report?.applied ? <Tick label={t('exchange.acceptWarnings')} value={accepted} onChange={setAccepted} /> : null}
      <Space wrap>
        <Button disabled={text === undefined} loading={importing.busy && step === 0} onClick={() => importing.run(text ?? '', system, true, false, setReport)}>
          {t('exchange.try')}
        </Button>
        <Button
          type="primary"
          disabled={!report || report.applied || errors || changes === 0 || (warnings && !accepted) || text === undefined}
          loading={importing.busy && step === 1}
          onClick={apply}
        >
          {t('exchange.apply')}
        </Button>
      </Space>
    </Stack>
  );
}

/** The file as a whole cannot be used: why. */
function ImportProblem({ problem }: { readonly problem: unknown }): ReactNode {
  const { text, forField } = useProblemText();
  if (!problem) return null;
  const named = problem instanceof ApiProblem ? forField(problem, 'collection') : undefined;
  return <Note tone="late">{named ?? text(problem)}</Note>;
}

function ReportView({ report }: { readonly report: Report }): ReactNode {
  const { t } = useTranslation('places');
  const { rows, created, updated, unchanged, findings, findingCount, applied } = report;
  const errors = findings.some(({ level }) => level === 'error');
  return (
    <>
      <Note tone={applied ? 'done' : errors ? 'late' : 'active'}>
        {t(applied ? 'exchange.reportApplied' : 'exchange.report', { rows, created, updated, unchanged })}
        {errors ? ` ${t('exchange.nothingWritten')}` : ''}
      </Note>
      {findingCount > 0 ? <FindingList findings={findings} rows /> : null}
      {findingCount > findings.length ? <Text tone="muted">{t('exchange.moreFindings', { count: findingCount - findings.length })}</Text> : null}
    </>
  );
}
