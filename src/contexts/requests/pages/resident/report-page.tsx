import { useEffect, useState, type ReactNode } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { useApiMutation, useApiQuery } from '../../../../ui/api/hooks.ts';
import { ApiProblem } from '../../../../ui/api/problem.ts';
import { useProblemText } from '../../../../ui/api/use-problem-text.ts';
import { useDraft } from '../../../../ui/draft.ts';
import { useTranslation } from '../../../../ui/i18n/index.ts';
import { TextArea } from '../../../../ui/kit/form/inputs.tsx';
import { PhotoPicker } from '../../../../ui/kit/photo-picker.tsx';
import { StepForm } from '../../../../ui/kit/step-form.tsx';
import { showToast } from '../../../../ui/kit/toast.tsx';
import { useDisplay } from '../../../../ui/mode.ts';
import { writeDraftPhotos } from '../../../../ui/offline/draft-photos.ts';
import { enqueue, useOnline } from '../../../../ui/offline/queue.ts';
import { Slot } from '../../../../ui/slot.tsx';
import { usePhotos } from '../../../../ui/photos/use-photos.ts';
import { linkOfReceipt, rememberLink } from '../shared/links.ts';
import { MorePlaces } from '../shared/more-places.tsx';
import { isPlace, PlaceField } from '../shared/place-field.tsx';
import { CategoryPicker } from './report/category-picker.tsx';
import { attemptOf, bodyOf, emptyDraft, longestText, textHindrance, type Where, whoHindrance } from './report/draft.ts';
import { SimilarList } from './report/similar-list.tsx';
import { WhoStep } from './report/who-step.tsx';

const draftName = 'report';

/** The step a refused field belongs to. */
function stepOfField(problem: ApiProblem): string | undefined {
  const field = problem.fields[0]?.field;
  if (field === undefined) return undefined;
  if (field.startsWith('where') || field.startsWith('alsoAt')) return 'where';
  return field.startsWith('who') ? undefined : 'what';
}

