import { useEffect, useState, type ReactNode } from 'react';
import { useApiMutation } from '../../../../../ui/api/hooks.ts';
import type { Output } from '../../../../../ui/api/types.ts';
import { templateWords } from '../../../../../shared/fill-template.ts';
import { Button } from '../../../../../ui/desk/antd.ts';
import { DeskActionForm } from '../../../../../ui/desk/desk-action-form.tsx';
import { useLanguage, useTranslation } from '../../../../../ui/i18n/index.ts';
import { Dialog } from '../../../../../ui/kit/dialog.tsx';
import { Stack, Text } from '../../../../../ui/kit/layout.tsx';
import { Skeleton } from '../../../../../ui/kit/skeleton.tsx';
import { ErrorState, Note } from '../../../../../ui/kit/states.tsx';
import type { Row } from '../list/use-list-columns.tsx';
import { CaseBadge } from '../parts/case-badge.tsx';
import type { BulkAction } from './bulk-bar.tsx';
import { TemplateChoice } from './template-choice.tsx';
import styles from './bulk.module.css';
import { useRefusalText } from './use-refusal-text.ts';

type Preview = Output<'requests.previewBulk'>['items'][number];

function PreviewTable({ items }: { readonly items: readonly Preview[] }): ReactNode {
  const { t } = useTranslation('requests');
  const refusalText = useRefusalText();
  return (
    <div className={styles.preview} tabIndex={0} role="group" aria-label={t('desk.bulk.preview')}>
      <table className={styles.table}>
        <tbody>
          {[...items].sort((a, b) => Number(b.refusal !== null) - Number(a.refusal !== null)).map(({ id, number, title, state, refusal }) => (
            <tr key={id}>
              <th scope="row">{number}</th>
              <td className={styles.title}>{title}</td>
              <td>
                <CaseBadge state={state} />
              </td>
              <td className={refusal === null ? undefined : styles.refused}>{refusal === null ? t('desk.bulk.works') : refusalText(refusal)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface Props {
  readonly action: BulkAction;
  readonly rows: readonly Row[];
  readonly onStarted: (bulk: Output<'requests.startBulk'>) => void;
  readonly onClose: () => void;
}

/** One action for the ticked cases: its form, then which of them it will work for and why not for the others, then off it goes. */
export function BulkDialog({ action: { action, fields }, rows, onStarted, onClose }: Props): ReactNode {
  const { t } = useTranslation('requests');
  const language = useLanguage();
  const [input, setInput] = useState<Record<string, unknown> | undefined>(fields.length === 0 ? {} : undefined);
  const [template, setTemplate] = useState('');
  const preview = useApiMutation('requests.previewBulk');
  const start = useApiMutation('requests.startBulk', { onSuccess: onStarted });
  const ids = rows.map(({ id }) => id);
  const look = (body: Record<string, unknown>): void => {
    setInput(body);
    preview.mutate({ body: { action, ids, input: body } });
  };
  useEffect(() => {
    if (fields.length === 0) look({});
    // Once: without a form there is nothing to wait for.
  }, []);
  const works = preview.data?.items.filter(({ refusal }) => refusal === null) ?? [];
  const asking = fields.length > 0 && (preview.data === undefined || input === undefined);
  const writes = fields.some(({ control }) => control === 'longText');
  const words = templateWords[language].map((word) => `{${word}}`).join(' ');
  const go = (): void => start.mutate({ body: { action, input: input ?? {}, items: works.map(({ id, version }) => ({ id, baseVersion: version })) } });
  return (
    <Dialog
      open
      wide
      title={t('desk.bulk.title', { action: t(`actions.${action}`), count: ids.length })}
      onClose={onClose}
      actions={
        asking ? undefined : (
          <>
            {fields.length > 0 ? <Button onClick={() => setInput(undefined)}>{t('ui:back')}</Button> : <Button onClick={onClose}>{t('ui:cancel')}</Button>}
            <Button type="primary" autoFocus disabled={works.length === 0} loading={start.isPending} onClick={go}>
              {t('desk.bulk.go', { action: t(`actions.${action}`), count: works.length })}
            </Button>
          </>
        )
      }
    >
      <Stack gap={3}>
        {asking ? (
          <>
            {action === 'reply' ? <TemplateChoice categoryIds={rows.flatMap(({ categoryId }) => categoryId ?? [])} onChoose={setTemplate} /> : null}
            {writes ? <Text tone="muted" size="small">{t('desk.bulk.words', { words })}</Text> : null}
            <DeskActionForm
              key={template}
              context="requests"
              action={action}
              fields={fields}
              record={rows[0]}
              initial={{ ...input, ...(template === '' ? {} : { message: template }) }}
              busy={preview.isPending}
              problem={preview.error}
              onSubmit={look}
              onCancel={onClose}
            />
          </>
        ) : preview.data ? (
          <>
            <Note tone={works.length === ids.length ? 'done' : 'soon'}>
              {works.length === ids.length ? t('desk.bulk.allWork', { count: ids.length }) : t('desk.bulk.someWork', { works: works.length, total: ids.length, others: ids.length - works.length })}
            </Note>
            <PreviewTable items={preview.data.items} />
            <Text tone="muted" size="small">{t('desk.bulk.undoHint')}</Text>
            {start.error ? <ErrorState problem={start.error} kept={t('ui:steps.kept')} /> : null}
          </>
        ) : preview.error ? (
          <ErrorState problem={preview.error} onRetry={() => look(input ?? {})} />
        ) : (
          <Skeleton lines={6} />
        )}
      </Stack>
    </Dialog>
  );
}
