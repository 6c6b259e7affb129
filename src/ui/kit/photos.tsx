import { useState, type ReactNode } from 'react';
import { useTranslation } from '../i18n/index.ts';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';
import { Row } from './layout.tsx';
import styles from './photos.module.css';
import { StoredImage } from './stored-image.tsx';

/** A stored photo to show. */
export interface ShownPhoto {
  readonly id: string;
  /** What it shows; “照片 1” unless said. */
  readonly alt?: string;
}

/** Stored photos as thumbnails; a tap shows one large, with its neighbours a button away. */
export function PhotoGrid({ photos }: { readonly photos: readonly ShownPhoto[] }): ReactNode {
  const { t } = useTranslation();
  const [open, setOpen] = useState<number | undefined>(undefined);
  const name = (photo: ShownPhoto, index: number): string => photo.alt ?? t('photos.name', { number: index + 1 });
  const shown = open === undefined ? undefined : photos[open];
  return (
    <>
      <ul className={styles.grid}>
        {photos.map((photo, index) => (
          <li key={photo.id} className={styles.cell}>
            <button type="button" className={styles.fill} onClick={() => setOpen(index)}>
              <StoredImage id={photo.id} size="thumbnail" alt={name(photo, index)} lazy />
            </button>
          </li>
        ))}
      </ul>
      <Dialog
        wide
        open={shown !== undefined}
        title={shown && open !== undefined ? name(shown, open) : ''}
        onClose={() => setOpen(undefined)}
        actions={
          photos.length > 1 && open !== undefined ? (
            <Row>
              <Button disabled={open === 0} onClick={() => setOpen(open - 1)}>
                {t('photos.previous')}
              </Button>
              <Button disabled={open === photos.length - 1} onClick={() => setOpen(open + 1)}>
                {t('photos.next')}
              </Button>
            </Row>
          ) : null
        }
      >
        {shown && open !== undefined ? (
          <StoredImage key={shown.id} className={styles.large} id={shown.id} size="full" alt={name(shown, open)} />
        ) : null}
      </Dialog>
    </>
  );
}
