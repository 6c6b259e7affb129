import { Button, Checkbox, Popover } from 'antd';
import { Columns3 } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from '../i18n/index.ts';
import styles from './filter-bar.module.css';

interface Props {
  readonly columns: readonly { readonly key: string; readonly title: string }[];
  readonly hidden: readonly string[];
  readonly onChange: (hidden: readonly string[]) => void;
}

/** Which columns of a list are shown; the first always is. */
export function ColumnChoice({ columns, hidden, onChange }: Props): ReactNode {
  const { t } = useTranslation();
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      content={
        <div className={styles.panel}>
          {columns.slice(1).map(({ key, title }) => (
            <Checkbox
              key={key}
              checked={!hidden.includes(key)}
              onChange={(event) => onChange(event.target.checked ? hidden.filter((one) => one !== key) : [...hidden, key])}
            >
              {title}
            </Checkbox>
          ))}
        </div>
      }
    >
      <Button icon={<Columns3 size={16} aria-hidden />}>{t('table.columns')}</Button>
    </Popover>
  );
}
