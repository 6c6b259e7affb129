import type { ReactNode } from 'react';
import { useApiMutation, useApiQuery } from '../../../../ui/api/hooks.ts';
import type { Output } from '../../../../ui/api/types.ts';
import { useFormat } from '../../../../ui/format/use-format.ts';
import { useTranslation } from '../../../../ui/i18n/index.ts';
import { Tick } from '../../../../ui/kit/form/choices.tsx';
import { Stack, Text } from '../../../../ui/kit/layout.tsx';
import { Page as Screen } from '../../../../ui/kit/page.tsx';
import { Skeleton } from '../../../../ui/kit/skeleton.tsx';
import { ErrorState } from '../../../../ui/kit/states.tsx';
import { showToast } from '../../../../ui/kit/toast.tsx';
import { ResidentOnly } from './resident-only.tsx';

type Consent = Output<'people.listConsents'>['items'][number];

function ConsentTick({ consent, onDecide }: { readonly consent: Consent; readonly onDecide: (granted: boolean) => void }): ReactNode {
  const { t } = useTranslation('people');
  const format = useFormat();
  const { purpose, version, legalBasis, granted, earlierVersion, changedAt } = consent;
  const state =
    earlierVersion !== null
      ? t('consents.newWording')
      : changedAt === null
        ? legalBasis === 'consent'
          ? t('consents.notGranted')
          : t('consents.byDuty')
        : t(granted ? 'consents.grantedAt' : 'consents.withdrawnAt', { time: format.dateTime(changedAt) });
  return (
    <Tick
      label={t(`consents.purposes.${purpose}.title`)}
      hint={
        <>
          {t(`consents.purposes.${purpose}.${version}`)}
          <br />
          {state}
        </>
      }
      value={granted && earlierVersion === null}
      onChange={onDecide}
    />
  );
}

function Consents(): ReactNode {
  const { t } = useTranslation('people');
  const { data, error, refetch } = useApiQuery('people.listConsents', {});
  const decide = useApiMutation('people.decideConsent', { onSuccess: () => showToast(t('consents.saved')) });
  const problem = error ?? decide.error;
  return (
    <Screen title={t('me.consents')} back="/me">
      <Stack gap={3}>
        <Text tone="muted">{t('me.consentsHint')}</Text>
        {problem ? <ErrorState problem={problem} onRetry={() => void refetch()} /> : null}
        {data ? (
          data.items.map((consent) => (
            <ConsentTick
              key={consent.purpose}
              consent={consent}
              onDecide={(granted) => decide.mutate({ params: { purpose: consent.purpose }, body: { granted, version: consent.version } })}
            />
          ))
        ) : error ? null : (
          <Skeleton lines={6} />
        )}
      </Stack>
    </Screen>
  );
}

/** What I agreed to; withdrawing takes the same one tap. */
export function Page(): ReactNode {
  return (
    <ResidentOnly>
      <Consents />
    </ResidentOnly>
  );
}
