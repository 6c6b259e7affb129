import { Plus, Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from '../../../../ui/i18n/index.ts';
import { Button } from '../../../../ui/kit/button.tsx';
import { FieldError } from '../../../../ui/kit/form/field.tsx';
import { MoneyInput, NumberInput, TextInput } from '../../../../ui/kit/form/inputs.tsx';
import { Row, Stack } from '../../../../ui/kit/layout.tsx';
import { Money } from '../../../../ui/kit/values.tsx';
import { lineAmount } from '../../rules/lines.ts';
import styles from './projects.module.css';

/** A line while it is being typed. */
export interface DraftLine {
  readonly item?: string | undefined;
  readonly quantity?: number | undefined;
  readonly unit?: string | undefined;
  readonly unitPriceFen?: number | undefined;
}

/** What a line comes to so far, in fen. */
export function draftAmount({ quantity, unitPriceFen }: DraftLine): number {
  return quantity === undefined || unitPriceFen === undefined ? 0 : lineAmount({ quantity, unitPriceFen });
}

/** Lines that hold nothing are left out when sent. */
export function filledLines(lines: readonly DraftLine[]): readonly DraftLine[] {
  return lines.filter(({ item, quantity, unit, unitPriceFen }) => [item, quantity, unit, unitPriceFen].some((part) => part !== undefined && part !== ''));
}

interface Props {
  readonly label: string;
  readonly lines: readonly DraftLine[];
  readonly onChange: (lines: readonly DraftLine[]) => void;
  readonly error?: string | undefined;
  /** Something to know about a line while it is typed. */
  readonly hintFor?: (line: DraftLine) => ReactNode;
}

/** Item, quantity, unit and unit price, line by line, with the sum. */
export function LinesEditor({ label, lines, onChange, error, hintFor }: Props): ReactNode {
  const { t } = useTranslation('projects');
  const shown = lines.length === 0 ? [{}] : lines;
  const change = (index: number, part: DraftLine): void => onChange(shown.map((line, at) => (at === index ? { ...line, ...part } : line)));
  const sum = shown.reduce((total, line) => total + draftAmount(line), 0);
  return (
    <Stack gap={2} as="fieldset">
      <legend>{label}</legend>
      {shown.map((line, index) => (
        // A line has no id until it is stored; it keeps its place while it is typed.
        <div key={index} className={styles.line} role="group" aria-label={t('form.line', { number: index + 1 })}>
          <div className={styles.lineFields}>
            <TextInput label={t('fields.item')} required value={line.item ?? ''} maxLength={60} onChange={(item) => change(index, { item })} />
            <NumberInput label={t('fields.quantity')} required value={line.quantity} minimum={0.01} onChange={(quantity) => change(index, { quantity })} />
            <TextInput label={t('fields.unit')} required value={line.unit ?? ''} maxLength={10} onChange={(unit) => change(index, { unit })} />
            <MoneyInput label={t('fields.unitPriceFen')} required value={line.unitPriceFen} onChange={(unitPriceFen) => change(index, { unitPriceFen })} />
          </div>
          {hintFor?.(line)}
          <Row between>
            <span>
              {t('fields.lineAmount')} <Money fen={draftAmount(line)} />
            </span>
            {shown.length > 1 ? (
              <Button tone="quiet" icon={Trash2} onClick={() => onChange(shown.filter((_, at) => at !== index))} aria-label={t('form.dropLine', { number: index + 1 })}>
                {t('form.drop')}
              </Button>
            ) : null}
          </Row>
        </div>
      ))}
      <div className={styles.sum}>
        <Button icon={Plus} onClick={() => onChange([...shown, {}])}>
          {t('form.addLine')}
        </Button>
        <span>
          {t('show.sum')} <Money fen={sum} />
        </span>
      </div>
      {error ? <FieldError>{error}</FieldError> : null}
    </Stack>
  );
}
