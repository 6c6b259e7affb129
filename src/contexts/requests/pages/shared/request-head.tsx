import type { ReactNode } from 'react';
import { useFormat } from '../../../../ui/format/use-format.ts';
import { useLanguage, useTranslation } from '../../../../ui/i18n/index.ts';
import { Card, Facts, Row, Stack } from '../../../../ui/kit/layout.tsx';
import type { PublicRequest } from '../../contract.ts';
import { CopyButton } from './copy-button.tsx';
import { RequestBadge } from './request-badge.tsx';
import styles from './requests.module.css';
import { dueOf, isFinished } from './states.ts';
import { useDueText } from './use-next-step.ts';

interface Props {
  readonly request: PublicRequest;
  readonly audience: 'reporter' | 'public';
}

function useHolder(): (request: PublicRequest, audience: Props['audience']) => string | undefined {
  const { t } = useTranslation('requests');
  return ({ state, workstationName }, audience) => {
    if (isFinished(state)) return undefined;
    if (state === 'completed') return t('tracking.holders.verifier');
    if (state === 'verified') return t(audience === 'reporter' ? 'tracking.holders.rater' : 'tracking.holders.raterPublic');
    if (state === 'submitted' || state === 'accepted') return t('receipt.whoStreet');
    return workstationName ?? t('receipt.whoStreet');
  };
}

/** Number, state, who has it now and by when: what is asked first about every case. */
export function RequestHead({ request, audience }: Props): ReactNode {
  const { t } = useTranslation('requests');
  const language = useLanguage();
  const format = useFormat();
  const dueText = useDueText();
  const holder = useHolder();
  const due = dueOf(request);
  const rating = request.rating === null ? undefined : t('tracking.ratingValue', { value: request.rating.toFixed(1) });
  return (
    <Card>
      <Stack gap={3}>
        <Row between>
          <strong className={styles.number}>{request.number}</strong>
          <RequestBadge state={request.state} audience={audience} />
        </Row>
        <Facts
          facts={[
            { label: t('tracking.who'), value: holder(request, audience) },
            { label: t('tracking.due'), value: due && dueText(due) },
            { label: t('tracking.place'), value: request.placeName },
            ...request.places.map(({ placeName }, index) => ({ label: t('places.nth', { count: index + 2 }), value: placeName })),
            { label: t('tracking.category'), value: request.categoryName?.[language] },
            { label: t('tracking.reportedAt'), value: format.dateTime(request.reportedAt) },
            { label: t('tracking.rating'), value: rating },
          ]}
        />
        {request.joinedCount + request.supporterCount > 0 ? <p>{t('tracking.joinedCount', { count: request.joinedCount + request.supporterCount })}</p> : null}
        <Row>
          <CopyButton text={request.number}>{t('receipt.copyNumber')}</CopyButton>
        </Row>
      </Stack>
    </Card>
  );
}
