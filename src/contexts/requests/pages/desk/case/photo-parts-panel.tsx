import { Eye, ScanFace } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { photoAddress } from '../../../../../ui/api/files.ts';
import { Panel } from '../../../../../ui/desk/desk-page.tsx';
import { useTranslation } from '../../../../../ui/i18n/index.ts';
import { Button } from '../../../../../ui/kit/button.tsx';
import { useSession } from '../../../../../ui/session.tsx';
import { RedactDialog } from './redact/redact-dialog.tsx';
import styles from './redact/redact.module.css';
import { WholePhotoDialog } from './redact/whole-photo-dialog.tsx';
import type { Case } from './types.ts';

/** Every photo of the case once, in the order they came. */
function photosOf(record: Case): readonly { readonly id: string; readonly stage: string }[] {
  const all = [...record.photos, ...[...record.steps].reverse().flatMap(({ photos }) => photos)];
  return [...new Map(all.map((photo) => [photo.id, photo])).values()];
}

/** The photos of the case, to make faces and number plates unrecognisable before or after they are public. */
export function PhotoPartsPanel({ record }: { readonly record: Case }): ReactNode {
  const { t } = useTranslation('requests');
  const { roles } = useSession();
  const [open, setOpen] = useState<{ readonly photoId: string; readonly task: 'redact' | 'whole' } | undefined>(undefined);
  const photos = photosOf(record);
  const mayRedact = roles.has('clerk') || roles.has('supervisor');
  const redacted = new Set(record.redactedPhotos);
  if (photos.length === 0 || (!mayRedact && redacted.size === 0)) return null;
  const shown = mayRedact ? photos : photos.filter(({ id }) => redacted.has(id));
  return (
    <Panel title={t('desk.redact.panel', { count: redacted.size })}>
      <ul className={styles.photos}>
        {shown.map(({ id, stage }, index) => (
          <li key={id}>
            <img src={`${photoAddress(id, 'thumbnail')}#${record.version}`} alt={`${t('desk.redact.photo')} ${index + 1} · ${t(`actions.${stage}`)}`} loading="lazy" />
            {mayRedact ? (
              <Button tone="quiet" icon={ScanFace} aria-label={`${t('desk.redact.open')} ${index + 1}`} onClick={() => setOpen({ photoId: id, task: 'redact' })}>
                {t(redacted.has(id) ? 'desk.redact.change' : 'desk.redact.open')}
              </Button>
            ) : null}
            {redacted.has(id) ? (
              <Button tone="quiet" icon={Eye} aria-label={`${t('desk.redact.show')} ${index + 1}`} onClick={() => setOpen({ photoId: id, task: 'whole' })}>
                {t('desk.redact.show')}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      {open?.task === 'redact' ? <RedactDialog requestId={record.id} photoId={open.photoId} onClose={() => setOpen(undefined)} /> : null}
      {open?.task === 'whole' ? <WholePhotoDialog requestId={record.id} photoId={open.photoId} onClose={() => setOpen(undefined)} /> : null}
    </Panel>
  );
}
