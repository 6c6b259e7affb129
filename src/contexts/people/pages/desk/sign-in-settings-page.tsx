import { useState, type ReactNode } from 'react';
import { useApiMutation, useApiQuery } from '../../../../ui/api/hooks.ts';
import { useProblemText } from '../../../../ui/api/use-problem-text.ts';
import type { Output } from '../../../../ui/api/types.ts';
import { DeskPage, Panel } from '../../../../ui/desk/desk-page.tsx';
import { useFormat } from '../../../../ui/format/use-format.ts';
import { useTranslation } from '../../../../ui/i18n/index.ts';
import { Button } from '../../../../ui/kit/button.tsx';
import { ChoiceList } from '../../../../ui/kit/form/choices.tsx';
import { NumberInput, TextInput } from '../../../../ui/kit/form/inputs.tsx';
import { Facts, Stack, Text } from '../../../../ui/kit/layout.tsx';
import { Skeleton } from '../../../../ui/kit/skeleton.tsx';
import { ErrorState } from '../../../../ui/kit/states.tsx';
import { showToast } from '../../../../ui/kit/toast.tsx';
import { SignInForm } from '../shared/sign-in-frame.tsx';

type Settings = Output<'people.getSignInSettings'>;
type Setting = Settings['current'];

const policies = ['asvs', 'mlps'] as const;
const numbers = ['staffIdleMinutes', 'staffAbsoluteHours', 'residentIdleDays', 'residentAbsoluteDays'] as const;

function SettingFacts({ setting }: { readonly setting: Setting }): ReactNode {
  const { t } = useTranslation('people');
  return (
    <Facts
      facts={[
        { label: t('settings.passwordPolicy'), value: t(`settings.policies.${setting.passwordPolicy}`) },
        ...numbers.map((name) => ({ label: t(`settings.${name}`), value: setting[name] })),
        { label: t('settings.source'), value: setting.source },
      ]}
    />
  );
}

function ChangeForm({ current }: { readonly current: Setting }): ReactNode {
  const { t } = useTranslation('people');
  const { forField } = useProblemText();
  const [draft, setDraft] = useState<Setting>({ ...current, source: '' });
  const change = useApiMutation('people.changeSignInSettings', { onSuccess: () => showToast(t('settings.saved')) });
  const { validFrom: _, ...body } = draft;
  return (
    <SignInForm onSubmit={() => change.mutate({ body })}>
      <Text tone="muted">{t('settings.hint')}</Text>
      <ChoiceList
        legend={t('settings.passwordPolicy')}
        choices={policies.map((policy) => ({ value: policy, label: t(`settings.policies.${policy}`) }))}
        value={draft.passwordPolicy}
        onChange={(passwordPolicy) => setDraft({ ...draft, passwordPolicy })}
      />
      {numbers.map((name) => (
        <NumberInput
          key={name}
          label={t(`settings.${name}`)}
          required
          value={draft[name]}
          onChange={(value) => setDraft({ ...draft, [name]: value ?? 0 })}
          error={forField(change.error, name)}
        />
      ))}
      <TextInput
        label={t('settings.source')}
        hint={t('settings.sourceHint')}
        required
        maxLength={200}
        value={draft.source}
        onChange={(source) => setDraft({ ...draft, source })}
        error={forField(change.error, 'source')}
      />
      {change.error && change.error.fields.length === 0 ? <ErrorState problem={change.error} /> : null}
      <Button type="submit" tone="primary" busy={change.isPending} disabled={draft.source.trim() === ''}>
        {t('settings.change')}
      </Button>
    </SignInForm>
  );
}

function History({ settings }: { readonly settings: Settings }): ReactNode {
  const { t } = useTranslation('people');
  const format = useFormat();
  const earlier = settings.history.slice(1);
  if (earlier.length === 0) return null;
  return (
    <Panel title={t('settings.history')}>
      {earlier.map((setting) => (
        <details key={setting.validFrom}>
          <summary>
            {t('settings.validFrom', { time: format.dateTime(setting.validFrom) })} · {setting.source}
          </summary>
          <SettingFacts setting={setting} />
        </details>
      ))}
    </Panel>
  );
}

/** The limits of sign-in: dated, with their source. */
export function Page(): ReactNode {
  const { t } = useTranslation('people');
  const { data, error, refetch } = useApiQuery('people.getSignInSettings', {});
  return (
    <DeskPage title={t('settings.title')}>
      {error ? <ErrorState problem={error} onRetry={() => void refetch()} /> : null}
      {data ? (
        <>
          <Panel title={t('settings.current')}>
            <Stack>
              <SettingFacts setting={data.current} />
              {data.mayChange ? null : <Text tone="muted">{t('settings.onlyTop')}</Text>}
            </Stack>
          </Panel>
          {data.mayChange ? (
            <Panel title={t('settings.change')}>
              <ChangeForm key={data.current.validFrom} current={data.current} />
            </Panel>
          ) : null}
          <History settings={data} />
        </>
      ) : error ? null : (
        <Skeleton lines={6} />
      )}
    </DeskPage>
  );
}
