import { Camera, Images, LoaderCircle, RotateCw, Smartphone, X } from 'lucide-react';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useProblemText } from '../api/use-problem-text.ts';
import { useTranslation } from '../i18n/index.ts';
import type { PickedPhoto, Photos } from '../photos/use-photos.ts';
import { FieldError, OptionalMark } from './form/field.tsx';
import form from './form/form.module.css';
import { VisuallyHidden } from './layout.tsx';
import styles from './photos.module.css';

function usePreview(blob: Blob): string | undefined {
  const [address, setAddress] = useState<string | undefined>(undefined);
  useEffect(() => {
    const made = URL.createObjectURL(blob);
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [blob]);
  return address;
}

interface PickedProps {
  readonly photo: PickedPhoto;
  readonly name: string;
  readonly onRemove: () => void;
  readonly onRetry: () => void;
}

function Picked({ photo, name, onRemove, onRetry }: PickedProps): ReactNode {
  const { t } = useTranslation();
  const preview = usePreview(photo.blob);
  return (
    <li className={styles.cell}>
      <div className={styles.fill}>{preview ? <img src={preview} alt={name} /> : null}</div>
      {photo.state === 'uploading' ? (
        <span className={styles.state} role="status">
          <LoaderCircle aria-hidden />
          {t('photos.uploading')}
        </span>
      ) : null}
      {photo.state === 'waiting' ? (
        <span className={styles.state}>
          <Smartphone aria-hidden />
          {t('photos.waiting')}
        </span>
      ) : null}
      {photo.state === 'failed' ? (
        <button type="button" className={styles.state} onClick={onRetry}>
          <RotateCw aria-hidden />
          {t('photos.failed')}
        </button>
      ) : null}
      <button type="button" className={styles.remove} onClick={onRemove} aria-label={t('photos.remove', { name })}>
        <span>
          <X aria-hidden />
        </span>
      </button>
    </li>
  );
}

interface Props {
  readonly photos: Photos;
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly required?: boolean;
  readonly error?: string | undefined;
  /** `camera` offers no album: what counts as proof is taken on the spot. */
  readonly source?: 'camera' | 'any';
}

interface AddProps {
  readonly photos: Photos;
  readonly source: 'camera' | 'any';
}

/** The ways to add a photo: on phones the camera first, then the album; elsewhere the file chooser. */
function AddPhotos({ photos, source }: AddProps): ReactNode {
  const { t } = useTranslation();
  const input = useRef<HTMLInputElement>(null);
  const [touch] = useState(() => window.matchMedia('(pointer: coarse)').matches);
  const cameraFirst = touch || source === 'camera';
  const album = useRef(false);
  const openAlbum = (): void => {
    album.current = true;
    input.current?.click();
  };
  /** One input serves both: each press says anew whether it means the camera. */
  const prepare = (element: HTMLInputElement): void => {
    const camera = cameraFirst && !album.current;
    album.current = false;
    element.multiple = !camera;
    if (camera) element.setAttribute('capture', 'environment');
    else element.removeAttribute('capture');
  };
  const count = `${photos.photos.length} / ${photos.maximum}`;
  return (
    <>
      <li className={styles.addCell}>
        <label className={styles.add}>
          <Camera aria-hidden />
          <span aria-hidden>{t(touch ? 'photos.take' : 'photos.add')}</span>
          <span aria-hidden>{count}</span>
          <VisuallyHidden>
            <input
              ref={input}
              type="file"
              aria-label={t('photos.add')}
              accept="image/jpeg,image/png,image/webp"
              multiple={!cameraFirst}
              {...(cameraFirst ? { capture: 'environment' as const } : {})}
              onClick={(event) => prepare(event.currentTarget)}
              onChange={(event) => {
                photos.add([...(event.target.files ?? [])]);
                event.target.value = '';
              }}
            />
          </VisuallyHidden>
        </label>
      </li>
      {touch && source === 'any' ? (
        <li className={styles.addCell}>
          <button type="button" className={styles.add} onClick={openAlbum}>
            <Images aria-hidden />
            {t('photos.choose')}
          </button>
        </li>
      ) : null}
    </>
  );
}

/** Takes and picks photos; the camera button comes first, each photo shows its own state. */
export function PhotoPicker({ photos, label, hint, required = false, error, source = 'any' }: Props): ReactNode {
  const { t } = useTranslation();
  const { text } = useProblemText();
  const failed = photos.photos.find((photo) => photo.state === 'failed');
  return (
    <fieldset className={form.field}>
      <legend className={form.legend}>
        {label}
        {required ? null : <OptionalMark />}
      </legend>
      {hint ? <p className={form.hint}>{hint}</p> : null}
      <ul className={styles.grid}>
        {photos.photos.length < photos.maximum ? <AddPhotos photos={photos} source={source} /> : null}
        {photos.photos.map((photo, index) => (
          <Picked
            key={photo.key}
            photo={photo}
            name={t('photos.name', { number: index + 1 })}
            onRemove={() => photos.remove(photo.key)}
            onRetry={() => photos.retry(photo.key)}
          />
        ))}
      </ul>
      {error ? <FieldError>{error}</FieldError> : null}
      {failed ? <FieldError>{text(failed.problem)}</FieldError> : null}
    </fieldset>
  );
}
