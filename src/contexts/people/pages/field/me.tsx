import { ShieldCheck } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from '../../../../ui/i18n/index.ts';
import { List, ListItem } from '../../../../ui/kit/list.tsx';
import { useSession } from '../../../../ui/session.tsx';

/** The way to password, authenticator and devices. */
export function Fill(): ReactNode {
  const { t } = useTranslation('people');
  const { answer } = useSession();
  if (answer?.kind !== 'staff') return null;
  const roles = answer.assignments.map(({ role, placeName }) => `${t(`roles.${role}`)} · ${placeName}`).join('  ');
  return (
    <List>
      <ListItem icon={ShieldCheck} title={t('account.security')} detail={roles === '' ? t('account.noRoles') : roles} to="/security" />
    </List>
  );
}
