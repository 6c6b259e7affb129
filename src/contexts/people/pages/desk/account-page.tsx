import type { ReactNode } from 'react';
import { useApiMutation } from '../../../../ui/api/hooks.ts';
import { DeskPage, Panel } from '../../../../ui/desk/desk-page.tsx';
import { chooseLanguage, useLanguage, useTranslation } from '../../../../ui/i18n/index.ts';
import { ChoiceList } from '../../../../ui/kit/form/choices.tsx';
import { Facts, Stack, Text } from '../../../../ui/kit/layout.tsx';
import { List, ListItem } from '../../../../ui/kit/list.tsx';
import { useSession } from '../../../../ui/session.tsx';
import { ChangePassword } from '../shared/change-password.tsx';
import { Devices } from '../shared/devices.tsx';
import { SecondFactor } from '../shared/security.tsx';

function LanguageChoice(): ReactNode {
  const { t } = useTranslation('people');
  const language = useLanguage();
  const keep = useApiMutation('people.updateOwnStaffProfile');
  return (
    <ChoiceList
      legend={t('account.language')}
      inline
      choices={[
        { value: 'zh', label: '中文' },
        { value: 'en', label: 'English' },
      ]}
      value={language}
      onChange={(next) => {
        void chooseLanguage(next);
        keep.mutate({ body: { language: next } });
      }}
    />
  );
}

/** My account: roles, password, authenticator, devices. */
export function Page(): ReactNode {
  const { t } = useTranslation('people');
  const { answer } = useSession();
  if (answer?.kind !== 'staff') return null;
  return (
    <DeskPage title={t('account.title')}>
      <Panel title={answer.displayName}>
        <Stack>
          <Facts facts={[{ label: t('fields.userName'), value: answer.userName }]} />
          {answer.assignments.length === 0 ? (
            <Text tone="muted">{t('account.noRoles')}</Text>
          ) : (
            <List label={t('account.roles')}>
              {answer.assignments.map(({ role, placeCode, placeName }) => (
                <ListItem key={`${role}-${placeCode}`} title={t(`roles.${role}`)} detail={placeName} />
              ))}
            </List>
          )}
          <LanguageChoice />
          <Text tone="muted" size="small">
            {t('account.idle', { count: Math.round(answer.idleSeconds / 60) })}
          </Text>
        </Stack>
      </Panel>
      <Panel title={t('account.security')}>
        <SecondFactor />
      </Panel>
      <Panel title={t('account.devices')}>
        <Devices />
      </Panel>
      <Panel title={t('account.password')}>
        <ChangePassword />
      </Panel>
    </DeskPage>
  );
}
