import { Upload } from 'lucide-react';
import { useRef, useState, type ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { useApiMutation, useApiPages } from '../../../../ui/api/hooks.ts';
import type { Output } from '../../../../ui/api/types.ts';
import { Button } from '../../../../ui/desk/antd.ts';
import { DeskPage } from '../../../../ui/desk/desk-page.tsx';
import { usePlace } from '../../../../ui/desk/place.tsx';
import { Clip, type Column, WorkTable } from '../../../../ui/desk/work-table.tsx';
import { useTranslation } from '../../../../ui/i18n/index.ts';
import { Stack, Text } from '../../../../ui/kit/layout.tsx';
import { EmptyState, ErrorState, Note } from '../../../../ui/kit/states.tsx';
import { DateTime } from '../../../../ui/kit/values.tsx';
import { ImportState } from './import/import-state.tsx';
import { readBase64 } from './import/read-base64.ts';

type Row = Output<'intake.listSheetImports'>['items'][number];
const mostBytes = 20 * 1024 * 1024;

/** Choosing a file: it is read at once, nothing is imported. */
function UploadButton(): ReactNode {
  const { t } = useTranslation('intake');
  const navigate = useNavigate();
  const { place } = usePlace();
  const input = useRef<HTMLInputElement | null>(null);
  const [tooLarge, setTooLarge] = useState(false);
  const upload = useApiMutation('intake.uploadSheet', { onSuccess: ({ id }) => void navigate(`/sheet-imports/${id}`) });
  const send = async (file: File | undefined): Promise<void> => {
    if (!file || !place) return;
    setTooLarge(file.size > mostBytes);
    if (file.size > mostBytes) return;
    upload.mutate({ body: { fileName: file.name, divisionCode: place.code, content: await readBase64(file) } });
  };
  return (
    <Stack gap={2}>
      <input
        ref={input}
        hidden
        type="file"
        accept=".xlsx,.csv,.txt,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet,text/csv"
        aria-label={t('sheets.choose')}
        onChange={(event) => {
          void send(event.target.files?.[0]);
          event.target.value = '';
        }}
      />
      <Button type="primary" icon={<Upload size={16} aria-hidden />} loading={upload.isPending} onClick={() => input.current?.click()}>
        {t('sheets.choose')}
      </Button>
      {tooLarge ? <Note tone="late">{t('problems.sheet-too-large')}</Note> : null}
      {upload.error ? <ErrorState problem={upload.error} /> : null}
    </Stack>
  );
}

/** 表格导入: sheets of the hotline and other desks. */
export function Page(): ReactNode {
  const { t } = useTranslation('intake');
  const list = useApiPages('intake.listSheetImports', { query: {} });
  const columns: readonly Column<Row>[] = [
    { key: 'file', title: t('sheets.file'), render: ({ fileName }) => <Clip>{fileName}</Clip>, opens: true },
    { key: 'state', title: t('fields.state'), render: ({ state }) => <ImportState state={state} />, width: '9em' },
    { key: 'source', title: t('fields.source'), render: ({ reading }) => reading?.source ?? '—', width: '10em' },
    { key: 'rows', title: t('sheets.rows'), render: ({ rowCount }) => rowCount, align: 'right', width: '7em' },
    { key: 'imported', title: t('rowStates.imported'), render: ({ counts }) => counts.imported, align: 'right', width: '7em' },
    { key: 'bad', title: t('rowStates.bad'), render: ({ counts }) => counts.bad, align: 'right', width: '7em' },
    { key: 'changed', title: t('sheets.changed'), render: ({ changedAt }) => <DateTime value={changedAt} />, width: '11em' },
  ];
  return (
    <DeskPage title={t('sheets.title')} actions={<UploadButton />}>
      <Text tone="muted">{t('sheets.lead')}</Text>
      <WorkTable
        name="intake.sheets"
        label={t('sheets.title')}
        columns={columns}
        rows={list.data?.pages.flatMap(({ items }) => items) ?? []}
        rowKey={({ id }) => id}
        rowPath={({ id }) => `/sheet-imports/${id}`}
        rowLabel={({ fileName }) => fileName}
        loading={list.isPending}
        problem={list.error}
        onRetry={() => void list.refetch()}
        more={list.hasNextPage ? { load: () => void list.fetchNextPage(), loading: list.isFetchingNextPage } : undefined}
        empty={<EmptyState picture="box" title={t('sheets.empty')} hint={t('sheets.emptyHint')} />}
      />
    </DeskPage>
  );
}
