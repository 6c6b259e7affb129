import { App, ConfigProvider, type ThemeConfig } from 'antd';
import { useEffect, useState, type ComponentProps, type ReactNode } from 'react';
import { useLanguage } from '../i18n/index.ts';
import type { Language } from '../i18n/languages.ts';
import { colors } from '../tokens.ts';
import { giveStylesNonce, styleNonce } from './style-nonce.ts';
import { useWide } from './use-wide.ts';

type Locale = NonNullable<ComponentProps<typeof ConfigProvider>['locale']>;

const locales: Record<Language, () => Promise<{ readonly default: unknown }>> = {
  zh: () => import('antd/locale/zh_CN.js'),
  en: () => import('antd/locale/en_GB.js'),
};

/** A CommonJS module may arrive wrapped once more, depending on the bundler. */
function unwrap(module: { readonly default: unknown }): Locale {
  const { default: inner } = module;
  return (typeof inner === 'object' && inner !== null && 'default' in inner ? inner.default : inner) as Locale;
}

const theme: ThemeConfig = {
  cssVar: { prefix: 'lx' },
  hashed: false,
  token: {
    colorPrimary: colors.lake,
    colorInfo: colors.lake,
    colorLink: colors.lake,
    colorSuccess: colors.moss,
    colorWarning: colors.amber,
    colorError: colors.brick,
    colorTextBase: colors.ink,
    colorBgLayout: colors.mist,
    colorBorder: '#C3CAD2',
    colorBorderSecondary: colors.line,
    colorTextPlaceholder: colors.slate,
    colorTextDescription: colors.slate,
    borderRadius: 8,
    // The style sheet knows which faces fit the language.
    fontFamily: 'var(--font)',
    fontSize: 14,
    lineHeight: 1.6,
    // Where the style sheet takes transitions away, antd must not wait for their end.
    motion: !matchMedia('(prefers-reduced-motion: reduce)').matches,
    motionDurationMid: '0.14s',
    motionDurationSlow: '0.18s',
    boxShadow: '0 4px 16px rgba(31, 42, 55, 0.12)',
    boxShadowSecondary: '0 4px 16px rgba(31, 42, 55, 0.12)',
  },
  components: {
    Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none' },
    Checkbox: { borderRadiusSM: 4 },
  },
};

/** On a phone everything that is touched is as high as a finger needs. */
const phoneTheme: ThemeConfig = { ...theme, token: { ...theme.token, controlHeight: 44, controlHeightSM: 44, controlHeightLG: 48 } };

const nonce = styleNonce();
giveStylesNonce();

/** antd in our colours, our language and under our content policy. */
export function DeskTheme({ children }: { readonly children: ReactNode }): ReactNode {
  const language = useLanguage();
  const wide = useWide(720);
  const [locale, setLocale] = useState<Locale | undefined>(undefined);
  useEffect(() => {
    let current = true;
    void locales[language]().then((module) => {
      if (current) setLocale(unwrap(module));
    });
    return () => {
      current = false;
    };
  }, [language]);
  if (!locale) return null;
  return (
    <ConfigProvider theme={wide ? theme : phoneTheme} locale={locale} {...(nonce ? { csp: { nonce } } : {})} button={{ autoInsertSpace: false }}>
      <App>{children}</App>
    </ConfigProvider>
  );
}
