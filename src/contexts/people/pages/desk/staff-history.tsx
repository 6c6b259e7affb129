import type { ReactNode } from 'react';
import { roles } from '../../../../shared/actor.ts';
import { useApiQuery } from '../../../../ui/api/hooks.ts';
import type { Output } from '../../../../ui/api/types.ts';
import { useTranslation } from '../../../../ui/i18n/index.ts';
import { Skeleton } from '../../../../ui/kit/skeleton.tsx';
import { ErrorState } from '../../../../ui/kit/states.tsx';
import { Timeline } from '../../../../ui/kit/timeline.tsx';

type Event = Output<'people.staffHistory'>['items'][number];

const refusals: ReadonlySet<string> = new Set(['signInRefused', 'refused', 'disable']);

function useDetail(): (event: Event) => string | undefined {
  const { t } = useTranslation('people');
  return ({ detail }) => {
    const { role, reason, device, operationId } = detail ?? {};
    const named = roles.find((one) => one === role);
    const parts = [named ? t(`roles.${named}`) : undefined, reason, device, operationId];
    const text = parts.filter((part): part is string => typeof part === 'string').join(' · ');
    return text === '' ? undefined : text;
  };
}

/** What happened to an account, newest first. */
export function StaffHistory({ id }: { readonly id: string }): ReactNode {
  const { t, i18n } = useTranslation('people');
  const detailOf = useDetail();
  const { data, error, refetch } = useApiQuery('people.staffHistory', { params: { id } });
  if (error) return <ErrorState problem={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton lines={5} />;
  const whoOf = ({ actorName, actorKind }: Event): string | undefined =>
    actorName ?? (i18n.exists(`people:actors.${actorKind}`) ? t(`actors.${actorKind}`) : undefined);
  const entries = [...data.items].reverse().map((event) => {
    const who = whoOf(event);
    const text = detailOf(event);
    return {
      id: event.id,
      title: i18n.exists(`people:events.${event.action}`) ? t(`events.${event.action}`) : event.action,
      at: event.occurredAt,
      ...(who === undefined ? {} : { who }),
      ...(text === undefined ? {} : { text }),
      ...(refusals.has(event.action) ? { tone: 'late' as const } : {}),
    };
  });
  return <Timeline entries={entries} />;
}
