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

/** The photos of a form: made smaller, sent one by one, each with its own state. */
export function usePhotos({ maximum = 9, upload = true, draft }: Settings = {}): Photos {
  const [photos, setPhotos] = useState<readonly PickedPhoto[]>([]);
  const restored = useRef(draft === undefined);

  const change = useCallback((key: string, next: Partial<PickedPhoto>) => {
    setPhotos((list) => list.map((photo) => (photo.key === key ? { ...photo, ...next } : photo)));
  }, []);

  const send = useCallback(
    (key: string, blob: Blob) => {
      uploadPhoto(blob, key).then(
        (id) => change(key, { state: 'sent', id }),
        (problem: unknown) => change(key, { state: 'failed', problem }),
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
    if (draft === undefined || restored.current) return;
    restored.current = true;
    void readDraftPhotos(draft).then((kept) => {
      if (kept.length > 0) {
        begin(kept.map((photo) => (photo.id === undefined && upload ? { ...photo, state: 'uploading' } : photo)));
      }
    });
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
