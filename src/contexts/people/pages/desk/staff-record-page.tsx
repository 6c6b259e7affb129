import { useState, type ReactNode } from 'react';
import { useParams } from 'react-router';
import { useApiMutation, useApiQuery } from '../../../../ui/api/hooks.ts';
import { DeskPage, Panel, RecordPage } from '../../../../ui/desk/desk-page.tsx';
import { useFormat } from '../../../../ui/format/use-format.ts';
import { useTranslation } from '../../../../ui/i18n/index.ts';
import { Button } from '../../../../ui/kit/button.tsx';
import { Dialog } from '../../../../ui/kit/dialog.tsx';
import { Facts, Text } from '../../../../ui/kit/layout.tsx';
import { List, ListItem } from '../../../../ui/kit/list.tsx';
import { Skeleton } from '../../../../ui/kit/skeleton.tsx';
import { EmptyState, ErrorState } from '../../../../ui/kit/states.tsx';
import { showToast } from '../../../../ui/kit/toast.tsx';
import { DateTime } from '../../../../ui/kit/values.tsx';
import { OneTimeLink, type OneTimeLinkValue } from './one-time-link.tsx';
import { StaffActions } from './staff-actions.tsx';
import { StaffHistory } from './staff-history.tsx';
import { type Staff, StaffState } from './staff-state.tsx';

type Assignment = Staff['assignments'][number];

function EndRole({ staffId, assignment, onClose }: { readonly staffId: string; readonly assignment: Assignment; readonly onClose: () => void }): ReactNode {
  const { t } = useTranslation('people');
  const end = useApiMutation('people.endAssignment', {
    onSuccess: () => {
      showToast(t('done.endRole'));
      onClose();
    },
  });
  return (
    <Dialog
      open
      title={t('actions.endRole')}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t('ui:cancel')}</Button>
          <Button tone="danger" busy={end.isPending} onClick={() => end.mutate({ params: { id: staffId, assignmentId: assignment.id } })}>
            {t('actions.endRole')}
          </Button>
        </>
      }
    >
      <Text>{t('actionHints.endRole', { role: t(`roles.${assignment.role}`), place: assignment.placeName })}</Text>
      {end.error ? <ErrorState problem={end.error} /> : null}
    </Dialog>
  );
}

function Roles({ staff }: { readonly staff: Staff }): ReactNode {
  const { t } = useTranslation('people');
  const format = useFormat();
  const [ending, setEnding] = useState<Assignment | undefined>(undefined);
  const span = ({ validFrom, validTo }: Assignment): string =>
    [t('staff.from', { date: format.date(validFrom) }), validTo ? t('staff.until', { date: format.date(validTo) }) : t('staff.longTerm')].join(' · ');
  if (staff.assignments.length === 0) return <Text tone="muted">{t('staff.noRoles')}</Text>;
  return (
    <>
      <List label={t('staff.roles')}>
        {staff.assignments.map((assignment) => (
          <ListItem
            key={assignment.id}
            title={`${t(`roles.${assignment.role}`)} · ${assignment.placeName}`}
            detail={span(assignment)}
            aside={
              staff.actions.includes('assign') ? (
                <Button tone="quiet" onClick={() => setEnding(assignment)}>
                  {t('actions.endRole')}
                </Button>
              ) : undefined
            }
          />
        ))}
      </List>
      {ending ? <EndRole staffId={staff.id} assignment={ending} onClose={() => setEnding(undefined)} /> : null}
    </>
  );
}

/** One member of staff: roles, history, and what may be done. */
export function Page(): ReactNode {
  const { t } = useTranslation('people');
  const { id = '' } = useParams();
  const [link, setLink] = useState<OneTimeLinkValue | undefined>(undefined);
  const { data: staff, error, refetch } = useApiQuery('people.getStaff', { params: { id } });
  if (!staff) {
    return (
      <DeskPage title={t('staff.title')}>
        {error?.status === 404 ? (
          <EmptyState title={t('staff.notFound')} />
        ) : error ? (
          <ErrorState problem={error} onRetry={() => void refetch()} />
        ) : (
          <Skeleton lines={8} />
        )}
      </DeskPage>
    );
  }
  return (
    <RecordPage title={staff.displayName} badges={<StaffState state={staff.state} />} aside={<StaffActions staff={staff} onLink={setLink} />}>
      <Panel title={t('staff.facts')}>
        <Facts
          facts={[
            { label: t('fields.userName'), value: staff.userName },
            { label: t('fields.phone'), value: staff.phoneMasked },
            { label: t('columns.createdAt'), value: <DateTime value={staff.createdAt} as="full" /> },
            {
              label: t('staff.lastSignedIn'),
              value: staff.lastSignedInAt ? <DateTime value={staff.lastSignedInAt} as="full" /> : t('staff.never'),
            },
          ]}
        />
      </Panel>
      <Panel title={t('staff.roles')}>
        <Roles staff={staff} />
      </Panel>
      <Panel title={t('staff.history')}>
        <StaffHistory id={staff.id} />
      </Panel>
      <OneTimeLink link={link} onClose={() => setLink(undefined)} />
    </RecordPage>
  );
}
