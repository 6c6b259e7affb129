import { Copy, Megaphone, Trash2 } from 'lucide-react';
import { useEffect, type ReactNode } from 'react';
import { useNavigate, useParams } from 'react-router';
import { useApiQuery } from '../../../../ui/api/hooks.ts';
import { copyText } from '../../../../ui/clipboard.ts';
import { useTranslation } from '../../../../ui/i18n/index.ts';
import { Button, LinkButton } from '../../../../ui/kit/button.tsx';
import { Section, Stack, Text } from '../../../../ui/kit/layout.tsx';
import { Page as Frame } from '../../../../ui/kit/page.tsx';
import { Skeleton } from '../../../../ui/kit/skeleton.tsx';
import { EmptyState, ErrorState, Note } from '../../../../ui/kit/states.tsx';
import { showToast } from '../../../../ui/kit/toast.tsx';
import type { OwnObjection } from '../../contract.ts';
import { ObjectionCard } from './own/objection-card.tsx';
import { forgetObjection, rememberObjection } from './own/remembered.ts';

function Shown({ objection, token }: { readonly objection: OwnObjection; readonly token: string }): ReactNode {
  const { t } = useTranslation('notices');
  const navigate = useNavigate();
  const copy = async (): Promise<void> => {
    const done = await copyText(`${location.origin}/o/${token}`);
    showToast(t(done ? 'own.copied' : 'own.copyFailed'), done ? 'done' : 'late');
  };
  const forget = (): void => {
    forgetObjection(token);
    showToast(t('own.forgotten'));
    void navigate('/objections', { replace: true });
  };
  return (
    <Stack gap={4}>
      <Text size="lead" strong>{objection.noticeTitle}</Text>
      <ObjectionCard objection={objection} />
      {objection.answer === null ? <Note>{t('own.waitHint')}</Note> : null}
      <LinkButton to={`/notices/${objection.noticeNumber}`} icon={Megaphone} block>{t('own.toNotice')}</LinkButton>
      <Section title={t('own.link')}>
        <Stack gap={2}>
          <Note tone="soon">{t('own.keep')}</Note>
          <Button icon={Copy} block onClick={() => void copy()}>{t('own.copy')}</Button>
          <Button icon={Trash2} tone="quiet" onClick={forget}>{t('own.forget')}</Button>
        </Stack>
      </Section>
    </Stack>
  );
}

/** One’s own objection behind its secret link: the words, the answer, the notice; no sign-in needed. */
export function Page(): ReactNode {
  const { t } = useTranslation('notices');
  const { token = '' } = useParams();
  const { data, error, refetch, isFetching } = useApiQuery('notices.readObjection', {}, { trackingToken: token, staleTime: 0 });
  useEffect(() => {
    if (data) rememberObjection({ token, noticeNumber: data.noticeNumber, number: data.number });
  }, [token, data]);
  const missing = error?.status === 404;
  return (
    <Frame title={t('own.one')} back="/objections">
      {missing ? <EmptyState picture="lane" title={t('own.notFound')} hint={t('own.notFoundHint')} action={<LinkButton to="/notices" tone="primary">{t('list.toAll')}</LinkButton>} /> : null}
      {error && !missing ? <ErrorState problem={error} onRetry={() => void refetch()} busy={isFetching} /> : null}
      {!data && !error ? <Skeleton block lines={6} /> : null}
      {data && !missing ? <Shown key={token} objection={data} token={token} /> : null}
    </Frame>
  );
}
