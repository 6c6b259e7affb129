import { useState, type ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { useApiMutation, useApiQuery } from '../../../../../ui/api/hooks.ts';
import { Button, Input, Modal, Select } from '../../../../../ui/desk/antd.ts';
import { Panel } from '../../../../../ui/desk/desk-page.tsx';
import { useTranslation } from '../../../../../ui/i18n/index.ts';
import { LinkButton } from '../../../../../ui/kit/button.tsx';
import { Stack, Text } from '../../../../../ui/kit/layout.tsx';
import { ErrorState } from '../../../../../ui/kit/states.tsx';
import { showToast } from '../../../../../ui/kit/toast.tsx';
import { useSession } from '../../../../../ui/session.tsx';
import type { Topic } from './types.ts';

interface DialogProps {
  readonly topic: Topic;
  readonly onClose: () => void;
}

function RenameDialog({ topic, onClose }: DialogProps): ReactNode {
  const { t } = useTranslation('insight');
  const [title, setTitle] = useState(topic.title);
  const change = useApiMutation('insight.changeTopic', { onSuccess: onClose });
  const save = (): void => change.mutate({ params: { id: topic.id }, body: { version: topic.version, title: title.trim() } });
  return (
    <Modal open title={t('topics.rename')} okText={t('topics.save')} cancelText={t('ui:cancel')} confirmLoading={change.isPending} okButtonProps={{ disabled: title.trim() === '' }} onOk={save} onCancel={onClose}>
      <Stack gap={3}>
        <Input aria-label={t('topics.title')} maxLength={60} showCount value={title} onChange={(event) => setTitle(event.target.value)} onPressEnter={save} />
        {change.error ? <ErrorState problem={change.error} /> : null}
      </Stack>
    </Modal>
  );
}

function MergeDialog({ topic, onClose }: DialogProps): ReactNode {
  const { t } = useTranslation('insight');
  const navigate = useNavigate();
  const [intoId, setIntoId] = useState<string | undefined>(undefined);
  const { data } = useApiQuery('insight.listTopics', { query: { limit: 200 } });
  const merge = useApiMutation('insight.mergeTopic', {
    onSuccess: async ({ id }) => {
      showToast(t('topics.merged'));
      await navigate(`/topics/${id}`);
    },
  });
  return (
    <Modal
      open
      title={t('topics.merge')}
      okText={t('topics.mergeNow')}
      cancelText={t('ui:cancel')}
      confirmLoading={merge.isPending}
      okButtonProps={{ disabled: intoId === undefined }}
      onOk={() => {
        if (intoId !== undefined) merge.mutate({ params: { id: topic.id }, body: { version: topic.version, intoId } });
      }}
      onCancel={onClose}
    >
      <Stack gap={3}>
        <Text tone="muted">{t('topics.mergeHint', { count: topic.cases })}</Text>
        <Select
          aria-label={t('topics.mergeInto')}
          placeholder={t('topics.mergeInto')}
          showSearch={{ optionFilterProp: 'label' }}
          value={intoId ?? null}
          options={(data?.items ?? []).filter(({ id }) => id !== topic.id).map(({ id, title, cases }) => ({ value: id, label: t('topics.option', { title, count: cases }) }))}
          onChange={(value: string) => setIntoId(value)}
        />
        {merge.error ? <ErrorState problem={merge.error} /> : null}
      </Stack>
    </Modal>
  );
}

function JointDialog({ topic, onClose }: DialogProps): ReactNode {
  const { t } = useTranslation('insight');
  const open = topic.items.filter(({ joinedTo, state }) => joinedTo === null && !['closed', 'rejected', 'withdrawn', 'joined'].includes(state));
  const [mainRequestId, setMain] = useState<string | undefined>(open[0]?.id);
  const others = topic.items.filter(({ id, joinable, joinedTo }) => id !== mainRequestId && joinable && joinedTo === null).length;
  const make = useApiMutation('insight.makeJointCase', {
    refreshes: ['requests'],
    onSuccess: ({ joined }) => {
      showToast(t('topics.jointDone', { count: joined }));
      onClose();
    },
  });
  return (
    <Modal
      open
      title={t('topics.makeJoint')}
      okText={t('topics.jointNow', { count: others })}
      cancelText={t('ui:cancel')}
      confirmLoading={make.isPending}
      okButtonProps={{ disabled: mainRequestId === undefined || others === 0 }}
      onOk={() => {
        if (mainRequestId !== undefined) make.mutate({ params: { id: topic.id }, body: { version: topic.version, mainRequestId } });
      }}
      onCancel={onClose}
    >
      <Stack gap={3}>
        <Text tone="muted">{t(open.length === 0 ? 'topics.jointNoneOpen' : 'topics.jointHint')}</Text>
        {open.length === 0 ? null : (
          <Select
            aria-label={t('topics.mainCase')}
            value={mainRequestId ?? null}
            options={open.map(({ id, number, title }) => ({ value: id, label: `${number} ${title}` }))}
            onChange={(value: string) => setMain(value)}
          />
        )}
        {make.error ? <ErrorState problem={make.error} /> : null}
      </Stack>
    </Modal>
  );
}

const dialogs = { rename: RenameDialog, merge: MergeDialog, joint: JointDialog };

/** What can be made of a topic: a joint case, a sweep, a topic to deliberate; or another name, a merger, nothing. */
export function Decisions({ topic }: { readonly topic: Topic }): ReactNode {
  const { t } = useTranslation('insight');
  const { roles } = useSession();
  const [opened, setOpened] = useState<keyof typeof dialogs | undefined>(undefined);
  const change = useApiMutation('insight.changeTopic');
  if (!topic.mayChange) return null;
  const decide = (body: { readonly state?: 'open' | 'dismissed'; readonly mark?: 'monthlyTopic' | 'preventive' | null }): void =>
    change.mutate({ params: { id: topic.id }, body: { version: topic.version, ...body } });
  const Dialog = opened === undefined ? undefined : dialogs[opened];
  const newest = topic.items.at(-1);
  return (
    <Panel title={t('topics.now')}>
      <Stack gap={2}>
        {change.error ? <ErrorState problem={change.error} /> : null}
        {topic.state === 'dismissed' ? (
          <Button block type="primary" onClick={() => decide({ state: 'open' })}>{t('topics.reopen')}</Button>
        ) : (
          <>
            {roles.has('clerk') ? <Button block type="primary" onClick={() => setOpened('joint')}>{t('topics.makeJoint')}</Button> : null}
            {roles.has('clerk') && newest ? <LinkButton block to={`/sweeps/new?from=${newest.id}`}>{t('topics.sweep')}</LinkButton> : null}
            {(['monthlyTopic', 'preventive'] as const).map((mark) => (
              <Button key={mark} block aria-pressed={topic.mark === mark} onClick={() => decide({ mark: topic.mark === mark ? null : mark })}>
                {t(topic.mark === mark ? 'topics.unmark' : 'topics.markAs', { mark: t(`topics.marks.${mark}`) })}
              </Button>
            ))}
            <Button block onClick={() => setOpened('rename')}>{t('topics.rename')}</Button>
            <Button block onClick={() => setOpened('merge')}>{t('topics.merge')}</Button>
            <Button block danger onClick={() => decide({ state: 'dismissed' })}>{t('topics.dismiss')}</Button>
          </>
        )}
      </Stack>
      {Dialog ? <Dialog topic={topic} onClose={() => setOpened(undefined)} /> : null}
    </Panel>
  );
}
