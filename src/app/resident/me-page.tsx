import { Phone } from 'lucide-react';
import type { ReactNode } from 'react';
import { dial, helpHint, helpPhone } from '../../ui/help-phone.ts';
import { useTranslation } from '../../ui/i18n/index.ts';
import { Tick } from '../../ui/kit/form/choices.tsx';
import { Row, Section, Stack } from '../../ui/kit/layout.tsx';
import { List, ListItem } from '../../ui/kit/list.tsx';
import { Page } from '../../ui/kit/page.tsx';
import { LanguageSwitch } from '../../ui/kit/switches.tsx';
import { chooseDisplay, useDisplay } from '../../ui/mode.ts';
import { Slot } from '../../ui/slot.tsx';

/** 我的: account (filled by contexts), display, language, help. */
export function MePage(): ReactNode {
  const { t } = useTranslation();
  const { mode } = useDisplay();
  return (
    <Page title={t('tabs.me')} back={false}>
      <Slot name="me" />
      <Section title={t('me.display')}>
        <Stack gap={3}>
          <Tick
            label={t('me.elder')}
            value={mode === 'elder'}
            onChange={(on) => chooseDisplay({ mode: on ? 'elder' : 'standard' })}
          />
          <Row>
            <LanguageSwitch />
          </Row>
        </Stack>
      </Section>
      <Section title={t('me.help')}>
        <List>
          <ListItem icon={Phone} title={t('home.call')} detail={t(helpHint())} href={dial(helpPhone())} />
        </List>
      </Section>
    </Page>
  );
}
