import type { ReactNode } from 'react';
import { Panel } from '../../../../../ui/desk/desk-page.tsx';
import { useTranslation } from '../../../../../ui/i18n/index.ts';
import { WhyHere } from '../../shared/why-here.tsx';
import type { Case } from './types.ts';

/** 为什么派到这里. */
export function WhyPanel({ record }: { readonly record: Case }): ReactNode {
  const { t } = useTranslation('requests');
  return (
    <Panel title={t('dispatch.why')}>
      <WhyHere record={record} />
    </Panel>
  );
}
