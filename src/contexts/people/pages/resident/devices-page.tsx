import type { ReactNode } from 'react';
import { useTranslation } from '../../../../ui/i18n/index.ts';
import { Page as Screen } from '../../../../ui/kit/page.tsx';
import { Devices } from '../shared/devices.tsx';
import { ResidentOnly } from './resident-only.tsx';

/** Where I am signed in. */
export function Page(): ReactNode {
  const { t } = useTranslation('people');
  return (
    <ResidentOnly>
      <Screen title={t('me.devices')} back="/me">
        <Devices />
      </Screen>
    </ResidentOnly>
  );
}
