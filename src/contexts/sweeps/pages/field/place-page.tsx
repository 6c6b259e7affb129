import { CircleAlert, CircleCheck, DoorClosed } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useNavigate, useParams } from 'react-router';
import { useDraft } from '../../../../ui/draft.ts';
import { useFormat } from '../../../../ui/format/use-format.ts';
import { useTranslation } from '../../../../ui/i18n/index.ts';
import { Button, LinkButton } from '../../../../ui/kit/button.tsx';
import { TextArea } from '../../../../ui/kit/form/inputs.tsx';
import { Card, Facts, Row, Section, Stack, Text } from '../../../../ui/kit/layout.tsx';
import { Page as Frame } from '../../../../ui/kit/page.tsx';
import { PhotoPicker } from '../../../../ui/kit/photo-picker.tsx';
import { Skeleton } from '../../../../ui/kit/skeleton.tsx';
import { EmptyState } from '../../../../ui/kit/states.tsx';
import { Timeline } from '../../../../ui/kit/timeline.tsx';
import { showToast } from '../../../../ui/kit/toast.tsx';
import { latestPending } from '../../../../ui/offline/pending.ts';
import { enqueue, useOnline, useQueue } from '../../../../ui/offline/queue.ts';
import { QueueBadge, RefusalNote } from '../../../../ui/offline/queued-work.tsx';
import { usePhotos } from '../../../../ui/photos/use-photos.ts';
import { resultTones } from '../shared/results.ts';
import { StandingBadge } from '../shared/sweep-badges.tsx';
import styles from './field.module.css';
import { type Checklist, type ChecklistPlace, useChecklists } from './use-checklists.ts';

const answers = [
  { result: 'found', icon: CircleAlert },
  { result: 'notFound', icon: CircleCheck },
  { result: 'notReachable', icon: DoorClosed },
] as const;
type Result = (typeof answers)[number]['result'];

/** A look this phone still has: waiting, or refused and why. */
function Pending({ placeId }: { readonly placeId: string }): ReactNode {
  const { t } = useTranslation('sweeps');
  const pending = latestPending(useQueue(), 'sweeps.record', 'placeId', placeId);
  if (!pending) return null;
  if (pending.state !== 'refused') return <Row gap={1}><QueueBadge item={pending} /></Row>;
  return <RefusalNote item={pending} words={(reason) => t('field.refused', { reason })} understood={t('field.understood')} />;
}

function Form({ sweep, place }: { readonly sweep: Checklist; readonly place: ChecklistPlace }): ReactNode {
  const { t } = useTranslation('sweeps');
  const navigate = useNavigate();
  const online = useOnline();
  const name = `sweep-${place.id}`;
  const draft = useDraft(name, { remark: '' });
  const photos = usePhotos({ upload: false, draft: name });
  const [wanting, setWanting] = useState<'photo' | 'remark' | undefined>(undefined);
  const [busy, setBusy] = useState(false);
  const remark = draft.value.remark.trim();
  const answer = async (result: Result): Promise<void> => {
    const photoMissing = result === 'found' && photos.photos.length === 0;
    const remarkMissing = place.result === 'found' && result !== 'found' && remark === '';
    setWanting(photoMissing ? 'photo' : remarkMissing ? 'remark' : undefined);
    if (photoMissing || remarkMissing || busy) return;
    setBusy(true);
    await enqueue({
      operation: 'sweeps.record',
      input: { params: { id: sweep.id }, body: { placeId: place.id, result, observedAt: new Date().toISOString(), ...(remark === '' ? {} : { remark }) } },
      photos: photos.photos,
      title: `${place.name} · ${t(`options.result.${result}`)}`,
    });
    draft.clear();
    photos.clear();
    showToast(t(online ? 'field.saved' : 'field.savedOffline'));
    await navigate(`/sweeps/${sweep.id}`, { replace: true });
  };
  return (
    <Stack gap={4}>
      <PhotoPicker photos={photos} label={t('field.photoFirst')} hint={t('field.photoHint')} error={wanting === 'photo' ? t('field.photoMissing') : undefined} />
      <TextArea
        label={t('fields.remark')} rows={2} spoken maxLength={1000} value={draft.value.remark}
        error={wanting === 'remark' ? t('problems.reason-required') : undefined} onChange={(text) => draft.set({ remark: text })}
      />
      <div className={styles.answers} role="group" aria-label={t('field.answer')}>
        {answers.map(({ result, icon }) => (
          <Button key={result} block icon={icon} tone={result === 'found' ? 'primary' : 'secondary'} busy={busy} onClick={() => void answer(result)}>
            {t(`field.answers.${result}`)}
          </Button>
        ))}
      </div>
    </Stack>
  );
}

function Shown({ sweep, place }: { readonly sweep: Checklist; readonly place: ChecklistPlace }): ReactNode {
  const { t } = useTranslation('sweeps');
  const format = useFormat();
  return (
    <>
      <Stack gap={3}>
        <Row gap={1}>
          <StandingBadge place={place} />
        </Row>
        <Pending placeId={place.id} />
        <Card>
          <Stack gap={2}>
            <Text strong>{sweep.question}</Text>
            <Facts
              facts={[
                { label: t('field.where'), value: [place.placeName, place.gridName].filter(Boolean).join(' · ') },
                { label: t('fields.address'), value: place.address },
                { label: t('place.case'), value: place.case?.number },
                { label: t('field.nextTry'), value: place.nextTryFrom === null ? undefined : format.dateTime(place.nextTryFrom) },
              ]}
            />
          </Stack>
        </Card>
      </Stack>
      {place.mayRecord ? <Form sweep={sweep} place={place} /> : null}
      {place.facts.length > 0 ? (
        <Section title={t('field.before')}>
          <Card>
            <Timeline
              entries={place.facts.map((fact) => ({
                id: fact.id, title: t(`options.result.${fact.result}`), at: fact.observedAt, who: t(`roles.${fact.role}`), text: fact.remark ?? undefined,
                photos: fact.photos.map((id) => ({ id })), tone: resultTones[fact.result],
              }))}
            />
          </Card>
        </Section>
      ) : null}
    </>
  );
}

/** One place: photos first, then one of three answers; kept on the phone until it is sent. */
export function Page(): ReactNode {
  const { t } = useTranslation('sweeps');
  const { id = '', placeId = '' } = useParams();
  const { items, loading } = useChecklists();
  const sweep = items.find((one) => one.id === id);
  const place = sweep?.places.find((one) => one.id === placeId);
  return (
    <Frame title={place?.name ?? t('field.title')} documentTitle={place && sweep ? `${place.name} · ${sweep.title}` : t('field.title')} back={`/sweeps/${id}`}>
      {loading ? <Skeleton block lines={8} /> : null}
      {!loading && (!sweep || !place) ? (
        <EmptyState
          picture="lane"
          title={t('field.gone')}
          hint={t('field.goneHint')}
          action={
            <LinkButton to="/" tone="primary">
              {t('field.back')}
            </LinkButton>
          }
        />
      ) : null}
      {sweep && place ? <Shown sweep={sweep} place={place} /> : null}
    </Frame>
  );
}
