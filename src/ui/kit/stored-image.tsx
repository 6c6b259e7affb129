import { useEffect, useState, type ReactNode } from 'react';
import { photoAddress } from '../api/files.ts';
import { keptPhoto } from '../offline/kept-photos.ts';

interface Props {
  /** Id of the stored photo. */
  readonly id: string;
  readonly size: 'thumbnail' | 'full';
  readonly alt: string;
  readonly className?: string | undefined;
  readonly lazy?: boolean;
  /** Told when the photo can be had neither from the server nor from this device. */
  readonly onMissing?: () => void;
}

/** A stored photo; without a network the thumbnail kept on this device. */
export function StoredImage({ id, size, alt, className, lazy = false, onMissing }: Props): ReactNode {
  const [kept, setKept] = useState<string | undefined>(undefined);
  useEffect(() => () => (kept === undefined ? undefined : URL.revokeObjectURL(kept)), [kept]);
  const fallBack = async (): Promise<void> => {
    const blob = kept === undefined ? await keptPhoto(id) : undefined;
    if (blob) setKept(URL.createObjectURL(blob));
    else onMissing?.();
  };
  return <img className={className} src={kept ?? photoAddress(id, size)} alt={alt} loading={lazy ? 'lazy' : undefined} onError={() => void fallBack()} />;
}
