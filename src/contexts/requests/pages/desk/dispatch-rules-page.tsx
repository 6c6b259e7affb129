import { Plus } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useApiQuery } from '../../../../ui/api/hooks.ts';
import { Button, Checkbox, Tabs } from '../../../../ui/desk/antd.ts';
import { DeskPage } from '../../../../ui/desk/desk-page.tsx';
import { usePlace } from '../../../../ui/desk/place.tsx';
import { useLanguage, useTranslation } from '../../../../ui/i18n/index.ts';
import { Stack, Text } from '../../../../ui/kit/layout.tsx';
import { Skeleton } from '../../../../ui/kit/skeleton.tsx';
import { EmptyState, ErrorState, Note } from '../../../../ui/kit/states.tsx';
import { useSession } from '../../../../ui/session.tsx';
import { EndDialog, HistoryDialog } from './dispatch/rule-dialogs.tsx';
import { RuleDrawer, type TriedDraft, placesOf } from './dispatch/rule-drawer.tsx';
import { type Rule, draftOf, todayOf } from './dispatch/rule-form.ts';
import { type RuleAction, RuleList } from './dispatch/rule-list.tsx';
import { Tester } from './dispatch/tester.tsx';
import { Trial } from './dispatch/trial.tsx';

interface Opened {
  readonly action: RuleAction | 'add';
  readonly rule: Rule | undefined;
}

const triers = ['administrator', 'supervisor', 'auditor'];
const testers = ['administrator', 'clerk', 'supervisor', 'communityOfficer', 'auditor'];

/** 派单规则: the rules of a place in words, a question to them, and a trial on real cases. */
export function Page(): ReactNode {
  const { t } = useTranslation('requests');
  const { roles } = useSession();
  const { place } = usePlace();
  const today = todayOf(Date.now());
  const [tab, setTab] = useState('rules');
  const [all, setAll] = useState(false);
  const [opened, setOpened] = useState<Opened | undefined>(undefined);
  const language = useLanguage();
  const [draft, setDraft] = useState<TriedDraft | undefined>(undefined);
  const code = place?.code ?? '';
  const { data, error, refetch } = useApiQuery('requests.listDispatchRules', { query: { divisionCode: code, ...(all ? { all: 'true' } : {}) } }, { enabled: code !== '', keepPrevious: true });
  const close = (): void => setOpened(undefined);
  const tryOut = (tried: TriedDraft): void => {
    setDraft(tried);
    setTab('trial');
    close();
  };
  const act = (action: RuleAction, rule: Rule): void => {
    if (action === 'try') tryOut({ ruleId: rule.id, body: draftOf(rule, today), words: rule.words, places: placesOf(rule) });
    else setOpened({ action, rule });
  };
  const rules = (
    <Stack gap={3}>
      <Text tone="muted" size="small">
        {t('dispatch.order')}
      </Text>
      <Checkbox checked={all} onChange={(event) => setAll(event.target.checked)}>
        {t('dispatch.all')}
      </Checkbox>
      {error ? <ErrorState problem={error} onRetry={() => void refetch()} /> : null}
      {!data && !error ? <Skeleton lines={8} /> : null}
      {data && data.goneDefaults.length > 0 ? (
        <Note tone="late">
          {t('dispatch.goneDefaults', { list: data.goneDefaults.map(({ category, workstation }) => t('dispatch.usual', { category: category[language], workstation })).join(t('desk.workstation.comma')) })}
        </Note>
      ) : null}
      {data?.items.length === 0 ? <EmptyState compact title={t('dispatch.empty')} hint={t('dispatch.emptyHint')} /> : null}
      {data && data.items.length > 0 ? <RuleList rules={data.items} onAction={act} onConflict={() => void refetch()} /> : null}
    </Stack>
  );
  const has = (wanted: readonly string[]): boolean => [...roles].some((role) => wanted.includes(role));
  return (
    <DeskPage
      title={t('dispatch.title')}
      actions={
        data?.mayAdd ? (
          <Button type="primary" icon={<Plus size={16} aria-hidden />} onClick={() => setOpened({ action: 'add', rule: undefined })}>
            {t('dispatch.add')}
          </Button>
        ) : null
      }
    >
      <Text tone="muted">{t('dispatch.hint')}</Text>
      <Tabs
        activeKey={tab}
        onChange={setTab}
        items={[
          { key: 'rules', label: t('dispatch.tabs.rules'), children: rules },
          ...(has(testers) ? [{ key: 'test', label: t('dispatch.tabs.test'), children: <Tester /> }] : []),
          ...(has(triers) ? [{ key: 'trial', label: t('dispatch.tabs.trial'), children: <Trial key={JSON.stringify(draft?.body)} placeCode={code} today={today} draft={draft} onLeaveDraft={() => setDraft(undefined)} /> }] : []),
        ]}
      />
      {place && (opened?.action === 'add' || opened?.action === 'change') ? (
        <RuleDrawer
          key={opened.rule?.id ?? 'new'} rule={opened.rule} latest={data?.items.findLast(({ id }) => id === opened.rule?.id)} place={place} today={today} onTry={tryOut} onConflict={() => void refetch()} onClose={close}
          onSaved={() => {
            setDraft(undefined);
            close();
          }}
          begun={draft && draft.ruleId === (opened.rule?.id ?? null) ? draft : undefined}
        />
      ) : null}
      {opened?.action === 'end' && opened.rule ? <EndDialog rule={opened.rule} today={today} onConflict={() => void refetch()} onClose={close} /> : null}
      {opened?.action === 'history' && opened.rule ? <HistoryDialog rule={opened.rule} onClose={close} /> : null}
    </DeskPage>
  );
}
