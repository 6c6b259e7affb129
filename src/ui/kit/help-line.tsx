import { Phone, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from '../i18n/index.ts';
import button from './button.module.css';
import { classNames } from './class-names.ts';
import styles from './help-line.module.css';

/** The number of a person, large enough for every thumb: on every page of elder mode. */
export function HelpLine({ icon: Icon = Phone }: { readonly icon?: LucideIcon }): ReactNode {
  const { t } = useTranslation();
  return (
    <div className={styles.line}>
      <a className={classNames(button.button, button.secondary, button.block)} href="tel:12345">
        <Icon aria-hidden />
        {t('home.callNumber')}
      </a>
    </div>
  );
}
