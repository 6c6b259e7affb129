import { Plus } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useApiQuery } from '../../../../ui/api/hooks.ts';
import { Drawer } from '../../../../ui/desk/antd.ts';
import { DeskPage } from '../../../../ui/desk/desk-page.tsx';
import { useTranslation } from '../../../../ui/i18n/index.ts';
import { Button } from '../../../../ui/kit/button.tsx';
import { Skeleton } from '../../../../ui/kit/skeleton.tsx';
import { StateBadge } from '../../../../ui/kit/state-badge.tsx';
import { EmptyState, ErrorState } from '../../../../ui/kit/states.tsx';
import { Money } from '../../../../ui/kit/values.tsx';
import { useSession } from '../../../../ui/session.tsx';
import type { Contractor } from '../../contract.ts';
import styles from '../shared/projects.module.css';
import { ContractorForm } from './contractors/contractor-form.tsx';

function ContractorTable({ items, onOpen }: { readonly items: readonly Contractor[]; readonly onOpen: (contractor: Contractor) => void }): ReactNode {
  const { t } = useTranslation('projects');
  return (
    <div className={styles.scroll}>
      <table className={styles.table} aria-label={t('nav.contractors')}>
        <thead>
          <tr>
            {(['name', 'creditCode', 'contactName', 'workTypes', 'state'] as const).map((name) => (
              <th key={name} scope="col">
                {t(`fields.${name}`)}
              </th>
            ))}
            <th scope="col" className={styles.right}>{t('contractor.projects')}</th>
            <th scope="col" className={styles.right}>{t('contractor.paid')}</th>
            <th scope="col" className={styles.right}>{t('show.rating')}</th>
          </tr>
        </thead>
        <tbody>
          {items.map((one) => (
            <tr key={one.id}>
              <td>{one.editable ? <Button tone="quiet" onClick={() => onOpen(one)}>{one.name}</Button> : one.name}</td>
              <td>{one.creditCode}</td>
              <td>{[one.contactName, one.phone].filter(Boolean).join(' ')}</td>
              <td>{one.workTypes.map((type) => t(`options.workType.${type}`)).join(t('show.comma'))}</td>
              <td>
                <StateBadge tone={one.state === 'active' ? 'done' : 'late'}>{t(`options.state.${one.state}`)}</StateBadge>
              </td>
              <td className={styles.right}>{one.projects}</td>
              <td className={styles.right}>
                <Money fen={one.paidFen} />
              </td>
              <td className={styles.right}>{one.rating === null ? '—' : one.rating.toFixed(1)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The register of contractors: who may be given work, what they did and what they were paid by the ledger. */
export function Page(): ReactNode {
  const { t } = useTranslation('projects');
  const { roles } = useSession();
  const [open, setOpen] = useState<Contractor | 'new' | undefined>(undefined);
  const { data, error, refetch } = useApiQuery('projects.listContractors', {});
  const mayRegister = ['clerk', 'workstationLead', 'communityOfficer', 'accountant'].some((role) => roles.has(role));
  return (
    <DeskPage
      title={t('nav.contractors')}
      actions={mayRegister ? <Button tone="primary" icon={Plus} onClick={() => setOpen('new')}>{t('contractor.register')}</Button> : null}
    >
      {error ? <ErrorState problem={error} onRetry={() => void refetch()} /> : null}
      {!data && !error ? <Skeleton lines={8} /> : null}
      {data?.items.length === 0 ? <EmptyState picture="box" title={t('contractor.empty')} hint={t('contractor.emptyHint')} /> : null}
      {data && data.items.length > 0 ? <ContractorTable items={data.items} onOpen={setOpen} /> : null}
      <Drawer open={open !== undefined} onClose={() => setOpen(undefined)} title={open === 'new' ? t('contractor.register') : open?.name} destroyOnHidden>
        {open === undefined ? null : <ContractorForm key={open === 'new' ? 'new' : open.id} contractor={open === 'new' ? undefined : open} onDone={() => setOpen(undefined)} />}
      </Drawer>
    </DeskPage>
  );
}
