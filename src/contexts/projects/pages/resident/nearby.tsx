import type { ReactNode } from 'react';
import { useApiQuery } from '../../../../ui/api/hooks.ts';
import { useTranslation } from '../../../../ui/i18n/index.ts';
import { LinkButton } from '../../../../ui/kit/button.tsx';
import { Section } from '../../../../ui/kit/layout.tsx';
import { List } from '../../../../ui/kit/list.tsx';
import { ProjectRow } from './project-row.tsx';

/** Under “near me”: the newest projects, and the way to all. */
export function Fill(): ReactNode {
  const { t } = useTranslation('projects');
  const { data } = useApiQuery('projects.listPublic', { query: { limit: 3 } }, { staleTime: 120_000 });
  if (!data || data.items.length === 0) return null;
  return (
    <Section title={t('public.nearTitle')} action={<LinkButton to="/projects">{t('public.more')}</LinkButton>}>
      <List label={t('public.nearTitle')}>
        {data.items.map((project) => (
          <ProjectRow key={project.id} project={project} />
        ))}
      </List>
    </Section>
  );
}
