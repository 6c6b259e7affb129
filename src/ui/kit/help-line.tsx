import { Phone, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { dial, helpPhone } from '../help-phone.ts';
import { useTranslation } from '../i18n/index.ts';
import button from './button.module.css';
import { classNames } from './class-names.ts';
import styles from './help-line.module.css';

interface Props {
  readonly icon?: LucideIcon;
  /** Whom to call near the person; the number of the installation unless given. */
  readonly contact?: { readonly name: string; readonly phone: string };
}

/** The number of a person, large enough for every thumb: on every page of elder mode. */
export function HelpLine({ icon: Icon = Phone, contact }: Props): ReactNode {
  const { t } = useTranslation();
  return (
    <div className={styles.line}>
      <a className={classNames(button.button, button.secondary, button.block)} href={dial(contact?.phone ?? helpPhone())}>
        <Icon aria-hidden />
        {contact ? t('home.callPlace', contact) : t('home.callNumber')}
      </a>
    </div>
  );
}
