import type { ReactNode } from 'react';
import { useTranslation } from '../../../../ui/i18n/index.ts';
import { List, ListItem } from '../../../../ui/kit/list.tsx';
import { EmptyState, Note } from '../../../../ui/kit/states.tsx';
import { DateTime } from '../../../../ui/kit/values.tsx';
import type { ContactDayDetail } from '../../contract.ts';

interface Props {
  readonly matters: ContactDayDetail['matters'];
  readonly more: boolean;
  readonly emptyHint: string;
}

/** The matters of a contact day or a box, for the office. */
export function MatterList({ matters, more, emptyHint }: Props): ReactNode {
  const { t } = useTranslation('intake');
  if (matters.length === 0) return <EmptyState compact title={t('matters.empty')} hint={emptyHint} />;
  return (
    <>
      <List label={t('matters.title')}>
        {matters.map(({ id, number, title, state, reportedAt }) => (
          <ListItem
            key={id}
            to={`/requests/${id}`}
            title={title}
            detail={
              <>
                {number} · <DateTime value={reportedAt} />
              </>
            }
            aside={t(`requests:states.${state}`)}
          />
        ))}
      </List>
      {more ? <Note>{t('matters.more')}</Note> : null}
    </>
  );
}
