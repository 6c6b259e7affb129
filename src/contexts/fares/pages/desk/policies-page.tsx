import { FilePlus2 } from 'lucide-react';
import { useMemo, type ReactNode } from 'react';
import { formatDate } from '../../../../shared/time.ts';
import { useApiPages } from '../../../../ui/api/hooks.ts';
import type { Output } from '../../../../ui/api/types.ts';
import { DeskPage, Panel } from '../../../../ui/desk/desk-page.tsx';
import { type FilterDefinition, useUrlFilters } from '../../../../ui/desk/use-url-filters.ts';
import { Clip, type Column, WorkTable } from '../../../../ui/desk/work-table.tsx';
import { useLanguage, useTranslation } from '../../../../ui/i18n/index.ts';
import { LinkButton } from '../../../../ui/kit/button.tsx';
import { Stack, Text } from '../../../../ui/kit/layout.tsx';
import { List, ListItem } from '../../../../ui/kit/list.tsx';
import { EmptyState, Note } from '../../../../ui/kit/states.tsx';
import { DateTime } from '../../../../ui/kit/values.tsx';
import { useSession } from '../../../../ui/session.tsx';
import { policyStates } from './policy/state.ts';
import { PolicyState } from './policy/policy-state.tsx';

type Item = Output<'fares.listPolicies'>['items'][number];

function useDefinitions(): readonly FilterDefinition[] {
  const { t } = useTranslation('fares');
  return useMemo(
    () => [{ name: 'state', label: t('fields.state'), control: 'choice', options: policyStates.map((state) => ({ value: state, label: t(`states.${state}`) })) }],
    [t],
  );
}

function useColumns(): readonly Column<Item>[] {
  const { t } = useTranslation('fares');
  const language = useLanguage();
  return [
    { key: 'title', title: t('fields.title'), render: ({ title }) => <Clip>{title[language]}</Clip>, opens: true },
    { key: 'code', title: t('fields.code'), render: ({ code, number }) => `${code} · ${number}`, width: '16em' },
    { key: 'state', title: t('fields.state'), render: ({ state }) => <PolicyState state={state} />, width: '9em' },
    { key: 'window', title: t('fields.window'), render: ({ from, to }) => `${formatDate(from, language)} – ${to === null ? t('editor.open') : formatDate(to, language)}`, width: '18em' },
    { key: 'changedAt', title: t('fields.changedAt'), render: ({ changedAt }) => <DateTime value={changedAt} />, width: '12em' },
  ];
}

/** The list of policy versions kept here, and what ships with the program to start from. */
export function Page(): ReactNode {
  const { t } = useTranslation('fares');
  const language = useLanguage();
  const { cityRoles } = useSession();
  const mayDraft = ['administrator', 'supervisor'].some((role) => cityRoles.has(role));
  const definitions = useDefinitions();
  const url = useUrlFilters(definitions);
  const columns = useColumns();
  const state = policyStates.find((known) => known === url.values['state']);
  const { data, error, isPending, refetch, fetchNextPage, hasNextPage, isFetchingNextPage } = useApiPages('fares.listPolicies', { query: state ? { state } : {} });
  const rows = data?.pages.flatMap((page) => page.items) ?? [];
  const templates = data?.pages[0]?.templates ?? [];
  return (
    <DeskPage title={t('editor.title')} actions={mayDraft ? <LinkButton to="/fares/new" icon={FilePlus2} tone="primary">{t('editor.new')}</LinkButton> : null}>
      <Stack gap={4}>
        {mayDraft ? null : <Note>{t('editor.cityOnly')}</Note>}
        <WorkTable
          name="fares.policies" label={t('editor.title')} columns={columns} rows={rows} rowKey={({ id }) => id} rowPath={({ id }) => `/fares/${id}`}
          rowLabel={({ title }) => title[language]} filters={{ definitions, url }} loading={isPending} problem={error} onRetry={() => void refetch()}
          more={hasNextPage ? { load: () => void fetchNextPage(), loading: isFetchingNextPage } : undefined}
          empty={<EmptyState title={t('editor.empty')} hint={t('editor.emptyHint')} />}
        />
        <Panel title={t('editor.shipped')}>
          <Text tone="muted" size="small">{t('editor.shippedHint')}</Text>
          <List label={t('editor.shipped')}>
            {templates.map(({ inForce, content }) => (
              <ListItem
                key={content.id} {...(mayDraft ? { to: `/fares/new?from=${content.id}` } : {})} title={content.title[language]}
                detail={content.source.summary[language]} aside={t(inForce ? 'editor.inForce' : 'editor.example')}
              />
            ))}
          </List>
        </Panel>
      </Stack>
    </DeskPage>
  );
}
