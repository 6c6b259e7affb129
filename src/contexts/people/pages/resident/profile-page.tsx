import { useState, type ReactNode } from 'react';
import { useApiMutation, useApiQuery } from '../../../../ui/api/hooks.ts';
import { useProblemText } from '../../../../ui/api/use-problem-text.ts';
import type { Output } from '../../../../ui/api/types.ts';
import { chooseLanguage, useTranslation } from '../../../../ui/i18n/index.ts';
import { Button } from '../../../../ui/kit/button.tsx';
import { ChoiceList, Tick } from '../../../../ui/kit/form/choices.tsx';
import { TextInput } from '../../../../ui/kit/form/inputs.tsx';
import { Facts, Stack } from '../../../../ui/kit/layout.tsx';
import { Page as Screen } from '../../../../ui/kit/page.tsx';
import { Skeleton } from '../../../../ui/kit/skeleton.tsx';
import { ErrorState } from '../../../../ui/kit/states.tsx';
import { showToast } from '../../../../ui/kit/toast.tsx';
import { chooseDisplay } from '../../../../ui/mode.ts';
import { ResidentOnly } from './resident-only.tsx';

type Profile = Output<'people.getProfile'>;

function ProfileForm({ profile }: { readonly profile: Profile }): ReactNode {
  const { t } = useTranslation('people');
  const { forField } = useProblemText();
  const [name, setName] = useState(profile.preferredName ?? '');
  const [language, setLanguage] = useState(profile.language);
  const [elderMode, setElderMode] = useState(profile.elderMode);
  const save = useApiMutation('people.updateProfile', {
    onSuccess: async (saved) => {
      chooseDisplay({ mode: saved.elderMode ? 'elder' : 'standard' });
      await chooseLanguage(saved.language);
      showToast(t('me.saved'));
    },
  });
  return (
    <Screen
      title={t('me.profile')}
      back="/me"
      footer={
        <Button tone="primary" block busy={save.isPending} onClick={() => save.mutate({ body: { preferredName: name, language, elderMode } })}>
          {t('me.save')}
        </Button>
      }
    >
      <Stack>
        <Facts facts={[{ label: t('fields.phone'), value: profile.phone }]} />
        <TextInput
          label={t('fields.preferredName')}
          hint={t('me.nameHint')}
          maxLength={40}
          autoComplete="name"
          value={name}
          onChange={setName}
          error={forField(save.error, 'preferredName')}
        />
        <ChoiceList
          legend={t('me.language')}
          inline
          choices={[
            { value: 'zh', label: '中文' },
            { value: 'en', label: 'English' },
          ]}
          value={language}
          onChange={setLanguage}
        />
        <Tick label={t('me.elderMode')} value={elderMode} onChange={setElderMode} />
        {save.error && save.error.fields.length === 0 ? <ErrorState problem={save.error} /> : null}
      </Stack>
    </Screen>
  );
}

function Profile(): ReactNode {
  const { t } = useTranslation('people');
  const { data, error, refetch } = useApiQuery('people.getProfile', {});
  if (data) return <ProfileForm profile={data} />;
  return (
    <Screen title={t('me.profile')} back="/me">
      {error ? <ErrorState problem={error} onRetry={() => void refetch()} /> : <Skeleton lines={5} />}
    </Screen>
  );
}

/** My name, language and elder mode. */
export function Page(): ReactNode {
  return (
    <ResidentOnly>
      <Profile />
    </ResidentOnly>
  );
}
