import { useEffect, type ReactNode } from 'react';
import { useApiQuery } from '../../../../../ui/api/hooks.ts';
import { useFormat } from '../../../../../ui/format/use-format.ts';
import { useTranslation } from '../../../../../ui/i18n/index.ts';
import { ListItem } from '../../../../../ui/kit/list.tsx';
import { linkOfTracking, type RememberedLink, rememberLink, useSeen } from '../../shared/links.ts';
import { RequestBadge } from '../../shared/request-badge.tsx';
import styles from '../../shared/requests.module.css';
import { dueOf, urgencyOf } from '../../shared/states.ts';
import { type Matter, matterOfLink } from './matter.ts';

/** What comes next and until when, in one line. */
function useNextLine(): (matter: Matter) => string | undefined {
  const { t } = useTranslation('requests');
  const format = useFormat();
  return (matter) => {
    const key = `tracking.next.${matter.state}`;
    const next = t(key, { defaultValue: '' });
    if (next === '') return undefined;
    const due = dueOf(matter);
    if (!due) return t('mine.next', { next });
    return urgencyOf(due, Date.now()) === 'late' ? t('mine.lateNext', { next }) : t('mine.nextBy', { next, when: format.dateTime(due.due) });
  };
}

interface RowProps {
  readonly matter: Matter;
  /** `news` says when it last changed instead of what comes next. */
  readonly as?: 'next' | 'news';
}

/** One of my matters: what it is, how far it is, what comes next. */
export function MatterRow({ matter, as = 'next' }: RowProps): ReactNode {
  const { t } = useTranslation('requests');
  const format = useFormat();
  const nextLine = useNextLine()(matter);
  const unread = (useSeen()[matter.number] ?? '') < matter.changedAt && matter.state !== 'submitted';
  const second = as === 'news' ? format.relative(matter.changedAt) : nextLine;
  return (
    <ListItem
      to={matter.to}
      title={
        <>
          {matter.title} {unread ? <span className={styles.new}>{t('mine.unread')}</span> : null}
        </>
      }
      detail={
        <span className={styles.words}>
          <span>
            {matter.number} · {matter.placeName}
          </span>
          {second ? <span>{second}</span> : null}
          <span>
            <RequestBadge state={matter.state} />
          </span>
        </span>
      }
    />
  );
}

/** A matter known by its link: drawn at once from what was heard last, then asked anew. */
export function LinkedRow({ link, as = 'next' }: { readonly link: RememberedLink; readonly as?: RowProps['as'] }): ReactNode {
  const { data } = useApiQuery('requests.readTracking', {}, { trackingToken: link.token, staleTime: 60_000 });
  const { token } = link;
  useEffect(() => {
    if (data) rememberLink(linkOfTracking(token, data));
  }, [token, data]);
  return <MatterRow matter={matterOfLink(link)} as={as} />;
}
