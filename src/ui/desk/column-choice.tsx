import { Button, Checkbox, Popover } from 'antd';
import { Columns3, Minus, Plus } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from '../i18n/index.ts';
import styles from './filter-bar.module.css';

/** Pixels a press on the buttons makes a column wider or narrower. */
const step = 24;

interface Props {
  readonly columns: readonly { readonly key: string; readonly title: string }[];
  readonly hidden: readonly string[];
  readonly onChange: (hidden: readonly string[]) => void;
  /** Widths in pixels somebody chose. */
  readonly widths: Readonly<Record<string, number>>;
  /** Makes a column wider or narrower by so many pixels. */
  readonly onWiden: (key: string, by: number) => void;
  readonly onReset: () => void;
}

/** Which columns of a list are shown (the first always is), and how wide they are. */
export function ColumnChoice({ columns, hidden, onChange, widths, onWiden, onReset }: Props): ReactNode {
  const { t } = useTranslation();
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      content={
        <div className={styles.panel}>
          {columns.map(({ key, title }, index) => (
            <div key={key} className={styles.columnRow}>
              <Checkbox
                disabled={index === 0}
                checked={index === 0 || !hidden.includes(key)}
                onChange={(event) => onChange(event.target.checked ? hidden.filter((one) => one !== key) : [...hidden, key])}
              >
                {title}
              </Checkbox>
              <span className={styles.columnWidth}>
                <Button size="small" type="text" icon={<Minus size={14} aria-hidden />} aria-label={t('table.narrower', { name: title })} onClick={() => onWiden(key, -step)} />
                <Button size="small" type="text" icon={<Plus size={14} aria-hidden />} aria-label={t('table.wider', { name: title })} onClick={() => onWiden(key, step)} />
              </span>
            </div>
          ))}
          {Object.keys(widths).length > 0 ? <Button onClick={onReset}>{t('table.resetWidths')}</Button> : null}
        </div>
      }
    >
      <Button icon={<Columns3 size={16} aria-hidden />}>{t('table.columns')}</Button>
    </Popover>
  );
}
