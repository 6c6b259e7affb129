import type { ReactNode } from 'react';
import { useApiQuery } from '../../../../ui/api/hooks.ts';
import type { SlotProps } from '../../../../ui/faces.ts';
import { useTranslation } from '../../../../ui/i18n/index.ts';
import { Card, Section, Stack, Text } from '../../../../ui/kit/layout.tsx';
import { List, ListItem } from '../../../../ui/kit/list.tsx';

/** On a public case: that the same was looked for elsewhere, at how many places, and what is done about the finds. */
export function Fill({ recordId = '' }: SlotProps): ReactNode {
  const { t } = useTranslation(['sweeps', 'requests']);
  const { data } = useApiQuery('sweeps.ofPublicRequest', { params: { number: recordId } }, { staleTime: 60_000 });
  const items = data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <Section title={t('public.title')}>
      <Stack gap={3}>
        {items.map((sweep) => (
          <Stack key={sweep.number} gap={3}>
            <Card>
              <Stack gap={2}>
                <Text strong>
                  {t(sweep.state === 'closed' ? 'public.done' : 'public.running', { place: sweep.placeName, places: sweep.places, found: sweep.found, accounted: sweep.accounted })}
                </Text>
                {sweep.summary === null ? null : <Text>{sweep.summary}</Text>}
              </Stack>
            </Card>
            {sweep.cases.length > 0 ? (
              <List label={t('public.cases')}>
                {sweep.cases.map((found) => (
                  <ListItem key={found.number} title={found.placeName} detail={`${found.number} · ${t(`requests:states.${found.state}`)}`} to={`/r/${found.number}`} />
                ))}
              </List>
            ) : null}
          </Stack>
        ))}
      </Stack>
    </Section>
  );
}
