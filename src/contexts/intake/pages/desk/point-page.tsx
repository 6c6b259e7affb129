import { ExternalLink, Pencil, Printer } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useParams } from 'react-router';
import { useApiQuery } from '../../../../ui/api/hooks.ts';
import { Button, Drawer } from '../../../../ui/desk/antd.ts';
import { DeskPage, Panel, RecordPage } from '../../../../ui/desk/desk-page.tsx';
import { useTranslation } from '../../../../ui/i18n/index.ts';
import { LinkButton } from '../../../../ui/kit/button.tsx';
import { Facts } from '../../../../ui/kit/layout.tsx';
import { QrCode } from '../../../../ui/kit/qr-code.tsx';
import { Skeleton } from '../../../../ui/kit/skeleton.tsx';
import { StateBadge } from '../../../../ui/kit/state-badge.tsx';
import { EmptyState, ErrorState } from '../../../../ui/kit/states.tsx';
import { Counts } from '../shared/counts.tsx';
import { MatterList } from '../shared/matter-list.tsx';
import { EmptyingsPanel } from './emptyings-panel.tsx';
import { type Point, PointForm } from './point-form.tsx';
import { SlipEntry } from './slip-entry.tsx';
import styles from './intake.module.css';

function PointView({ point }: { readonly point: Point }): ReactNode {
  const { t } = useTranslation('intake');
  const [editing, setEditing] = useState(false);
  const [emptyingId, setEmptyingId] = useState<string | undefined>(undefined);
  const { id, code, kind } = point;
  return (
    <RecordPage
      title={point.name}
      badges={
        <>
          <StateBadge tone={point.open ? 'done' : 'neutral'}>{t(point.open ? 'points.inUse' : 'points.notInUse')}</StateBadge>
          <span>{t(`options.kind.${kind}`)}</span>
          <span>{point.placeName}</span>
        </>
      }
      actions={
        <>
          <LinkButton to={`/channel-points/${id}/poster`} icon={Printer} tone="primary">
            {t('poster.title')}
          </LinkButton>
          {point.mayEdit ? (
            <Button icon={<Pencil size={16} aria-hidden />} onClick={() => setEditing(true)}>
              {t('points.edit')}
            </Button>
          ) : null}
          <a className={styles.outside} href={`/v/${code}`} target="_blank" rel="noreferrer">
            <ExternalLink aria-hidden />
            {t('points.publicPage')}
          </a>
        </>
      }
      aside={
        <>
          <Panel title={t('points.facts')}>
            <QrCode text={`${location.origin}/v/${code}`} label={t('poster.scan')} size={160} />
            <Facts
              facts={[
                { label: t('fields.code'), value: code },
                { label: t('fields.address'), value: point.address },
                { label: t('fields.about'), value: point.about },
                { label: t('fields.openedOn'), value: point.openedOn },
                { label: t('fields.closedOn'), value: point.closedOn },
              ]}
            />
          </Panel>
          {kind === 'wishBox' ? <EmptyingsPanel point={point} chosen={emptyingId} onChoose={setEmptyingId} /> : null}
        </>
      }
    >
      <Counts counts={point.counts} origin={`channelPoint:${id}`} />
      {point.mayEnter ? <SlipEntry operation="intake.enterWish" id={id} divisionCode={point.divisionCode} placeName={point.placeName} emptyingId={emptyingId} /> : null}
      <Panel title={t('matters.title')}>
        <MatterList matters={point.matters} more={point.moreMatters} emptyHint={t('matters.emptyPoint')} />
      </Panel>
      <Drawer mask={false} open={editing} onClose={() => setEditing(false)} destroyOnHidden title={t('points.edit')}>
        {editing ? <PointForm point={point} onDone={() => setEditing(false)} /> : null}
      </Drawer>
    </RecordPage>
  );
}

/** One wish box, bridge, station or window with all that came in through it. */
export function Page(): ReactNode {
  const { t } = useTranslation('intake');
  const { id = '' } = useParams();
  const { data, error, refetch } = useApiQuery('intake.readPoint', { params: { id } });
  if (data) return <PointView key={data.id} point={data} />;
  return (
    <DeskPage title={t('points.title')}>
      {error?.status === 404 ? (
        <EmptyState title={t('points.notFound')} action={<LinkButton to="/channel-points">{t('points.toList')}</LinkButton>} />
      ) : error ? (
        <ErrorState problem={error} onRetry={() => void refetch()} />
      ) : (
        <Skeleton lines={10} />
      )}
    </DeskPage>
  );
}
