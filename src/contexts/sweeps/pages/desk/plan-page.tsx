import { useEffect, useState, type ReactNode } from 'react';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import { useApiMutation, useApiQuery } from '../../../../ui/api/hooks.ts';
import type { Output } from '../../../../ui/api/types.ts';
import { DeskPage } from '../../../../ui/desk/desk-page.tsx';
import { usePlace } from '../../../../ui/desk/place.tsx';
import { useTranslation } from '../../../../ui/i18n/index.ts';
import { Skeleton } from '../../../../ui/kit/skeleton.tsx';
import { ErrorState } from '../../../../ui/kit/states.tsx';
import { emptyPlan, type PlanDraft } from './plan/draft.ts';
import { PlanForm } from './plan/plan-form.tsx';

type Case = Output<'requests.read'>;
type Sweep = Output<'sweeps.read'>;

/** What a case hands on: what it is about, its category, and how it is to be solved. */
function planFromCase(source: Case): Partial<PlanDraft> {
  const { plan, categoryId, title, text, originalText } = source;
  return {
    title: title.slice(0, 60),
    question: (text ?? originalText).slice(0, 500),
    ...(categoryId === null ? {} : { categoryId }),
    ...(plan ? { measure: plan.measure.slice(0, 500), measureKind: plan.measureKind, plannedAmountFen: plan.plannedAmountFen ?? undefined } : {}),
  };
}

function planFromSweep(sweep: Sweep): PlanDraft {
  const { scope, places } = sweep;
  const names = new Map(places.map(({ compoundId, name }) => [compoundId, name]));
  return {
    title: sweep.title, question: sweep.question, categoryId: sweep.categoryId ?? undefined, by: scope.by, divisionCode: scope.divisionCode, managed: scope.managed,
    gridCodes: scope.gridCodes, workstationIds: scope.workstationIds, picked: scope.compoundIds.map((id) => ({ id, name: names.get(id) ?? id })),
    addresses: scope.addresses.map(({ text }) => text), leftOutIds: scope.leftOutIds, dueOn: sweep.dueOn, measure: sweep.measure ?? '',
    measureKind: sweep.measureKind ?? '', plannedAmountFen: sweep.plannedAmountFen ?? undefined,
  };
}

/** A new sweep, by hand or from a case. */
function NewPlan({ source }: { readonly source: Case | undefined }): ReactNode {
  const { t } = useTranslation('sweeps');
  const navigate = useNavigate();
  const { place } = usePlace();
  const [startAfter, setStartAfter] = useState(false);
  const start = useApiMutation('sweeps.start', { onSuccess: ({ id }) => void navigate(`/sweeps/${id}`) });
  const draft = useApiMutation('sweeps.draft', {
    onSuccess: ({ id, version }) => {
      if (startAfter) start.mutate({ params: { id }, body: { baseVersion: version } });
      else void navigate(`/sweeps/${id}`);
    },
  });
  const initial: PlanDraft = { ...emptyPlan, divisionCode: place?.code ?? '', ...(source ? planFromCase(source) : {}) };
  return (
    <DeskPage title={t('plan.new')}>
      <PlanForm
        initial={initial}
        source={source}
        busy={draft.isPending || start.isPending}
        problem={draft.error ?? start.error}
        onSave={(body, andStart) => {
          setStartAfter(andStart);
          draft.mutate({ body: { ...body, ...(source ? { sourceId: source.id } : {}) } });
        }}
      />
    </DeskPage>
  );
}

/** A draft that is changed before it starts. */
function ChangedPlan({ sweep }: { readonly sweep: Sweep }): ReactNode {
  const { t } = useTranslation('sweeps');
  const navigate = useNavigate();
  const revise = useApiMutation('sweeps.revise', { onSuccess: ({ id }) => void navigate(`/sweeps/${id}`) });
  return (
    <DeskPage title={t('plan.change', { number: sweep.number })}>
      <PlanForm
        initial={planFromSweep(sweep)}
        editing
        source={undefined}
        sourceId={sweep.sourceId ?? undefined}
        busy={revise.isPending}
        problem={revise.error}
        onSave={(body) => revise.mutate({ params: { id: sweep.id }, body: { ...body, baseVersion: sweep.version } })}
      />
    </DeskPage>
  );
}

/** Plans a sweep: question, scope with a preview of its places, deadline, and what each find is to begin with. */
export function Page(): ReactNode {
  const { t } = useTranslation('sweeps');
  const { id } = useParams();
  const [search] = useSearchParams();
  const { place } = usePlace();
  const from = search.get('from') ?? undefined;
  const source = useApiQuery('requests.read', { params: { id: from ?? '' } }, { enabled: from !== undefined });
  const sweep = useApiQuery('sweeps.read', { params: { id: id ?? '' } }, { enabled: id !== undefined });
  const [ready, setReady] = useState(false);
  useEffect(() => {
    if (place) setReady(true);
  }, [place]);
  const problem = source.error ?? sweep.error;
  if (problem) {
    return (
      <DeskPage title={t('plan.new')}>
        <ErrorState problem={problem} />
      </DeskPage>
    );
  }
  if (id !== undefined && sweep.data) return <ChangedPlan key={sweep.data.id} sweep={sweep.data} />;
  if (id === undefined && ready && (from === undefined || source.data)) return <NewPlan source={source.data} />;
  return (
    <DeskPage title={t('plan.new')}>
      <Skeleton lines={8} />
    </DeskPage>
  );
}
