import type { ReactNode } from 'react';
import { useTranslation } from '../../../../../ui/i18n/index.ts';
import { Button } from '../../../../../ui/kit/button.tsx';
import { Stack, Text } from '../../../../../ui/kit/layout.tsx';
import styles from '../field.module.css';

interface Props {
  readonly legend: string;
  readonly answers: readonly string[];
  readonly value: string;
  readonly onChange: (text: string) => void;
}

/** The usual answers as large buttons: a tap writes the sentence, another tap takes it out again. */
export function QuickAnswers({ legend, answers, value, onChange }: Props): ReactNode {
  const toggle = (answer: string): void => {
    if (value.includes(answer)) onChange(value.replace(answer, '').trim());
    else onChange(value.trim() === '' ? answer : `${value.trim()}\n${answer}`);
  };
  if (answers.length === 0) return null;
  return (
    <Stack gap={2}>
      <Text strong as="div">
        {legend}
      </Text>
      <div className={styles.quick} role="group" aria-label={legend}>
        {answers.map((answer) => (
          <Button key={answer} tone={value.includes(answer) ? 'primary' : 'secondary'} aria-pressed={value.includes(answer)} onClick={() => toggle(answer)}>
            {answer}
          </Button>
        ))}
      </div>
    </Stack>
  );
}

/** The usual answers of an action or form, out of the texts; none where none are worded. */
export function useQuickAnswers(path: string): readonly string[] {
  const { t } = useTranslation('requests');
  const found: unknown = t(path, { returnObjects: true, defaultValue: {} });
  return typeof found === 'object' && found !== null ? Object.values(found).filter((text): text is string => typeof text === 'string') : [];
}
