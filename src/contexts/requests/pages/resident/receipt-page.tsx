import '../../../../ui/print.css';
import { CircleCheck, Eye, Megaphone, Pencil, Printer, Send } from 'lucide-react';
import type { ReactNode } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { ApiProblem } from '../../../../ui/api/problem.ts';
import { useProblemText } from '../../../../ui/api/use-problem-text.ts';
import { useDraft } from '../../../../ui/draft.ts';
import { useTranslation } from '../../../../ui/i18n/index.ts';
import { Button, LinkButton } from '../../../../ui/kit/button.tsx';
import { Card, Facts, Row, Stack, Text } from '../../../../ui/kit/layout.tsx';
import { Page as Frame } from '../../../../ui/kit/page.tsx';
import { EmptyState, Note } from '../../../../ui/kit/states.tsx';
import { StateBadge } from '../../../../ui/kit/state-badge.tsx';
import { writeDraftPhotos } from '../../../../ui/offline/draft-photos.ts';
import { removeQueued, sendNow, useQueue, useQueueRunner } from '../../../../ui/offline/queue.ts';
import type { QueuedItem } from '../../../../ui/offline/queue-types.ts';
import { CopyButton } from '../shared/copy-button.tsx';
import { type RememberedLink, useLinks } from '../shared/links.ts';
import styles from '../shared/requests.module.css';
import { SecretLink } from '../shared/secret-link.tsx';
import { useCollectSent } from '../shared/use-collect-sent.ts';
import { useDueText } from '../shared/use-next-step.ts';
import { draftOfBody, emptyDraft } from './report/draft.ts';

function ReceiptOf({ link }: { readonly link: RememberedLink }): ReactNode {
  const { t } = useTranslation('requests');
  const dueText = useDueText();
  const who = link.workstationName === null ? t('receipt.whoStreet') : t('receipt.whoThen', { workstation: link.workstationName });
  return (
    <>
      <Card>
        <Stack gap={3}>
          <Row>
            <StateBadge tone="done" icon={CircleCheck}>
              {t('receipt.heading')}
            </StateBadge>
          </Row>
          <div>
            <Text tone="muted" size="small">
              {t('receipt.number')}
            </Text>
            <Row between>
              <strong className={styles.number}>{link.number}</strong>
              <CopyButton text={link.number}>{t('receipt.copyNumber')}</CopyButton>
            </Row>
          </div>
          <Facts
            facts={[
              { label: t('receipt.place'), value: link.placeName },
              { label: t('receipt.who'), value: who },
              { label: t('receipt.when'), value: link.response && dueText(link.response) },
            ]}
          />
          {link.response?.provisional ? <Note>{t('receipt.provisionalHint')}</Note> : null}
        </Stack>
      </Card>
      <SecretLink token={link.token}>
        <Button icon={Printer} onClick={() => window.print()}>
          {t('receipt.print')}
        </Button>
      </SecretLink>
      <div data-print="no">
        <Stack gap={3}>
          <Text>{t('receipt.add')}</Text>
          <Text tone="muted">{t('receipt.remembered')}</Text>
          <LinkButton block icon={Megaphone} to="/report">
            {t('receipt.again')}
          </LinkButton>
        </Stack>
      </div>
    </>
  );
}

function QueuedReport({ item }: { readonly item: QueuedItem }): ReactNode {
  const { t } = useTranslation('requests');
  const { text } = useProblemText();
  const navigate = useNavigate();
  const { set } = useDraft('report', emptyDraft);
  const takeBack = async (): Promise<void> => {
    set(draftOfBody(item.input.body ?? {}));
    await writeDraftPhotos('report', item.photos.map(({ key, blob, id }) => ({ key, blob, state: id === undefined ? 'failed' : 'sent', ...(id === undefined ? {} : { id }) })));
    await removeQueued(item.idempotencyKey);
    await navigate('/report', { replace: true });
  };
  const refused = item.refusal;
  return (
    <Card>
      <Stack gap={4}>
        <Text strong>{item.title}</Text>
        {refused ? (
          <Note tone="late">{t('receipt.queuedRefused', { reason: text(new ApiProblem(refused)) })}</Note>
        ) : (
          <Note tone={item.state === 'sending' ? 'active' : 'soon'}>{t(item.state === 'sending' ? 'receipt.queuedSending' : 'receipt.queuedWaiting')}</Note>
        )}
        {refused ? null : (
          <Button icon={Send} busy={item.state === 'sending'} onClick={() => void sendNow()}>
            {t('receipt.queuedNow')}
          </Button>
        )}
        <Button icon={Pencil} disabled={item.state === 'sending'} onClick={() => void takeBack()}>
          {t('receipt.queuedEdit')}
        </Button>
      </Stack>
    </Card>
  );
}

/** The receipt: number, QR of the secret link, who has it, when to hear; or the report that still waits on this phone. */
export function Page(): ReactNode {
  const { t } = useTranslation('requests');
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const key = search.get('queued');
  const number = search.get('number');
  const queued = useQueue().find((item) => item.idempotencyKey === key);
  const link = useLinks().find((one) => one.number === number);
  useQueueRunner();
  useCollectSent((sent, receipt) => {
    if (sent === key) void navigate(`/receipt?number=${receipt.number}`, { replace: true });
  });
  return (
    <Frame
      title={t(queued ? 'receipt.queuedTitle' : 'receipt.title')}
      back="/"
      footer={
        link ? (
          <LinkButton block tone="primary" icon={Eye} to={`/t/${link.token}`}>
            {t('receipt.open')}
          </LinkButton>
        ) : undefined
      }
    >
      {link ? <ReceiptOf link={link} /> : null}
      {queued && !link ? <QueuedReport item={queued} /> : null}
      {!link && !queued ? (
        <EmptyState
          picture="box"
          title={t('receipt.lost')}
          hint={t('receipt.lostHint')}
          action={
            <LinkButton to="/track" tone="primary">
              {t('track.title')}
            </LinkButton>
          }
        />
      ) : null}
    </Frame>
  );
}
