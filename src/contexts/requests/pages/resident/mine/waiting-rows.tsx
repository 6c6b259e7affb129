import { Inbox } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from '../../../../../ui/i18n/index.ts';
import { ListItem } from '../../../../../ui/kit/list.tsx';
import { StateBadge } from '../../../../../ui/kit/state-badge.tsx';
import type { QueuedItem } from '../../../../../ui/offline/queue-types.ts';

/** Reports that still wait on this phone, each with its state. */
export function WaitingRows({ items }: { readonly items: readonly QueuedItem[] }): ReactNode {
  const { t } = useTranslation('requests');
  return items.map((item) => {
    const refused = item.state === 'refused';
    return (
      <ListItem
        key={item.idempotencyKey}
        icon={Inbox}
        to={`/receipt?queued=${item.idempotencyKey}`}
        title={item.title}
        detail={t(refused ? 'receipt.queuedRefusedRow' : 'receipt.queuedRow')}
        aside={<StateBadge tone={refused ? 'late' : item.state === 'sending' ? 'active' : 'soon'}>{t(`ui:queue.${item.state}`)}</StateBadge>}
      />
    );
  });
}
