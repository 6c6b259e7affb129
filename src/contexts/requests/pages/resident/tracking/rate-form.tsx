import { useState, type ReactNode } from 'react';
import { useTranslation } from '../../../../../ui/i18n/index.ts';
import { Button } from '../../../../../ui/kit/button.tsx';
import { TextArea } from '../../../../../ui/kit/form/inputs.tsx';
import { RatingFive, type RatingValue } from '../../../../../ui/kit/form/rating-five.tsx';
import { Card, Stack } from '../../../../../ui/kit/layout.tsx';
import { ErrorState, Note } from '../../../../../ui/kit/states.tsx';
import { reasonsForLevel } from '../../../rules.ts';

interface Props {
  readonly onSubmit: (body: Record<string, unknown>) => void;
  readonly busy: boolean;
  readonly problem: unknown;
}

/** 好差评: five levels, nothing chosen beforehand, reasons that fit the level. */
export function RateForm({ onSubmit, busy, problem }: Props): ReactNode {
  const { t } = useTranslation('requests');
  const [rating, setRating] = useState<RatingValue>({ level: undefined, reasons: [] });
  const [comment, setComment] = useState('');
  const [missing, setMissing] = useState(false);
  const send = (): void => {
    setMissing(rating.level === undefined);
    if (rating.level === undefined || busy) return;
    onSubmit({
      level: rating.level,
      ...(rating.reasons.length > 0 ? { ratingReasons: rating.reasons } : {}),
      ...(comment.trim() === '' ? {} : { comment: comment.trim() }),
    });
  };
  return (
    <Card>
      <Stack gap={4}>
        <RatingFive
          legend={t('tracking.rateTitle')}
          value={rating}
          onChange={setRating}
          reasonsFor={(level) => reasonsForLevel(level).map((reason) => ({ value: reason, label: t(`options.ratingReasons.${reason}`) }))}
          error={missing && rating.level === undefined ? t('tracking.rateMissing') : undefined}
        />
        {rating.level === undefined ? null : (
          <TextArea label={t('tracking.rateComment')} rows={3} maxLength={500} spoken value={comment} onChange={setComment} />
        )}
        <Note>{t('tracking.rateHint')}</Note>
        {problem ? <ErrorState problem={problem} kept={t('ui:steps.kept')} /> : null}
        <Button tone="primary" block busy={busy} onClick={send}>
          {t('tracking.rateSend')}
        </Button>
      </Stack>
    </Card>
  );
}
