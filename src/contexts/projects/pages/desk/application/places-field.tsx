import { Trash2 } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useApiQuery } from '../../../../../ui/api/hooks.ts';
import { useTranslation } from '../../../../../ui/i18n/index.ts';
import { Button } from '../../../../../ui/kit/button.tsx';
import { FieldError } from '../../../../../ui/kit/form/field.tsx';
import { TextInput } from '../../../../../ui/kit/form/inputs.tsx';
import { Row, Stack, Text } from '../../../../../ui/kit/layout.tsx';
import { List, ListItem } from '../../../../../ui/kit/list.tsx';
import styles from '../../shared/projects.module.css';
import type { ApplicationDraft } from './draft.ts';

type Place = ApplicationDraft['places'][number];

interface Props {
  readonly places: readonly Place[];
  readonly onChange: (places: readonly Place[]) => void;
  readonly error: string | undefined;
}

function Finder({ onPick }: { readonly onPick: (place: Place) => void }): ReactNode {
  const { t } = useTranslation('projects');
  const [text, setText] = useState('');
  const { data } = useApiQuery('places.search', { query: { q: text.trim() } }, { enabled: text.trim().length > 1, keepPrevious: true });
  const found = text.trim().length > 1 ? (data?.items ?? []).filter(({ type }) => type !== 'workstation') : [];
  return (
    <Stack gap={2}>
      <TextInput label={t('form.addPlace')} placeholder={t('form.placeHint')} value={text} onChange={setText} />
      {found.length > 0 ? (
        <List label={t('form.found')}>
          {found.slice(0, 8).map((item) => (
            <ListItem
              key={item.id} title={item.name} detail={item.where}
              onPress={() => {
                onPick({ compoundId: item.type === 'compound' ? item.id : null, divisionCode: item.divisionCode, placeName: item.name, note: null });
                setText('');
              }}
            />
          ))}
        </List>
      ) : null}
    </Stack>
  );
}

/** One or many places; the first is where the project belongs. */
export function PlacesField({ places, onChange, error }: Props): ReactNode {
  const { t } = useTranslation('projects');
  return (
    <Stack gap={2} as="fieldset">
      <legend>{t('fields.places')}</legend>
      {places.map((place, index) => (
        <div key={place.compoundId ?? place.divisionCode} className={styles.line}>
          <Row between>
            <Text strong as="span">
              {place.placeName}
            </Text>
            <Button tone="quiet" icon={Trash2} aria-label={t('form.dropPlace', { place: place.placeName })} onClick={() => onChange(places.filter((_, at) => at !== index))}>
              {t('form.drop')}
            </Button>
          </Row>
          <TextInput label={t('form.placeNote')} maxLength={100} value={place.note ?? ''} onChange={(note) => onChange(places.map((one, at) => (at === index ? { ...one, note } : one)))} />
        </div>
      ))}
      <Finder onPick={(place) => onChange([...places.filter((one) => (one.compoundId ?? one.divisionCode) !== (place.compoundId ?? place.divisionCode)), place])} />
      {error ? <FieldError>{error}</FieldError> : null}
    </Stack>
  );
}
