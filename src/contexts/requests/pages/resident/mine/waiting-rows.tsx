import { Inbox } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from '../../../../../ui/i18n/index.ts';
import { ListItem } from '../../../../../ui/kit/list.tsx';
import type { QueuedItem } from '../../../../../ui/offline/queue-types.ts';
import { QueueBadge } from '../../../../../ui/offline/queued-work.tsx';

/** Reports that still wait on this phone, each with its state. */
export function WaitingRows({ items }: { readonly items: readonly QueuedItem[] }): ReactNode {
  const { t } = useTranslation('requests');
  return items.map((item) => (
    <ListItem
      key={item.idempotencyKey}
      icon={Inbox}
      to={`/receipt?queued=${item.idempotencyKey}`}
      title={item.title}
      detail={t(item.state === 'refused' ? 'receipt.queuedRefusedRow' : 'receipt.queuedRow')}
      aside={<QueueBadge item={item} />}
    />
  ));
}
