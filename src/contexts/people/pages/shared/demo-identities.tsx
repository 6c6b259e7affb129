import { UserRound, UserRoundCheck } from 'lucide-react';
import type { ReactNode } from 'react';
import { useApiQuery } from '../../../../ui/api/hooks.ts';
import { useTranslation } from '../../../../ui/i18n/index.ts';
import { Section, Stack, Text } from '../../../../ui/kit/layout.tsx';
import { List, ListItem } from '../../../../ui/kit/list.tsx';
import { ErrorState, Note } from '../../../../ui/kit/states.tsx';
import { useEnterDemo } from './use-enter-demo.ts';

interface Props {
  /** Whose identities this sign-in page is for. */
  readonly kind: 'staff' | 'resident';
  readonly onEntered: () => Promise<void>;
}

/** The identities of the demonstration; draws nothing where it is not loaded. */
export function DemoIdentities({ kind, onEntered }: Props): ReactNode {
  const { t } = useTranslation('people');
  const { data } = useApiQuery('people.listDemoAccounts', {});
  const { entering, waiting, problem, enter } = useEnterDemo(onEntered);
  const accounts = (data?.items ?? []).filter((account) => account.kind === kind);
  if (accounts.length === 0) return null;
  return (
    <Section title={t('demo.enter')}>
      <Stack gap={3}>
        <Text tone="muted" size="small">
          {t('demo.hint')}
        </Text>
        {waiting === undefined ? null : <Note>{t('demo.wait', { seconds: waiting })}</Note>}
        {problem ? <ErrorState problem={problem} /> : null}
        <List label={t('demo.title')}>
          {accounts.map(({ id, labelKey, displayName, placeName }) => (
            <ListItem
              key={id}
              icon={kind === 'staff' ? UserRoundCheck : UserRound}
              title={t(`demo.accounts.${labelKey}`)}
              detail={id === entering ? t('demo.entering') : [displayName, placeName].filter(Boolean).join(' · ')}
              onPress={() => {
                if (entering === undefined) enter(id);
              }}
            />
          ))}
        </List>
      </Stack>
    </Section>
  );
}
