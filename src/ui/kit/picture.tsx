import type { ReactNode } from 'react';
import styles from './states.module.css';

export type PictureName = 'wall' | 'lane' | 'box' | 'boat';

/** Colours come from the style sheet, so that pictures follow the theme. */
const stroke = { className: styles.stroke, strokeWidth: 2, strokeLinecap: 'round', strokeLinejoin: 'round' } as const;

/** The flower of a begonia branch: the only red in a picture. */
function Begonia({ x, y }: { readonly x: number; readonly y: number }): ReactNode {
  return (
    <g className={styles.flower}>
      {[0, 90, 180, 270].map((turn) => (
        <ellipse key={turn} cx={x} cy={y - 4} rx={3.2} ry={4} transform={`rotate(${turn} ${x} ${y})`} />
      ))}
      <circle cx={x} cy={y} r={1.6} className={styles.heart} />
    </g>
  );
}

function Roof({ x, width, y }: { readonly x: number; readonly width: number; readonly y: number }): ReactNode {
  return (
    <path
      d={`M${x - 6} ${y + 12} Q${x + 4} ${y + 9} ${x + width / 2} ${y - 8} Q${x + width - 4} ${y + 9} ${x + width + 6} ${y + 12} Z`}
      className={styles.roof}
    />
  );
}

const drawings: Readonly<Record<PictureName, ReactNode>> = {
  wall: (
    <>
      <Roof x={30} width={100} y={30} />
      <path d="M36 42V86H124V42" {...stroke} />
      <path d="M70 86V62a10 10 0 0 1 20 0V86" {...stroke} />
      <path d="M124 74c10-2 14-12 22-22" {...stroke} />
      <Begonia x={146} y={50} />
    </>
  ),
  lane: (
    <>
      <Roof x={12} width={46} y={26} />
      <Roof x={102} width={46} y={26} />
      <path d="M18 38V86M58 38 66 86M102 38 94 86M142 38V86" {...stroke} />
      <path d="M66 86H94" {...stroke} className={styles.ground} />
      <Begonia x={60} y={34} />
    </>
  ),
  box: (
    <>
      <rect x={48} y={40} width={64} height={46} rx={4} {...stroke} />
      <path d="M66 54H94" {...stroke} strokeWidth={3} />
      <Roof x={44} width={72} y={28} />
      <Begonia x={80} y={70} />
    </>
  ),
  boat: (
    <>
      <path d="M30 64c12 14 88 14 100 0" {...stroke} />
      <path d="M62 70V52h40v20" {...stroke} />
      <path d="M56 52c12-10 40-10 52 0Z" className={styles.roof} />
      <path d="M20 84c10-6 20 6 30 0s20 6 30 0 20 6 30 0 20 6 30 0" {...stroke} className={styles.water} />
      <Begonia x={122} y={46} />
    </>
  ),
};

/** A small drawing for an empty place: white walls, dark tiles, one begonia. */
export function Picture({ name }: { readonly name: PictureName }): ReactNode {
  return (
    <svg className={styles.picture} viewBox="0 0 160 100" aria-hidden focusable="false">
      {drawings[name]}
    </svg>
  );
}
