import type { ReactNode } from 'react';
import { useLanguage, useTranslation } from '../../../../ui/i18n/index.ts';
import { Section } from '../../../../ui/kit/layout.tsx';
import { List, ListItem } from '../../../../ui/kit/list.tsx';
import { EmptyState, Note } from '../../../../ui/kit/states.tsx';
import type { Output } from '../../../../ui/api/types.ts';

type Matters = Output<'intake.readPublicContactDay'>['matters'];

interface Props {
  readonly matters: Matters;
  readonly more?: boolean;
}

/** What became of the matters, in the words the office released. */
export function PublicMatters({ matters, more = false }: Props): ReactNode {
  const { t } = useTranslation('intake');
  const language = useLanguage();
  return (
    <Section title={t('matters.became')}>
      {matters.length === 0 ? (
        <EmptyState compact title={t('matters.none')} hint={t('matters.noneHint')} />
      ) : (
        <List label={t('matters.became')}>
          {matters.map(({ number, text, categoryName, placeName, state }) => (
            <ListItem
              key={number}
              to={`/r/${number}`}
              title={text ?? categoryName?.[language] ?? t('matters.untitled')}
              detail={placeName}
              aside={t(`requests:tracking.states.${state}`)}
            />
          ))}
        </List>
      )}
      {more ? <Note>{t('matters.more')}</Note> : null}
    </Section>
  );
}

/** Heard, solved, open, as one sentence everybody understands. */
export function CountsLine({ counts }: { readonly counts: Output<'intake.readPublicContactDay'>['counts'] }): ReactNode {
  const { t } = useTranslation('intake');
  return <>{counts.heard === 0 ? t('counts.lineNone') : t('counts.line', { ...counts })}</>;
}
