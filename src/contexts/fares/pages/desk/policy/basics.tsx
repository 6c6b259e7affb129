import type { ReactNode } from 'react';
import { Panel } from '../../../../../ui/desk/desk-page.tsx';
import { useTranslation } from '../../../../../ui/i18n/index.ts';
import { ChoiceList } from '../../../../../ui/kit/form/choices.tsx';
import { DateInput, TextArea, TextInput } from '../../../../../ui/kit/form/inputs.tsx';
import { Grid, Stack } from '../../../../../ui/kit/layout.tsx';
import type { EditProps } from './edit.ts';

/** Name, code and span of days. */
export function Basics({ content, change, errorAt, fixedCode }: EditProps & { readonly fixedCode: boolean }): ReactNode {
  const { t } = useTranslation('fares');
  const { title, window } = content;
  return (
    <Panel title={t('editor.basics')}>
      <Stack gap={3}>
        <TextInput label={t('fields.titleZh')} required value={title.zh} error={errorAt('title.zh')} onChange={(zh) => change({ title: { ...title, zh } })} />
        <TextInput label={t('fields.titleEn')} required value={title.en} error={errorAt('title.en')} onChange={(en) => change({ title: { ...title, en } })} />
        <TextInput label={t('fields.code')} required hint={t(fixedCode ? 'editor.codeFixed' : 'editor.codeHint')} disabled={fixedCode} value={content.id} error={errorAt('id')} onChange={(id) => change({ id })} />
        <Grid>
          <DateInput label={t('fields.from')} required value={window.from} error={errorAt('window.from')} onChange={(from) => change({ window: { ...window, from } })} />
          <DateInput label={t('fields.to')} hint={t('editor.toHint')} value={window.to ?? ''} error={errorAt('window.to')} onChange={(to) => change({ window: { ...window, to: to === '' ? null : to } })} />
        </Grid>
      </Stack>
    </Panel>
  );
}

/** Where the rule is published and how sure it is. */
export function SourcePart({ content, change, errorAt }: EditProps): ReactNode {
  const { t } = useTranslation('fares');
  const { source } = content;
  const put = (part: Partial<typeof source>): void => change({ source: { ...source, ...part } });
  const note = source.note ?? { zh: '', en: '' };
  const putNote = (part: Partial<typeof note>): void => {
    const next = { ...note, ...part };
    put({ note: next.zh === '' && next.en === '' ? null : next });
  };
  return (
    <Panel title={t('editor.source')}>
      <Stack gap={3}>
        <TextInput label={t('fields.sourceTitle')} required value={source.title} error={errorAt('source.title')} onChange={(title) => put({ title })} />
        <DateInput label={t('fields.published')} required value={source.published} error={errorAt('source.published')} onChange={(published) => put({ published })} />
        <TextArea label={t('fields.summaryZh')} required rows={3} value={source.summary.zh} error={errorAt('source.summary.zh')} onChange={(zh) => put({ summary: { ...source.summary, zh } })} />
        <TextArea label={t('fields.summaryEn')} required rows={3} value={source.summary.en} error={errorAt('source.summary.en')} onChange={(en) => put({ summary: { ...source.summary, en } })} />
        <ChoiceList
          legend={t('fields.confidence')} inline value={source.confidence} onChange={(confidence) => put({ confidence })}
          choices={(['published', 'reposted', 'thin'] as const).map((value) => ({ value, label: t(`confidence.${value}`) }))}
        />
        <TextInput label={t('fields.noteZh')} value={note.zh} error={errorAt('source.note')} onChange={(zh) => putNote({ zh })} />
        <TextInput label={t('fields.noteEn')} value={note.en} onChange={(en) => putNote({ en })} />
      </Stack>
    </Panel>
  );
}
