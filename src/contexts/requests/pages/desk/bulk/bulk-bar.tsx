import { ClipboardList, Ellipsis } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useApiQuery } from '../../../../../ui/api/hooks.ts';
import type { Output } from '../../../../../ui/api/types.ts';
import { Button, Dropdown } from '../../../../../ui/desk/antd.ts';
import { useTranslation } from '../../../../../ui/i18n/index.ts';
import { useKeys } from '../../../../../ui/keys.ts';
import { ErrorState } from '../../../../../ui/kit/states.tsx';
import type { Row } from '../list/use-list-columns.tsx';
import { BulkDialog } from './bulk-dialog.tsx';

export type BulkAction = Output<'requests.bulkActions'>['actions'][number];

/** As many cases as one bulk action and one print take. */
export const most = 300;
const mostSheets = 50;
/** Buttons beside each other before the rest goes into a menu. */
const shown = 4;

interface Props {
  readonly rows: readonly Row[];
  readonly onStarted: (bulk: Output<'requests.startBulk'>) => void;
  /** Where the filtered list holds more than is ticked: how many, and how to tick them too. */
  readonly all?: { readonly count: number; readonly more: boolean; readonly loading: boolean; readonly choose: () => void } | undefined;
}

/** What can be done with the ticked cases: each action with how many of them it works for; keys 1–4 and `b`. */
export function BulkBar({ rows, onStarted, all }: Props): ReactNode {
  const { t } = useTranslation('requests');
  const [chosen, setChosen] = useState<BulkAction | undefined>(undefined);
  const [menu, setMenu] = useState(false);
  const ids = rows.map(({ id }) => id);
  const tooMany = ids.length > most;
  const { data, error } = useApiQuery('requests.bulkActions', { body: { ids } }, { enabled: !tooMany, keepPrevious: true, staleTime: 5_000 });
  const actions = [...(data?.actions ?? [])].sort((a, b) => Number(b.works === ids.length) - Number(a.works === ids.length));
  const first = actions.slice(0, shown);
  const rest = actions.slice(shown);
  const say = ({ action, works }: BulkAction): string => (works === ids.length ? t(`actions.${action}`) : t('desk.bulk.some', { action: t(`actions.${action}`), works, total: ids.length }));
  useKeys({
    ...Object.fromEntries(first.map((action, index) => [String(index + 1), () => setChosen(action)])),
    b: () => setMenu(true),
  });
  if (tooMany) return <span>{t('desk.bulk.tooMany', { most })}</span>;
  if (error) return <ErrorState problem={error} />;
  return (
    <>
      {all && rows.length < Math.min(all.count, most) ? (
        <Button type="link" loading={all.loading} onClick={all.choose}>
          {all.more || all.count > most ? t('desk.bulk.selectFirst', { count: most }) : t('desk.bulk.selectAll', { count: all.count })}
        </Button>
      ) : null}
      {first.map((action) => (
        <Button key={action.action} onClick={() => setChosen(action)}>
          {say(action)}
        </Button>
      ))}
      {rest.length > 0 ? (
        <Dropdown
          open={menu}
          onOpenChange={setMenu}
          trigger={['click']}
          menu={{ items: rest.map((action) => ({ key: action.action, label: say(action) })), onClick: ({ key }) => setChosen(rest.find(({ action }) => action === key)) }}
        >
          <Button icon={<Ellipsis size={16} aria-hidden />}>{t('desk.bulk.more')}</Button>
        </Dropdown>
      ) : null}
      <Button icon={<ClipboardList size={16} aria-hidden />} href={`/desk/work-orders?ids=${ids.slice(0, mostSheets).join(',')}`} target="_blank">
        {t('desk.bulk.print', { count: Math.min(ids.length, mostSheets) })}
      </Button>
      {chosen ? (
        <BulkDialog
          action={chosen}
          rows={rows}
          onStarted={(bulk) => {
            setChosen(undefined);
            onStarted(bulk);
          }}
          onClose={() => setChosen(undefined)}
        />
      ) : null}
    </>
  );
}
