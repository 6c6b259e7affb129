import { stagePhoto } from '../src/platform/files/index.ts';
import type { Platform } from '../src/platform/platform.ts';
import type { Actor } from '../src/shared/actor.ts';
import { type Scene, drawPhoto } from './photos.ts';
import { platformAt } from './clock.ts';

const variants = 3;

/** Takes drawn photos as somebody at a moment; each drawing is made once. */
export interface PhotoAlbum {
  take(actor: Actor, at: Date, scene: Scene, solved: boolean, variant: number): Promise<string>;
}

/** Opens the album of drawn photos. */
export function openAlbum(platform: Platform): PhotoAlbum {
  const drawn = new Map<string, Promise<Buffer>>();
  return {
    async take(actor, at, scene, solved, variant) {
      const key = `${scene} ${String(solved)} ${variant % variants}`;
      const bytes = drawn.get(key) ?? drawPhoto({ scene, solved, variant: variant % variants });
      drawn.set(key, bytes);
      return (await stagePhoto(platformAt(platform, at), { bytes: await bytes, actor })).id;
    },
  };
}
