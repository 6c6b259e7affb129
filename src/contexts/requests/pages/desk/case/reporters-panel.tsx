import { EyeOff, Eraser, Printer, UserRound } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { Link } from 'react-router';
import type { Output } from '../../../../../ui/api/types.ts';
import { Button } from '../../../../../ui/desk/antd.ts';
import { Panel } from '../../../../../ui/desk/desk-page.tsx';
import { useTranslation } from '../../../../../ui/i18n/index.ts';
import { Stack, Text } from '../../../../../ui/kit/layout.tsx';
import { StateBadge } from '../../../../../ui/kit/state-badge.tsx';
import { useSession } from '../../../../../ui/session.tsx';
import styles from '../desk.module.css';
import { EraseDialog } from './erase-dialog.tsx';
import type { Case, Reporter } from './types.ts';
import { UnmaskDialog } from './unmask-dialog.tsx';

const unmaskers = ['clerk', 'supervisor', 'workstationLead', 'gridWorker'];
const printers = ['clerk', 'communityOfficer', 'gridWorker', 'workstationLead'];

/** A person in a line: masked as it came, or in full once somebody gave a reason. */
function Person({ reporter, full }: { readonly reporter: Reporter; readonly full: Output<'requests.unmask'> | undefined }): ReactNode {
  const { t } = useTranslation('requests');
  if (reporter.erased) return <Text tone="muted">{t('tracking.erased')}</Text>;
  const name = full ? full.name : reporter.name;
  const phone = full ? full.phone : reporter.phone;
  const helperName = full?.helperName ?? reporter.helper?.name;
  const helperPhone = full ? full.helperPhone : reporter.helper?.phone;
  const anonymous = name === null && phone === null;
  return (
    <>
      <div className={styles.person}>
        <UserRound aria-hidden />
        <strong>{anonymous ? t('desk.reporters.anonymous') : (name ?? t('desk.reporters.noName'))}</strong>
        {phone === null ? null : full ? <a href={`tel:${phone}`}>{phone}</a> : <span>{phone}</span>}
      </div>
      {reporter.helper ? (
        <Text size="small">
          {t('desk.reporters.helper', { name: helperName, relation: t(`options.relation.${reporter.helper.relation}`) })} {helperPhone}
        </Text>
      ) : null}
    </>
  );
}

interface EntryProps {
  readonly record: Case;
  readonly reporter: Reporter;
  readonly onUnmask: () => void;
  readonly onErase: () => void;
  readonly full: Output<'requests.unmask'> | undefined;
}

function Entry({ record, reporter, onUnmask, onErase, full }: EntryProps): ReactNode {
  const { t } = useTranslation('requests');
  const { roles } = useSession();
  const may = (list: readonly string[]): boolean => list.some((role) => roles.has(role));
  const { id, viaNumber, anonymous, erased, name, phone, helper } = reporter;
  const caseId = viaNumber === null ? record.id : record.joined.find(({ number }) => number === viaNumber)?.id;
  const hidden = !erased && !full && (!anonymous || helper !== null) && (name !== null || phone !== null || helper !== null);
  return (
    <li className={styles.reporter}>
      <Person reporter={reporter} full={full} />
      {viaNumber === null ? null : (
        <Text tone="muted" size="small">
          {t('desk.reporters.via')} {caseId ? <Link to={`/requests/${caseId}`}>{viaNumber}</Link> : viaNumber}
        </Text>
      )}
      {full ? <StateBadge tone="soon">{t('desk.reporters.recorded')}</StateBadge> : null}
      <div className={styles.buttons}>
        {hidden && may(unmaskers) ? (
          <Button size="small" icon={<EyeOff size={14} aria-hidden />} onClick={onUnmask}>
            {t('desk.reporters.unmask')}
          </Button>
        ) : null}
        {!erased && caseId !== undefined && may(printers) ? (
          <Link className={styles.small} to={`/requests/${caseId}/receipt/${id}`}>
            <Printer aria-hidden />
            {t('desk.reporters.receipt')}
          </Link>
        ) : null}
        {!erased && roles.has('administrator') ? (
          <Button size="small" danger icon={<Eraser size={14} aria-hidden />} onClick={onErase}>
            {t('actions.erase')}
          </Button>
        ) : null}
      </div>
    </li>
  );
}

/** Who reported: masked; seeing more asks for a reason and is recorded. */
export function ReportersPanel({ record }: { readonly record: Case }): ReactNode {
  const { t } = useTranslation('requests');
  const [asking, setAsking] = useState<Reporter | undefined>(undefined);
  const [erasing, setErasing] = useState<Reporter | undefined>(undefined);
  const [seen, setSeen] = useState<Readonly<Record<string, Output<'requests.unmask'>>>>({});
  return (
    <Panel title={t('desk.reporters.title', { count: record.reporters.length })}>
      <Stack as="ul" gap={3}>
        {record.reporters.map((reporter) => (
          <Entry
            key={reporter.id}
            record={record}
            reporter={reporter}
            full={seen[reporter.id]}
            onUnmask={() => setAsking(reporter)}
            onErase={() => setErasing(reporter)}
          />
        ))}
      </Stack>
      {asking ? (
        <UnmaskDialog
          requestId={record.id}
          reporterId={asking.id}
          onClose={() => setAsking(undefined)}
          onSeen={(full) => {
            setSeen({ ...seen, [asking.id]: full });
            setAsking(undefined);
          }}
        />
      ) : null}
      {erasing ? <EraseDialog requestId={record.id} reporter={erasing} onClose={() => setErasing(undefined)} /> : null}
    </Panel>
  );
}
