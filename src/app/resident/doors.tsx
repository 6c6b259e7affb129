import { Bell, ChevronRight, MapPin, Phone } from 'lucide-react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { Door, FacePages } from '../../ui/faces.ts';
import { dial, helpHint, helpPhone } from '../../ui/help-phone.ts';
import { hasText, useTranslation } from '../../ui/i18n/index.ts';
import { classNames } from '../../ui/kit/class-names.ts';
import { Text } from '../../ui/kit/layout.tsx';
import styles from './home.module.css';

export interface NamedDoor extends Door {
  readonly context: string;
}

/** All doors of all contexts in their order. */
export function doorsOf(pages: readonly FacePages[]): readonly NamedDoor[] {
  return pages
    .flatMap(({ context, doors = [] }) => doors.map((door) => ({ ...door, context })))
    .sort((a, b) => a.order - b.order);
}

function useDoorWords(): (door: NamedDoor) => { readonly label: string; readonly hint: string | undefined } {
  const { t } = useTranslation('nav');
  return ({ context, label }) => {
    const key = `${context}.${label}`;
    return { label: t(key), hint: hasText(`nav:${key}Hint`) ? t(`${key}Hint`) : undefined };
  };
}

/** The one large button of the home page. */
export function PrimaryDoor({ door }: { readonly door: NamedDoor }): ReactNode {
  const { label, hint } = useDoorWords()(door);
  const { icon: Icon, to } = door;
  return (
    <Link className={styles.report} to={to}>
      <Icon aria-hidden />
      <span>
        <strong>{label}</strong>
        {hint ? (
          <Text as="span" size="small">
            {hint}
          </Text>
        ) : null}
      </span>
      <ChevronRight className={styles.arrow} aria-hidden />
    </Link>
  );
}

/** The other ways in, as a grid of icons with words. */
export function DoorGrid({ doors }: { readonly doors: readonly NamedDoor[] }): ReactNode {
  const words = useDoorWords();
  return (
    <ul className={styles.doors}>
      {doors.map((door) => {
        const Icon = door.icon;
        return (
          <li key={door.to}>
            <Link className={styles.door} to={door.to}>
              <Icon aria-hidden />
              {words(door).label}
            </Link>
          </li>
        );
      })}
    </ul>
  );
}

/** What fills the six when contexts bring fewer. */
const ownDoors = [
  { to: '/nearby', icon: MapPin, label: 'tabs.nearby' },
  { to: '/messages', icon: Bell, label: 'tabs.messages' },
] as const;

/** Elder mode: five doors and a person's phone number, one under the other. */
export function ElderDoors({ doors }: { readonly doors: readonly NamedDoor[] }): ReactNode {
  const { t } = useTranslation();
  const words = useDoorWords();
  const chosen = doors
    .filter((door) => door.elder !== undefined)
    .sort((a, b) => (a.elder ?? 0) - (b.elder ?? 0))
    .slice(0, 5);
  return (
    <ul className={styles.elderDoors}>
      {chosen.map((door) => {
        const Icon = door.icon;
        const { label, hint } = words(door);
        return (
          <li key={door.to}>
            <Link className={classNames(styles.elderDoor, door.primary && styles.elderPrimary)} to={door.to}>
              <Icon aria-hidden />
              <span>
                {label}
                {hint ? <small>{hint}</small> : null}
              </span>
            </Link>
          </li>
        );
      })}
      {ownDoors.slice(0, Math.max(0, 5 - chosen.length)).map(({ to, icon: Icon, label }) => (
        <li key={to}>
          <Link className={styles.elderDoor} to={to}>
            <Icon aria-hidden />
            {t(label)}
          </Link>
        </li>
      ))}
      <li>
        <a className={styles.elderDoor} href={dial(helpPhone())}>
          <Phone aria-hidden />
          <span>
            {t('home.call')}
            <small>{t(helpHint())}</small>
          </span>
        </a>
      </li>
    </ul>
  );
}
