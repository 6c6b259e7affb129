import { useState, type ReactNode } from 'react';
import { useRecordAction } from '../../../../ui/action/use-record-action.ts';
import { useTranslation } from '../../../../ui/i18n/index.ts';
import { Button, LinkButton } from '../../../../ui/kit/button.tsx';
import { TextArea } from '../../../../ui/kit/form/inputs.tsx';
import { RatingFive, type RatingLevel } from '../../../../ui/kit/form/rating-five.tsx';
import { Card, Section, Stack } from '../../../../ui/kit/layout.tsx';
import { ErrorState } from '../../../../ui/kit/states.tsx';
import { showToast } from '../../../../ui/kit/toast.tsx';
import { useSession } from '../../../../ui/session.tsx';
import type { PublicProject } from '../../contract.ts';

const ratable = ['accepted', 'settled', 'paid', 'closed'];

/** Five levels, once for each resident; visitors are shown the way to sign in. */
export function RateProject({ project }: { readonly project: PublicProject }): ReactNode {
  const { t } = useTranslation('projects');
  const { kind } = useSession();
  const [level, setLevel] = useState<RatingLevel | undefined>(undefined);
  const [comment, setComment] = useState('');
  const rate = useRecordAction({ context: 'projects', id: project.id, version: project.version, refreshes: ['requests'], onDone: () => showToast(t('public.rated')) });
  if (!ratable.includes(project.state)) return null;
  if (kind === 'visitor') {
    return (
      <LinkButton block to={`/sign-in?next=${encodeURIComponent(`/projects/${project.number}`)}`}>
        {t('public.signIn')}
      </LinkButton>
    );
  }
  if (!project.actions.some(({ action }) => action === 'evaluate')) return null;
  return (
    <Section title={t('public.rate')}>
      <Card>
        <Stack gap={3}>
          <RatingFive legend={t('fields.level')} value={{ level, reasons: [] }} onChange={(value) => setLevel(value.level)} />
          <TextArea label={t('fields.comment')} maxLength={500} rows={2} value={comment} onChange={setComment} spoken />
          {rate.error ? <ErrorState problem={rate.error} kept={t('ui:steps.kept')} /> : null}
          <Button
            block tone="primary" busy={rate.isPending} disabled={level === undefined}
            onClick={() => rate.mutate({ action: 'evaluate', body: { level, ...(comment.trim() === '' ? {} : { comment: comment.trim() }) } })}
          >
            {t('actions.evaluate')}
          </Button>
        </Stack>
      </Card>
    </Section>
  );
}
