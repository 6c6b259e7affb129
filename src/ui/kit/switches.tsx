import { ALargeSmall, Languages, Moon, Sun } from 'lucide-react';
import type { ReactNode } from 'react';
import { chooseLanguage, useLanguage, useTranslation } from '../i18n/index.ts';
import { chooseDisplay, useDisplay } from '../mode.ts';
import { Button } from './button.tsx';

/** Changes between Chinese and English; says the other language in that language. */
export function LanguageSwitch(): ReactNode {
  const { t } = useTranslation();
  const other = useLanguage() === 'zh' ? 'en' : 'zh';
  return (
    <Button tone="quiet" icon={Languages} lang={other === 'zh' ? 'zh-CN' : 'en'} onClick={() => void chooseLanguage(other)}>
      {t('otherLanguage')}
    </Button>
  );
}

/** Enters and leaves elder mode. */
export function ElderSwitch(): ReactNode {
  const { t } = useTranslation();
  const elder = useDisplay().mode === 'elder';
  return (
    <Button tone="quiet" icon={ALargeSmall} aria-pressed={elder} onClick={() => chooseDisplay({ mode: elder ? 'standard' : 'elder' })}>
      {t(elder ? 'elder.leave' : 'elder.enter')}
    </Button>
  );
}

/** Enters and leaves the dark theme. */
export function NightSwitch(): ReactNode {
  const { t } = useTranslation();
  const night = useDisplay().theme === 'night';
  return (
    <Button tone="quiet" icon={night ? Sun : Moon} aria-pressed={night} onClick={() => chooseDisplay({ theme: night ? 'day' : 'night' })}>
      {t(night ? 'night.leave' : 'night.enter')}
    </Button>
  );
}
