import type { ReactNode } from 'react';
import { useParams } from 'react-router';
import { useApiMutation, useApiQuery } from '../../../../ui/api/hooks.ts';
import { useLive } from '../../../../ui/api/live.ts';
import { Button, Popconfirm } from '../../../../ui/desk/antd.ts';
import { DeskPage, Panel, RecordPage, Stat, Stats } from '../../../../ui/desk/desk-page.tsx';
import { useTranslation } from '../../../../ui/i18n/index.ts';
import { LinkButton } from '../../../../ui/kit/button.tsx';
import { Facts, Stack, Text } from '../../../../ui/kit/layout.tsx';
import { Skeleton } from '../../../../ui/kit/skeleton.tsx';
import { EmptyState, ErrorState } from '../../../../ui/kit/states.tsx';
import { DateTime } from '../../../../ui/kit/values.tsx';
import { ImportState, type SheetImport } from './import/import-state.tsx';
import { MappingForm } from './import/mapping-form.tsx';
import { RowList } from './import/row-list.tsx';
import { RunPanel } from './import/run-panel.tsx';

/** What can be done now: confirm the dry run, give the sheet up. */
function Next({ sheet }: { readonly sheet: SheetImport }): ReactNode {
  const { t } = useTranslation('intake');
  const confirm = useApiMutation('intake.confirmSheet');
  const discard = useApiMutation('intake.discardSheet');
  const { actions, counts, reading, id, version } = sheet;
  const asRecord = reading?.mode === 'record';
  const call = { params: { id }, body: { baseVersion: version } };
  if (actions.length === 0) return null;
  return (
    <Panel title={t('ui:record.now')}>
      <Stack gap={3}>
        {actions.includes('confirmSheet') ? (
          <>
            <Text>{asRecord ? t('sheets.willRecord', { count: counts.good }) : t('sheets.willWork', { count: counts.good })}</Text>
            <Button type="primary" block disabled={counts.good === 0} loading={confirm.isPending} onClick={() => confirm.mutate(call)}>
              {t('sheets.confirm', { count: counts.good })}
            </Button>
          </>
        ) : (
          <Text tone="muted">{t('sheets.checkFirst')}</Text>
        )}
        {actions.includes('discardSheet') ? (
          <Popconfirm title={t('sheets.discardSure')} okText={t('sheets.discard')} cancelText={t('ui:cancel')} onConfirm={() => discard.mutate(call)}>
            <Button danger block loading={discard.isPending}>
              {t('sheets.discard')}
            </Button>
          </Popconfirm>
        ) : null}
        {confirm.error ?? discard.error ? <ErrorState problem={confirm.error ?? discard.error} /> : null}
      </Stack>
    </Panel>
  );
}

function ImportView({ sheet }: { readonly sheet: SheetImport }): ReactNode {
  const { t } = useTranslation('intake');
  const { state, counts, id } = sheet;
  const done = counts.imported > 0;
  return (
    <RecordPage
      title={sheet.fileName}
      badges={
        <>
          <ImportState state={state} />
          <span>{sheet.placeName}</span>
        </>
      }
      actions={done ? <LinkButton to={`/requests?origin=${encodeURIComponent(`sheetImport:${id}`)}`} tone="primary">{t('sheets.toCases')}</LinkButton> : null}
      aside={
        <>
          {state === 'running' && sheet.progressId !== null ? <RunPanel progressId={sheet.progressId} /> : null}
          <Next sheet={sheet} />
          <Panel title={t('sheets.facts')}>
            <Facts
              facts={[
                { label: t('sheets.rows'), value: sheet.rowCount },
                { label: t('fields.source'), value: sheet.reading?.source },
                { label: t('fields.mode'), value: sheet.reading ? t(`options.mode.${sheet.reading.mode}`) : undefined },
                { label: t('sheets.by'), value: sheet.createdByName },
                { label: t('sheets.at'), value: <DateTime value={sheet.createdAt} as="full" /> },
              ]}
            />
          </Panel>
        </>
      }
    >
      {state === 'uploaded' || state === 'discarded' ? null : (
        <Stats>
          {state === 'finished' || done ? <Stat label={t('rowStates.imported')} value={counts.imported} tone="done" /> : <Stat label={t('rowStates.good')} value={counts.good} tone="done" />}
          <Stat label={t('rowStates.bad')} value={counts.bad + counts.failed} tone={counts.bad + counts.failed > 0 ? 'late' : 'neutral'} />
          <Stat label={t('rowStates.known')} value={counts.known} hint={t('sheets.knownHint')} />
          <Stat label={t('rowStates.repeated')} value={counts.repeated} hint={t('sheets.repeatedHint')} />
        </Stats>
      )}
      {sheet.actions.includes('checkSheet') ? <MappingForm key={sheet.version} sheet={sheet} /> : null}
      <RowList sheet={sheet} />
    </RecordPage>
  );
}

/** One import from the file to the cases: what the columns mean, the dry run, the confirmation, the progress. */
export function Page(): ReactNode {
  const { t } = useTranslation('intake');
  const { id = '' } = useParams();
  const { data, error, refetch } = useApiQuery('intake.readSheetImport', { params: { id } });
  useLive([`sheetImport:${id}`], ['intake']);
  if (data) return <ImportView key={data.id} sheet={data} />;
  return (
    <DeskPage title={t('sheets.title')}>
      {error?.status === 404 ? (
        <EmptyState title={t('sheets.notFound')} action={<LinkButton to="/sheet-imports">{t('sheets.title')}</LinkButton>} />
      ) : error ? (
        <ErrorState problem={error} onRetry={() => void refetch()} />
      ) : (
        <Skeleton lines={10} />
      )}
    </DeskPage>
  );
}
