import { MapPinPlus, Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from '../../../../../ui/desk/antd.ts';
import { useTranslation } from '../../../../../ui/i18n/index.ts';
import { mostFurtherPlaces } from '../../shared/more-places.tsx';
import styles from '../desk.module.css';
import { type EntryDraft, isComplete } from './draft.ts';
import { PlaceBox } from './place-box.tsx';

interface Props {
  readonly places: EntryDraft['alsoAt'];
  readonly onChange: (places: EntryDraft['alsoAt']) => void;
  readonly errorOf: (index: number) => string | undefined;
}

/** The same matter at further places, each typed like the first. */
export function MorePlaces({ places, onChange, errorOf }: Props): ReactNode {
  const { t } = useTranslation('requests');
  return (
    <>
      {places.map((where, index) => (
        <div key={index}>
          <PlaceBox nth={index + 2} value={where} onChange={(next) => onChange(places.map((one, other) => (other === index ? next : one)))} error={errorOf(index)} />
          <div className={styles.control}>
            <Button size="small" icon={<Trash2 size={16} aria-hidden />} onClick={() => onChange(places.filter((_, other) => other !== index))}>
              {t('places.remove', { count: index + 2 })}
            </Button>
          </div>
        </div>
      ))}
      {places.length < mostFurtherPlaces && places.every(isComplete) ? (
        <div className={styles.control}>
          <Button size="small" icon={<MapPinPlus size={16} aria-hidden />} onClick={() => onChange([...places, undefined])}>
            {t('places.add')}
          </Button>
        </div>
      ) : null}
    </>
  );
}
