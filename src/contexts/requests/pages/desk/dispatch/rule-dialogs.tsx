import { useState, type ReactNode } from 'react';
import { useApiMutation, useApiQuery } from '../../../../../ui/api/hooks.ts';
import { useProblemText } from '../../../../../ui/api/use-problem-text.ts';
import { Form, Input, Modal } from '../../../../../ui/desk/antd.ts';
import { refused } from '../../../../../ui/desk/refused.ts';
import { useFormat } from '../../../../../ui/format/use-format.ts';
import { useTranslation } from '../../../../../ui/i18n/index.ts';
import { Text } from '../../../../../ui/kit/layout.tsx';
import { List, ListItem } from '../../../../../ui/kit/list.tsx';
import { Skeleton } from '../../../../../ui/kit/skeleton.tsx';
import { ErrorState } from '../../../../../ui/kit/states.tsx';
import { showToast } from '../../../../../ui/kit/toast.tsx';
import { useRuleSentence } from '../../shared/rule-sentence.ts';
import type { Rule } from './rule-form.ts';

interface Props {
  readonly rule: Rule;
  readonly onClose: () => void;
}

/** Ends a rule with a day. */
export function EndDialog({ rule, today, onConflict, onClose }: Props & { readonly today: string; readonly onConflict: () => void }): ReactNode {
  const { t } = useTranslation('requests');
  const sentence = useRuleSentence();
  const { forField } = useProblemText();
  const [validTo, setValidTo] = useState(today);
  const [note, setNote] = useState('');
  const end = useApiMutation('requests.endDispatchRule', {
    onSuccess: () => {
      showToast(t('dispatch.ended'));
      onClose();
    },
    onError: ({ status }) => (status === 409 ? onConflict() : undefined),
  });
  const help = (name: string): object => refused(forField(end.error, name));
  return (
    <Modal
      open mask={false} title={t('dispatch.endTitle')} okText={t('dispatch.end')} cancelText={t('ui:cancel')} confirmLoading={end.isPending} onCancel={onClose}
      onOk={() => end.mutate({ params: { id: rule.id }, body: { validTo, note, version: rule.version } })}
    >
      <Text>{sentence(rule.words)}</Text>
      <Form component={false} layout="vertical">
        <Form.Item label={t('dispatch.lastDay')} htmlFor="rule-end" extra={t('dispatch.endHint')} {...help('validTo')}>
          <Input id="rule-end" type="date" value={validTo} onChange={(event) => setValidTo(event.target.value)} />
        </Form.Item>
        <Form.Item label={t('dispatch.fields.note')} htmlFor="rule-end-note" {...help('note')}>
          <Input id="rule-end-note" maxLength={300} value={note} onChange={(event) => setNote(event.target.value)} />
        </Form.Item>
      </Form>
      {end.error ? <ErrorState problem={end.error} /> : null}
    </Modal>
  );
}

/** Everything a rule has ever said, with who said it and when. */
export function HistoryDialog({ rule, onClose }: Props): ReactNode {
  const { t } = useTranslation('requests');
  const format = useFormat();
  const sentence = useRuleSentence();
  const { data, error, refetch } = useApiQuery('requests.readDispatchRule', { params: { id: rule.id } });
  return (
    <Modal open mask={false} width={720} footer={null} title={t('dispatch.history')} onCancel={onClose}>
      {error ? <ErrorState problem={error} onRetry={() => void refetch()} /> : null}
      {!data && !error ? <Skeleton lines={4} /> : null}
      {data ? (
        <List label={t('dispatch.history')}>
          {data.revisions.map(({ revision, words, validFrom, validTo, note, madeAt, madeByName }) => (
            <ListItem
              key={revision}
              title={sentence(words)}
              detail={
                <>
                  {`${t('dispatch.revision', { count: revision })} · ${format.date(validFrom)} – ${validTo ? format.date(validTo) : t('dispatch.openEnd')} · ${t('dispatch.madeBy', { name: madeByName ?? t('dispatch.bySystem'), at: format.dateTime(madeAt) })}`}
                  <Text size="small">{note || t('dispatch.noNote')}</Text>
                </>
              }
            />
          ))}
        </List>
      ) : null}
    </Modal>
  );
}
