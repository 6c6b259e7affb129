import { Bell, BellRing } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useLocation } from 'react-router';
import { useApiMutation, useApiQuery } from '../../../../../ui/api/hooks.ts';
import { useLanguage, useTranslation } from '../../../../../ui/i18n/index.ts';
import { Button, LinkButton } from '../../../../../ui/kit/button.tsx';
import { Dialog } from '../../../../../ui/kit/dialog.tsx';
import { ChoiceList } from '../../../../../ui/kit/form/choices.tsx';
import { Stack } from '../../../../../ui/kit/layout.tsx';
import { Note } from '../../../../../ui/kit/states.tsx';
import { showToast } from '../../../../../ui/kit/toast.tsx';
import { useProblemText } from '../../../../../ui/api/use-problem-text.ts';
import { useSession } from '../../../../../ui/session.tsx';
import type { FollowAbout, Frequency } from '../../../contract.ts';

export const frequencies: readonly Frequency[] = ['immediate', 'daily', 'weekly'];

function targetOf(about: FollowAbout): string {
  return about.kind === 'case' ? about.number : about.kind === 'division' ? about.code : about.compoundId;
}

/** Follows a case or a place: visitors sign in first, residents choose how often they hear. */
export function FollowButton({ about, label }: { readonly about: FollowAbout; readonly label: string }): ReactNode {
  const { t } = useTranslation('requests');
  const { kind } = useSession();
  const { pathname, search } = useLocation();
  const language = useLanguage();
  const words = useProblemText();
  const [open, setOpen] = useState(false);
  const [frequency, setFrequency] = useState<Frequency>('immediate');
  const resident = kind === 'resident';
  const { data } = useApiQuery('requests.listSubscriptions', {}, { enabled: resident });
  const known = data?.items.find((one) => one.kind === about.kind && one.target === targetOf(about));
  const done = (text: string) => () => {
    setOpen(false);
    showToast(text, 'done');
  };
  const follow = useApiMutation('requests.follow', { onSuccess: done(t('follow.done')) });
  const end = useApiMutation('requests.unfollow', { onSuccess: done(t('follow.ended')) });
  if (kind === 'staff') return null;
  if (!resident) return <LinkButton icon={Bell} to={`/sign-in?next=${encodeURIComponent(pathname + search)}`}>{t('follow.signIn')}</LinkButton>;
  return (
    <>
      <Button
        icon={known ? BellRing : Bell}
        onClick={() => {
          setFrequency(known?.frequency ?? 'immediate');
          setOpen(true);
        }}
      >
        {known ? t('follow.following') : label}
      </Button>
      <Dialog
        open={open}
        title={label}
        onClose={() => setOpen(false)}
        actions={
          <>
            {known ? <Button busy={end.isPending} onClick={() => end.mutate({ params: { id: known.id } })}>{t('follow.end')}</Button> : null}
            <Button tone="primary" busy={follow.isPending} onClick={() => follow.mutate({ body: { about, frequency, language } })}>{t('follow.follow')}</Button>
          </>
        }
      >
        <Stack gap={3}>
          <ChoiceList legend={t('follow.how')} choices={frequencies.map((value) => ({ value, label: t(`follow.frequency.${value}`) }))} value={frequency} onChange={setFrequency} />
          {follow.error ? <Note tone="late">{words.text(follow.error)}</Note> : null}
        </Stack>
      </Dialog>
    </>
  );
}