/** 我要反映: what, where, who; nothing is asked before sending except what and where. */
export function Page(): ReactNode {
  const { t } = useTranslation('requests');
  const navigate = useNavigate();
  const [search, setSearch] = useSearchParams();
  const via = search.get('via');
  const elder = useDisplay().mode === 'elder';
  const online = useOnline();
  const { forField } = useProblemText();
  const { value: draft, set, clear, restored } = useDraft(draftName, emptyDraft);
  const photos = usePhotos({ draft: draftName });
  const [queueProblem, setQueueProblem] = useState<unknown>(undefined);
  const { data: known } = useApiQuery('requests.listCategories', { query: {} }, { staleTime: 3_600_000 });

  useEffect(() => {
    if (via !== null && /^[2-9A-HJ-NP-Z]{6}$/u.test(via)) set({ via });
    // The setter is new on every drawing.
  }, [via]);
  // Without a network the receipt's page could not be fetched any more: it comes along while the form is written.
  useEffect(() => {
    void import('./receipt-page.tsx').catch(() => undefined);
  }, []);

  const forget = (): void => {
    clear();
    photos.clear();
    void writeDraftPhotos(draftName, []);
  };
  /** Joined to what is known already: nothing is left to send, the matter's own page goes on. */
  const join = (number: string, words: string): void => {
    forget();
    showToast(words, 'done');
    void navigate(`/r/${number}`, { replace: true });
  };
  const keepForLater = async (key: string): Promise<void> => {
    const body = bodyOf(draft);
    if (!body) return;
    try {
      await enqueue({ operation: 'requests.report', input: { body }, photos: photos.photos, title: body.text.slice(0, 40), idempotencyKey: key });
    } catch {
      setQueueProblem(new ApiProblem({ status: 0, code: 'offline', context: 'requests' }));
      return;
    }
    forget();
    await navigate(`/receipt?queued=${key}`, { replace: true });
  };

  const report = useApiMutation('requests.report', {
    onSuccess: async (receipt) => {
      rememberLink(linkOfReceipt(receipt, draft.text, Date.now()));
      forget();
      await navigate(`/receipt?number=${receipt.number}`, { replace: true });
    },
    onError: (problem) => {
      if (problem.status === 0 && draft.attempt) void keepForLater(draft.attempt.key);
      const step = stepOfField(problem);
      if (step !== undefined) setSearch({ step });
    },
  });

  const send = (): void => {
    const attempt = attemptOf(draft, photos.photos.map(({ key }) => key));
    set({ attempt });
    const body = bodyOf(draft);
    if (!body || report.isPending) return;
    // Photos still on their way go with the report through the queue: nobody waits for them.
    if (!online || photos.busy || photos.failed) void keepForLater(attempt.key);
    else report.mutate({ body: { ...body, photos: [...photos.ids] }, idempotencyKey: attempt.key });
  };

  const refusedPhoto = photos.photos.some(({ state, problem }) => state === 'failed' && problem instanceof ApiProblem && !problem.retryable);
  const text = textHindrance(draft.text);
  const who = whoHindrance(draft);
  const category = known?.items.find(({ id }) => id === draft.categoryId);
  const limit = category?.response ?? known?.withoutCategory.response ?? { amount: 1, unit: 'workingDays' };
  const phoneError = forField(report.error, 'who') ?? (who === 'phoneWrong' ? t('report.phoneWrong') : undefined);

  return (
    <StepForm
      title={t('report.title')}
      submitLabel={online ? t('report.submit', { limit: t(`report.limits.${limit.unit}`, { count: limit.amount }) }) : t('report.submitOffline')}
      onSubmit={send}
      busy={report.isPending}
      problem={queueProblem ?? (report.error?.status === 0 ? undefined : report.error)}
      onDiscardDraft={restored ? forget : undefined}
      steps={[
        {
          id: 'what',
          question: t('report.whatQuestion'),
          hint: t('report.whatHint'),
          check: () => (text !== undefined ? t(`report.${text}`, { count: longestText }) : refusedPhoto ? t('report.photosBroken') : undefined),
          content: (
            <>
              {draft.via ? <Slot name="report.via" record={{ code: draft.via }} /> : null}
              <PhotoPicker photos={photos} label={t('report.photos')} hint={t('report.photosHint')} error={forField(report.error, 'photos')} />
              <TextArea
                label={t('report.text')}
                required
                spoken
                rows={4}
                maxLength={longestText}
                placeholder={t('report.textPlaceholder')}
                error={forField(report.error, 'text')}
                value={draft.text}
                onChange={(value) => set({ text: value })}
              />
              {elder ? null : (
                <CategoryPicker categories={known?.items ?? []} text={draft.text} value={draft.categoryId} onChange={(categoryId) => set({ categoryId })} />
              )}
            </>
          ),
        },
        {
          id: 'where',
          question: t('report.whereQuestion'),
          hint: t('report.whereHint'),
          check: () => (isPlace(draft.where) ? undefined : t('report.whereMissing')),
          content: (
            <>
              {draft.via && !draft.where ? <Slot name="report.via" record={{ code: draft.via, choose: (where: Where) => set({ where }) }} /> : null}
              <PlaceField value={draft.where} onChange={(where) => set({ where })} error={forField(report.error, 'where')} />
              {isPlace(draft.where) && !elder ? <MorePlaces places={draft.alsoAt} onChange={(alsoAt) => set({ alsoAt })} errorOf={(index) => forField(report.error, `alsoAt.${index}`)} /> : null}
              <SimilarList draft={draft} onJoined={join} />
            </>
          ),
        },
        {
          id: 'who',
          question: t('report.whoQuestion'),
          hint: t('report.whoHint'),
          check: () => (who === undefined ? undefined : t(`report.${who}`)),
          content: <WhoStep draft={draft} set={set} phoneError={draft.phone !== '' || report.error ? phoneError : undefined} />,
        },
      ]}
    />
  );
}
