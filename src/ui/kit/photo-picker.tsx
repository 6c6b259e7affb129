import { Camera, LoaderCircle, RotateCw, Smartphone, X } from 'lucide-react';
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
  /** `camera` opens the camera at once on phones; `any` (default) offers camera and album. */
  readonly source?: 'camera' | 'any';
}

/** Takes and picks photos; the camera button comes first, each photo shows its own state. */
export function PhotoPicker({ photos, label, hint, required = false, error, source = 'any' }: Props): ReactNode {
  const { t } = useTranslation();
  const { text } = useProblemText();
  const input = useRef<HTMLInputElement>(null);
  const failed = photos.photos.find((photo) => photo.state === 'failed');
  const pick = (files: FileList | null): void => {
    if (files) photos.add([...files]);
    if (input.current) input.current.value = '';
  };
  return (
    <fieldset className={form.field}>
      <legend className={form.legend}>
        {label}
        {required ? null : <OptionalMark />}
      </legend>
      {hint ? <p className={form.hint}>{hint}</p> : null}
      <ul className={styles.grid}>
        {photos.photos.length < photos.maximum ? (
          <li className={styles.addCell}>
            <label className={styles.add}>
              <Camera aria-hidden />
              {t('photos.add')}
              <span aria-hidden>
                {photos.photos.length} / {photos.maximum}
              </span>
              <VisuallyHidden>
                <input
                  ref={input}
                  type="file"
                  accept="image/jpeg,image/png,image/webp"
                  multiple={source === 'any'}
                  {...(source === 'camera' ? { capture: 'environment' as const } : {})}
                  onChange={(event) => pick(event.target.files)}
                />
              </VisuallyHidden>
            </label>
          </li>
        ) : null}
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
