import { useEffect, type ReactNode } from 'react';
import type { FacePages } from '../../ui/faces.ts';
import { formatTime } from '../../shared/time.ts';
import { useTranslation } from '../../ui/i18n/index.ts';
import { BegoniaMark } from '../../ui/kit/begonia-mark.tsx';
import { Card, Section } from '../../ui/kit/layout.tsx';
import { EmptyState } from '../../ui/kit/states.tsx';
import { ElderSwitch, LanguageSwitch } from '../../ui/kit/switches.tsx';
import { useDisplay } from '../../ui/mode.ts';
import { Slot } from '../../ui/slot.tsx';
import { DoorGrid, doorsOf, ElderDoors, PrimaryDoor } from './doors.tsx';
import styles from './home.module.css';

function greetingKey(): 'home.greetingMorning' | 'home.greetingNoon' | 'home.greetingAfternoon' | 'home.greetingEvening' {
  const hour = Number(formatTime(Date.now()).slice(0, 2));
  if (hour >= 5 && hour < 11) return 'home.greetingMorning';
  if (hour >= 11 && hour < 13) return 'home.greetingNoon';
  return hour >= 13 && hour < 18 ? 'home.greetingAfternoon' : 'home.greetingEvening';
}

/** 首页: greeting, the one large button, my matters, ways in, near me. */
export function HomePage({ pages }: { readonly pages: readonly FacePages[] }): ReactNode {
  const { t } = useTranslation();
  const elder = useDisplay().mode === 'elder';
  const doors = doorsOf(pages);
  const primary = doors.find((door) => door.primary);
  useEffect(() => {
    document.title = t('product');
  }, [t]);
  return (
    <>
      <header className={styles.roof}>
        <div className={styles.roofInner}>
          <span className={styles.brand}>
            <BegoniaMark />
            {t('product')}
          </span>
          <span className={styles.switches}>
            <ElderSwitch />
            <LanguageSwitch />
          </span>
        </div>
      </header>
      <main id="main" tabIndex={-1}>
        <div className={styles.wall}>
          <div className={styles.wallInner}>
            <div className={styles.greeting}>
              <h1>{t(greetingKey())}</h1>
              <Slot name="home.place" empty={<p>{t('home.place')}</p>} />
              <p>{t('tagline')}</p>
            </div>
            {primary && !elder ? <PrimaryDoor door={primary} /> : null}
          </div>
        </div>
        <Slot name="home.notice" />
        {elder ? (
          <div className={styles.columns}>
            <ElderDoors doors={doors} />
          </div>
        ) : (
          <div className={styles.columns}>
            <div className={styles.column}>
              <Section title={t('home.mine')}>
                <Slot
                  name="home.mine"
                  empty={
                    <Card>
                      <EmptyState compact title={t('home.mineEmpty')} hint={t('home.mineEmptyHint')} />
                    </Card>
                  }
                />
              </Section>
              <Section title={t('home.services')}>
                <DoorGrid doors={doors.filter((door) => !door.primary)} />
              </Section>
            </div>
            <div className={styles.column}>
              <Section title={t('home.near')}>
                <Slot
                  name="home.near"
                  empty={
                    <Card>
                      <EmptyState picture="lane" title={t('home.nearEmpty')} />
                    </Card>
                  }
                />
              </Section>
            </div>
          </div>
        )}
      </main>
    </>
  );
}
