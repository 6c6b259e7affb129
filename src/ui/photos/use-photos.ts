import { useCallback, useEffect, useRef, useState } from 'react';
import { newId } from '../../shared/ids.ts';
import { uploadPhoto } from '../api/files.ts';
import { readDraftPhotos, writeDraftPhotos } from '../offline/draft-photos.ts';
import { shrinkPhoto } from './shrink.ts';

export interface PickedPhoto {
  /** Made when picked; also the idempotency key of its sending. */
  readonly key: string;
  readonly blob: Blob;
  /** `waiting`: not sent now (offline queue); `sent`: `id` is known; `failed`: tap to try again. */
  readonly state: 'uploading' | 'waiting' | 'sent' | 'failed';
  readonly id?: string;
  /** Milliseconds; the server keeps a photo no record names for a day. */
  readonly sentAt?: number;
  readonly problem?: unknown;
}

export interface Photos {
  readonly photos: readonly PickedPhoto[];
  readonly add: (files: readonly Blob[]) => void;
  readonly remove: (key: string) => void;
  readonly retry: (key: string) => void;
  readonly clear: () => void;
  /** Ids of the photos that are sent. */
  readonly ids: readonly string[];
  readonly busy: boolean;
  readonly failed: boolean;
  readonly maximum: number;
}

interface Settings {
  /** Photos allowed; 9 unless said. */
  readonly maximum?: number;
  /** `false` keeps them on the phone for the offline queue. */
  readonly upload?: boolean;
  /** Keeps them in IndexedDB under this name until cleared, so that a reload loses nothing. */
  readonly draft?: string;
}

const keptByServer = 20 * 60 * 60_000;

/** A photo of an earlier visit: sent again, as a new one, when the server may have let it go. */
function asRestored({ key, blob, id, sentAt = 0, state }: PickedPhoto, upload: boolean): PickedPhoto {
  if (!upload) return { key, blob, state: 'waiting' };
  if (state === 'sent' && id !== undefined && Date.now() - sentAt < keptByServer) return { key, blob, id, sentAt, state };
  return { key: id === undefined ? key : newId(), blob, state: 'uploading' };
}

/** The photos of a form: made smaller, sent one by one, each with its own state. */
export function usePhotos({ maximum = 9, upload = true, draft }: Settings = {}): Photos {
  const [photos, setPhotos] = useState<readonly PickedPhoto[]>([]);
  const restored = useRef(false);
  const line = useRef<Promise<void>>(Promise.resolve());

  const change = useCallback((key: string, next: Partial<PickedPhoto>) => {
    setPhotos((list) => list.map((photo) => (photo.key === key ? { ...photo, ...next } : photo)));
  }, []);

  const send = useCallback(
    (key: string, blob: Blob) => {
      // One after the other: a weak network brings one photo whole rather than three halves.
      line.current = line.current.then(() =>
        uploadPhoto(blob, key).then(
          (id) => change(key, { state: 'sent', id, sentAt: Date.now() }),
          (problem: unknown) => change(key, { state: 'failed', problem }),
        ),
      );
    },
    [change],
  );

  const begin = useCallback(
    (picked: readonly PickedPhoto[]) => {
      setPhotos((list) => [...list, ...picked].slice(0, maximum));
      for (const photo of picked) if (photo.state === 'uploading') send(photo.key, photo.blob);
    },
    [maximum, send],
  );

  useEffect(() => {
    if (draft === undefined) return;
    let current = true;
    void readDraftPhotos(draft).then((kept) => {
      if (!current || restored.current) return;
      restored.current = true;
      begin(kept.map((photo) => asRestored(photo, upload)));
    });
    return () => {
      current = false;
    };
  }, [draft, begin, upload]);

  useEffect(() => {
    if (draft !== undefined && restored.current) void writeDraftPhotos(draft, photos);
  }, [draft, photos]);

  const add = (files: readonly Blob[]): void => {
    const room = maximum - photos.length;
    void Promise.all(files.slice(0, room).map(shrinkPhoto)).then((blobs) =>
      begin(blobs.map((blob) => ({ key: newId(), blob, state: upload ? 'uploading' : 'waiting' }))),
    );
  };

  return {
    photos,
    add,
    remove: (key) => setPhotos((list) => list.filter((photo) => photo.key !== key)),
    retry: (key) => {
      const photo = photos.find((one) => one.key === key);
      if (!photo) return;
      change(key, { state: 'uploading' });
      send(key, photo.blob);
    },
    clear: () => setPhotos([]),
    ids: photos.flatMap((photo) => (photo.id === undefined ? [] : [photo.id])),
    busy: photos.some((photo) => photo.state === 'uploading'),
    failed: photos.some((photo) => photo.state === 'failed'),
    maximum,
  };
}
