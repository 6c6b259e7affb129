import type { ReactNode } from 'react';
import { useTranslation } from '../../../../ui/i18n/index.ts';
import { Section } from '../../../../ui/kit/layout.tsx';
import { Page as Screen } from '../../../../ui/kit/page.tsx';
import { ChangePassword } from '../shared/change-password.tsx';
import { Devices } from '../shared/devices.tsx';
import { SecondFactor } from '../shared/security.tsx';

/** Password, authenticator and devices on the phone. */
export function Page(): ReactNode {
  const { t } = useTranslation('people');
  return (
    <Screen title={t('account.security')} back="/me">
      <SecondFactor />
      <Section title={t('account.devices')}>
        <Devices />
      </Section>
      <Section title={t('account.password')}>
        <ChangePassword />
      </Section>
    </Screen>
  );
}
