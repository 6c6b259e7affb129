import { useEffect, type ReactNode } from 'react';
import type { ControlProps } from '../../../../../ui/action/use-action-form.ts';
import type { ProjectDetail } from '../../../contract.ts';
import { type DraftLine, LinesEditor } from '../lines-editor.tsx';

/** The final account begins with the estimate. */
export function Control({ label, error, value, onChange, record }: ControlProps): ReactNode {
  const lines = (record as Partial<ProjectDetail> | undefined)?.lines ?? [];
  const estimate = lines.filter(({ stage }) => stage === 'estimate').map(({ item, quantity, unit, unitPriceFen }) => ({ item, quantity, unit, unitPriceFen }));
  const given = Array.isArray(value);
  useEffect(() => {
    if (!given && estimate.length > 0) onChange(estimate);
    // Only once: `onChange` is new on every drawing.
  }, [given]);
  return <LinesEditor key={given ? 'given' : 'empty'} label={label} error={error} lines={given ? (value as readonly DraftLine[]) : []} onChange={onChange} />;
}
